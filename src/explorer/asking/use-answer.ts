import { createContext } from 'preact';
import { useContext, useEffect, useRef, useState } from 'preact/hooks';
import { AnswerCache } from './answer-cache.js';
import { ask } from './ask.js';
import type { AskError } from './ask-error.js';
import { type Document, textOf } from './graphql.js';

export interface Answer<Result> {
  /** Of the latest question that was answered: the one before while the next is under way. */
  data: Result | undefined;
  error: AskError | undefined;
  isLoading: boolean;
  retry: () => void;
}

export const AnswerCacheContext = createContext(new AnswerCache());

/**
 * The answer to a document, asked again when the variables change; what nobody waits for any more is stopped, and not
 * shown where it comes all the same.
 * @param variables undefined where it isn't time to ask yet
 */
export function useAnswer<Result, Variables>(
  document: Document<Result, Variables>,
  variables: Variables | undefined,
): Answer<Result> {
  const cache = useContext(AnswerCacheContext);
  const key = variables === undefined ? undefined : JSON.stringify([textOf(document), variables]);
  const kept = key === undefined ? undefined : (cache.get(key) as Result | undefined);
  const [state, setState] = useState<{ key?: string; data?: Result; error?: AskError }>({});
  const [attempt, setAttempt] = useState(0);
  const latest = useRef<{ key: string | undefined; data: Result }>(undefined);

  useEffect(() => {
    if (key === undefined || variables === undefined || kept !== undefined) return;
    const controller = new AbortController();
    ask(document, { variables, signal: controller.signal }).then(
      (data) => {
        cache.set(key, data);
        if (!controller.signal.aborted) setState({ key, data });
      },
      (error: AskError) => !controller.signal.aborted && setState({ key, error }),
    );
    return () => controller.abort();
  }, [key, attempt]);

  const isOfNow = key !== undefined && state.key === key;
  // What is shown stays, though the cache drops it meanwhile.
  const shown = latest.current?.key === key ? latest.current?.data : undefined;
  const data = kept ?? (isOfNow ? state.data : undefined) ?? shown;
  if (data !== undefined) latest.current = { key, data };
  const error = data === undefined && isOfNow ? state.error : undefined;
  return {
    data: error ? undefined : (data ?? latest.current?.data),
    error,
    isLoading: key !== undefined && data === undefined && error === undefined,
    retry: () => {
      setState({});
      setAttempt(attempt + 1);
    },
  };
}
