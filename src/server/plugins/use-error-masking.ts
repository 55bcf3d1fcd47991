import { randomUUID } from 'node:crypto';
import { type ExecutionResult, GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { toGraphQLError } from '../../schema/to-graphql-error.js';
import type { Logger } from '../logger.js';

/**
 * Lets errors through that were raised on purpose, with a stable `extensions.code`; every other error is logged once
 * and reaches the client as 'Unexpected error' with an id to find it by. One failure behind many fields, such as a
 * batched load, has one id.
 */
export function useErrorMasking({ logger }: { logger: Logger }): Plugin {
  const ids = new WeakMap<object, string>();

  return {
    onResultProcess({ result, setResult }) {
      if (Array.isArray(result) || Symbol.asyncIterator in result || !result.errors?.length) return;
      const { errors } = result as ExecutionResult;
      setResult({ ...result, errors: errors?.map((error) => present(error, 'data' in result)) ?? [] });
    },
  };

  function present(error: Error, hasData: boolean): GraphQLError {
    const purposeful = toGraphQLError(error);
    if (purposeful) return purposeful;
    const origin = originOf(error);
    if (origin instanceof GraphQLError) return withCode(origin);
    // Nobody reads it, and nothing went wrong here.
    if (origin instanceof DOMException && origin.name === 'AbortError')
      return located(error, 'answer: the client left before it was ready', { code: 'CLIENT_LEFT' });
    return located(error, 'Unexpected error', {
      code: 'INTERNAL_SERVER_ERROR',
      id: idOf(origin, error),
      ...(!hasData && { http: { status: 500 } }),
    });
  }

  function idOf(origin: unknown, error: Error): string {
    const key = typeof origin === 'object' && origin !== null ? origin : error;
    const known = ids.get(key);
    if (known) return known;
    const id = randomUUID();
    ids.set(key, id);
    const path = error instanceof GraphQLError && error.path ? ` at ${error.path.join('.')}` : '';
    logger.error(
      `unexpected error ${id}${path}: ${origin instanceof Error ? (origin.stack ?? origin.message) : String(origin)}`,
    );
    return id;
  }
}

/** The error that was thrown first: GraphQL wraps it to add the path. */
function originOf(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? originOf(error.originalError) : error;
}

function located(error: Error, message: string, extensions: Record<string, unknown>): GraphQLError {
  if (!(error instanceof GraphQLError)) return new GraphQLError(message, { extensions });
  const { nodes, source, positions, path } = error;
  return new GraphQLError(message, { nodes, source, positions, path, extensions });
}

/** What GraphQL itself found wrong names no code: a document that doesn't parse, variables of another type. */
function withCode(error: GraphQLError): GraphQLError {
  if (typeof error.extensions.code === 'string') return error;
  const code = error.message.startsWith('Syntax Error') ? 'GRAPHQL_PARSE_FAILED' : 'BAD_REQUEST';
  return located(error, error.message, { ...error.extensions, code });
}
