import { GraphQLInt, GraphQLString } from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { WrittenText } from '../../schema/written-text.js';
import type { JsonWriter } from './json-writer.js';
import type { FieldPlan, Shape } from './selection-plan.js';

export type LeafShape = Extract<Shape, { kind: 'leaf' }>;

/** Writes nothing where JSON has no word for the value. */
export function writeLeaf(writer: JsonWriter, shape: LeafShape, plan: FieldPlan, value: unknown): undefined {
  const { type } = shape;
  // What serialize would give back as it is.
  if (typeof value === 'string' && type === GraphQLString) writer.string(value);
  else if (typeof value === 'number' && type === GraphQLInt && (value | 0) === value) writer.number(value);
  else if (value instanceof WrittenText && type === GraphQLString) writer.copy(value.bytes, value.start, value.end);
  else writer.value(completeLeaf(shape, plan, value));
}

/** What the type makes of the value. @throws where it makes nothing of it */
export function completeLeaf(shape: LeafShape, plan: FieldPlan, value: unknown): unknown {
  if (value instanceof Error) throw value;
  if (value === null || value === undefined) return nullOf(shape, plan);
  const written = shape.type.serialize(value);
  if (written === null || written === undefined)
    throw new Error(
      `Expected \`${inspect(shape.type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(written)}`,
    );
  return written;
}

/** @throws where the field can't be null */
export function nullOf({ isNonNull }: Shape, plan: FieldPlan): null {
  if (isNonNull) throw new Error(`Cannot return null for non-nullable field ${nameOf(plan)}.`);
  return null;
}

export function nameOf({ parentType, field }: FieldPlan): string {
  return `${parentType.name}.${field.name}`;
}
