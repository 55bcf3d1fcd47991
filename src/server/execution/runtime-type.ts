import {
  type GraphQLAbstractType,
  GraphQLError,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
} from 'graphql';
import { inspect } from 'graphql/jsutils/inspect.js';
import { nameOf } from './leaf-values.js';
import type { FieldPlan } from './selection-plan.js';

/**
 * The object type of a value of an interface or union.
 *
 * @param name what `resolveType` said of the value
 * @throws GraphQLError as graphql-js says it where there is no such type, or where it is none of them
 */
export function runtimeType(
  schema: GraphQLSchema,
  name: unknown,
  type: GraphQLAbstractType,
  plan: FieldPlan,
  value: unknown,
): GraphQLObjectType {
  const { nodes } = plan;
  const mustResolve = `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${nameOf(plan)}"`;
  if (name === null || name === undefined)
    throw new GraphQLError(
      `${mustResolve}. Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    );
  if (typeof name !== 'string')
    throw new GraphQLError(`${mustResolve} with value ${inspect(value)}, received "${inspect(name)}".`);
  const found = schema.getType(name);
  if (!found)
    throw new GraphQLError(
      `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`,
      { nodes },
    );
  if (!isObjectType(found))
    throw new GraphQLError(`Abstract type "${type.name}" was resolved to a non-object type "${name}".`, { nodes });
  if (!schema.isSubType(type, found))
    throw new GraphQLError(`Runtime Object type "${found.name}" is not a possible type for "${type.name}".`, {
      nodes,
    });
  return found;
}

/** Where `isTypeOf` says that a value is not of the type. */
export function otherType({ name }: GraphQLObjectType, { nodes }: FieldPlan, value: unknown): GraphQLError {
  return new GraphQLError(`Expected value of type "${name}" but got: ${inspect(value)}.`, { nodes });
}
