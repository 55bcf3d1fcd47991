import { setMaxListeners } from 'node:events';
import type { ExecutionResult } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { limitError } from '../limit-error.js';

/** Aborted where the time is up or the client has gone; the request's context carries it to the resolvers. */
export interface WithSignal {
  signal: AbortSignal;
}

/**
 * Answers with the code TIMEOUT after `requestTimeoutMs` and tells the resolvers through the signal to stop. Work that
 * never yields can't be interrupted by it: whoever computes for long keeps a budget of their own.
 */
export function useRequestTimeout({ requestTimeoutMs }: { requestTimeoutMs: number }): Plugin {
  return {
    onParams({ request, context, paramsHandler, setParamsHandler }) {
      const controller = new AbortController();
      // Each field that computes for long may listen.
      setMaxListeners(0, controller.signal);
      (context as Partial<WithSignal>).signal = controller.signal;
      setParamsHandler(async (payload) => {
        const leave = () => controller.abort(request.signal.reason);
        request.signal.addEventListener('abort', leave, { once: true });
        let timer: NodeJS.Timeout | undefined;
        const timeout = new Promise<ExecutionResult>((resolve) => {
          timer = setTimeout(() => {
            const error = timeoutError(requestTimeoutMs);
            controller.abort(error);
            resolve({ errors: [error] });
          }, requestTimeoutMs);
        });
        try {
          return await Promise.race([paramsHandler(payload), timeout]);
        } finally {
          clearTimeout(timer);
          request.signal.removeEventListener('abort', leave);
        }
      });
    },
  };
}

function timeoutError(requestTimeoutMs: number) {
  return limitError(`the answer took longer than ${requestTimeoutMs} ms`, {
    code: 'TIMEOUT',
    limit: requestTimeoutMs,
    hint: 'ask for less at a time: a smaller depth, smaller pages, a narrower where',
    status: 503,
  });
}
