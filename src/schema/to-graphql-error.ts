import { GraphQLError } from 'graphql';
import { PapergraphError } from '../errors.js';

/**
 * What a client may see of an error: one that was thrown on purpose, with `extensions` code, hint and details (value,
 * candidates, limit); path and locations are kept. Others are not for clients.
 *
 * @returns undefined where the error was not thrown on purpose
 */
export function toGraphQLError(error: unknown): GraphQLError | undefined {
  const outer = error instanceof GraphQLError ? error : undefined;
  const thrown = outer?.originalError ?? error;
  if (!(thrown instanceof PapergraphError)) return undefined;
  return new GraphQLError(thrown.message, {
    nodes: outer?.nodes,
    source: outer?.source,
    positions: outer?.positions,
    path: outer?.path,
    originalError: thrown,
    extensions: { code: thrown.code, ...(thrown.hint !== undefined && { hint: thrown.hint }), ...thrown.details },
  });
}
