import { AskError } from './ask-error.js';
import { type Document, textOf } from './graphql.js';

/**
 * Asks the server, by POST as any client does.
 * @param options.signal stops the request; the server stops working on it too
 * @throws AskError for the first error of the answer, or where there is no answer (UNREACHABLE)
 */
export async function ask<Result, Variables>(
  document: Document<Result, Variables>,
  { variables, signal }: { variables: Variables; signal?: AbortSignal },
): Promise<Result> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify({ query: textOf(document), variables }),
    ...(signal && { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw unreachable('ask the server: it does not answer');
  });
  const answer = await response.json().catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw unreachable(`ask the server: it answered ${response.status} without JSON`);
  });
  if (answer.errors?.length > 0) throw new AskError(answer.errors[0]);
  return answer.data;
}

function unreachable(message: string): AskError {
  return new AskError({ message, extensions: { code: 'UNREACHABLE', hint: 'See whether it runs, then try again.' } });
}
