import { randomUUID } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from '../logger.js';

const idHeader = 'x-request-id';

/** Names each request by `x-request-id`, the client's own where it sent a plain one, and logs it where debugging. */
export function useRequestLog({ logger }: { logger: Logger }): Plugin {
  const begun = new WeakMap<Request, { id: string; at: number }>();
  return {
    onRequest({ request }) {
      const given = request.headers.get(idHeader);
      const id = given && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
      begun.set(request, { id, at: performance.now() });
    },
    onResponse({ request, response }) {
      const start = begun.get(request);
      if (!start) return;
      response.headers.set(idHeader, start.id);
      const took = (performance.now() - start.at).toFixed(1);
      logger.debug(`${start.id} ${request.method} ${new URL(request.url).pathname} ${response.status} ${took} ms`);
    },
  };
}
