import { type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from 'graphql';

type Coerced = ReturnType<typeof getVariableValues>;

const known = new WeakMap<object, { operation: OperationDefinitionNode; schema: GraphQLSchema; coerced: Coerced }>();

/**
 * The variables of an operation as their types have them, or the first error. A request's are needed for its cost and for
 * its answer, and worked out once.
 *
 * @param inputs as the client sent them; they don't change
 */
export function coercedVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  inputs: Readonly<Record<string, unknown>>,
): Coerced {
  const last = known.get(inputs);
  if (last?.operation === operation && last.schema === schema) return last.coerced;
  const coerced = getVariableValues(schema, operation.variableDefinitions ?? [], inputs, { maxErrors: 1 });
  known.set(inputs, { operation, schema, coerced });
  return coerced;
}
