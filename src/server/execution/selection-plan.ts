import {
  type ArgumentNode,
  defaultFieldResolver,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  GraphQLIncludeDirective,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  SchemaMetaFieldDef,
  type SelectionNode,
  type SelectionSetNode,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type ValueNode,
} from 'graphql';
import type { ColumnOf } from '../../schema/columns.js';
import { type FieldLabels, labelsOf } from './written.js';

type Values = Readonly<Record<string, unknown>>;

/** What a field of a query answers with, looked through once: graphql-js asks the type again for each value. */
export type Shape = { isNonNull: boolean } & (
  | { kind: 'leaf'; type: GraphQLLeafType }
  | { kind: 'object'; type: GraphQLObjectType }
  | { kind: 'abstract'; type: GraphQLAbstractType }
  | { kind: 'list'; item: Shape }
);

/** One field of a selection. */
export interface FieldPlan {
  /** From 0, in its query: where what one execution knows of the field is kept. */
  number: number;
  responseName: string;
  labels: FieldLabels;
  nodes: readonly [FieldNode, ...FieldNode[]];
  parentType: GraphQLObjectType;
  field: GraphQLField<unknown, unknown>;
  resolve: GraphQLFieldResolver<unknown, unknown>;
  /** Whether the resolver names its info, or the type of its value may be asked with it. */
  readsInfo: boolean;
  shape: Shape;
  /** Where the values of all items of a list may lie together. */
  column: ColumnOf<unknown> | undefined;
  /** Whether its arguments are the same in every execution. */
  isConstant: boolean;
  /** The arguments, once they are known, where they are constant. */
  constantArguments: Record<string, unknown> | undefined;
  /** By the type of the value; an object field has one. */
  selections: Map<GraphQLObjectType, SelectionPlan>;
}

/** The fields that are asked of a type, in the order of the answer. */
export type SelectionPlan = readonly FieldPlan[];

/** What is asked of the types of one operation, with the values of the variables that decide what is left out. */
export class QueryPlan {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly root: SelectionPlan;
  readonly #variables: Values;
  #fields = 0;

  /** @param variables coerced; only those in directives are looked at */
  constructor(
    schema: GraphQLSchema,
    fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    rootType: GraphQLObjectType,
    selections: SelectionSetNode,
    variables: Values,
  ) {
    this.schema = schema;
    this.fragments = fragments;
    this.#variables = variables;
    this.root = this.#planOf(rootType, [selections]);
  }

  /** What a field asks of a value of a type. */
  selectionOf(plan: FieldPlan, type: GraphQLObjectType): SelectionPlan {
    const known = plan.selections.get(type);
    if (known) return known;
    const sets = plan.nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    const selection = this.#planOf(type, sets);
    plan.selections.set(type, selection);
    return selection;
  }

  #planOf(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): SelectionPlan {
    const fields = new Map<string, FieldNode[]>();
    const spread = new Set<string>();
    for (const set of sets) this.#collect(type, set, fields, spread);
    const plans: FieldPlan[] = [];
    for (const [responseName, nodes] of fields) {
      const field = fieldOf(this.schema, type, (nodes[0] as FieldNode).name.value);
      if (field) plans.push(this.#fieldPlan(responseName, nodes as [FieldNode], type, field));
    }
    return plans;
  }

  #fieldPlan(
    responseName: string,
    nodes: [FieldNode, ...FieldNode[]],
    parentType: GraphQLObjectType,
    field: GraphQLField<unknown, unknown>,
  ): FieldPlan {
    const resolve = field.resolve ?? defaultFieldResolver;
    const shape = shapeOf(field.type);
    return {
      number: this.#fields++,
      responseName,
      labels: labelsOf(responseName),
      nodes,
      parentType,
      field,
      resolve,
      readsInfo: resolve.length > 3 || asksType(shape),
      shape,
      column: field.args.length === 0 ? (field.extensions.column as ColumnOf<unknown> | undefined) : undefined,
      isConstant: !(nodes[0].arguments ?? []).some(hasVariable),
      constantArguments: undefined,
      selections: new Map(),
    };
  }

  /** After the specification: fields of one response name come together, a fragment is spread once. */
  #collect(
    type: GraphQLObjectType,
    set: SelectionSetNode,
    fields: Map<string, FieldNode[]>,
    spread: Set<string>,
  ): void {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        if (!this.#isIncluded(selection)) continue;
        const name = (selection.alias ?? selection.name).value;
        const nodes = fields.get(name);
        if (nodes) nodes.push(selection);
        else fields.set(name, [selection]);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (!this.#isIncluded(selection) || !this.#applies(selection.typeCondition?.name.value, type)) continue;
        this.#collect(type, selection.selectionSet, fields, spread);
      } else {
        const name = selection.name.value;
        if (spread.has(name) || !this.#isIncluded(selection)) continue;
        spread.add(name);
        const fragment = this.fragments[name];
        if (!fragment || !this.#applies(fragment.typeCondition.name.value, type)) continue;
        this.#collect(type, fragment.selectionSet, fields, spread);
      }
    }
  }

  #isIncluded(node: SelectionNode): boolean {
    if (!node.directives?.length) return true;
    if (getDirectiveValues(GraphQLSkipDirective, node, this.#variables)?.if === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, node, this.#variables)?.if !== false;
  }

  #applies(condition: string | undefined, type: GraphQLObjectType): boolean {
    if (condition === undefined || condition === type.name) return true;
    const named = this.schema.getType(condition);
    return isAbstractType(named) && this.schema.isSubType(named, type);
  }
}

function fieldOf(
  schema: GraphQLSchema,
  type: GraphQLObjectType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
  if (schema.getQueryType() === type) {
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  }
  return type.getFields()[name];
}

function shapeOf(type: GraphQLOutputType): Shape {
  const isNonNull = isNonNullType(type);
  const inner = isNonNull ? type.ofType : type;
  if (isListType(inner)) return { isNonNull, kind: 'list', item: shapeOf(inner.ofType) };
  if (isLeafType(inner)) return { isNonNull, kind: 'leaf', type: inner };
  if (isAbstractType(inner)) return { isNonNull, kind: 'abstract', type: inner };
  return { isNonNull, kind: 'object', type: inner as GraphQLObjectType };
}

function asksType(shape: Shape): boolean {
  if (shape.kind === 'list') return asksType(shape.item);
  return shape.kind === 'abstract' || (shape.kind === 'object' && shape.type.isTypeOf !== undefined);
}

function hasVariable(node: ArgumentNode): boolean {
  return namesVariable(node.value);
}

function namesVariable(value: ValueNode): boolean {
  if (value.kind === Kind.VARIABLE) return true;
  if (value.kind === Kind.LIST) return value.values.some(namesVariable);
  return value.kind === Kind.OBJECT && value.fields.some((field) => namesVariable(field.value));
}
