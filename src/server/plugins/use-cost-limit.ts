import { type DocumentNode, GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { coercedVariables } from '../coerced-variables.js';
import { limitError } from '../limit-error.js';
import { queryCost } from '../query-cost.js';

/** The header that tells a client what its query cost. */
export const costHeader = 'x-query-cost';

/** Refuses an operation that would cost more than `maxCost` points, before it runs; tells the cost of every other. */
export function useCostLimit({ maxCost }: { maxCost: number }): Plugin {
  const costs = new WeakMap<Request, number>();
  const constantCosts = new WeakMap<DocumentNode, Map<string, number>>();

  return {
    onExecute({ args, setResultAndStopExecution }) {
      const { schema, document, operationName, contextValue } = args;
      const cost = costOf(schema, document, operationName ?? null, args.variableValues ?? {});
      if (cost === undefined) return;
      costs.set(contextValue.request, cost);
      if (cost <= maxCost) return;
      const error = limitError(`the query costs ${cost} points, expected at most ${maxCost}`, {
        code: 'COST_LIMIT_EXCEEDED',
        value: cost,
        limit: maxCost,
        hint: 'ask for smaller pages (first) or networks (maxNodes), fewer aliases, or split the query',
        status: 400,
        isInvalidDocument: true,
      });
      setResultAndStopExecution({ errors: [error] });
    },
    onResponse({ request, response }) {
      const cost = costs.get(request);
      if (cost !== undefined) response.headers.set(costHeader, String(cost));
    },
  };

  /** Undefined where the execution itself will say what is wrong with the operation or its variables. */
  function costOf(
    schema: GraphQLSchema,
    document: DocumentNode,
    operationName: string | null,
    inputs: Record<string, unknown>,
  ): number | undefined {
    const operation = getOperationAST(document, operationName);
    if (!operation) return undefined;
    const known = constantCosts.get(document)?.get(operationName ?? '');
    if (known !== undefined && !operation.variableDefinitions?.length) return known;
    try {
      const { coerced, errors } = coercedVariables(schema, operation, inputs);
      if (errors) return undefined;
      if (known !== undefined) return known;
      const { points, followsVariables } = queryCost(schema, document, operation, coerced);
      if (!followsVariables) {
        const byName = constantCosts.get(document) ?? new Map<string, number>();
        constantCosts.set(document, byName.set(operationName ?? '', points));
      }
      return points;
    } catch (error) {
      if (error instanceof GraphQLError) return undefined;
      throw error;
    }
  }
}
