import { GraphQLError, type GraphQLErrorOptions } from 'graphql';

export interface LimitFacts extends Pick<GraphQLErrorOptions, 'nodes'> {
  code: string;
  /** What was asked for, in the limit's unit. */
  value?: number;
  limit: number;
  /** The way out. */
  hint: string;
  /** HTTP status of an answer in application/graphql-response+json. */
  status: number;
  /** Whether an answer in application/json keeps 200, as the GraphQL over HTTP draft has it for invalid documents. */
  isInvalidDocument?: boolean;
}

/** The error of every limit: a stable code, the limit and the value that went over it. */
export function limitError(message: string, facts: LimitFacts): GraphQLError {
  const { code, value, limit, hint, status, nodes, isInvalidDocument = false } = facts;
  return new GraphQLError(message, {
    nodes: nodes ?? null,
    extensions: {
      code,
      limit,
      ...(value !== undefined && { value }),
      hint,
      http: { status, spec: isInvalidDocument },
    },
  });
}
