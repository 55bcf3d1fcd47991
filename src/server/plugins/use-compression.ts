import { promisify } from 'node:util';
import { constants, gzip } from 'node:zlib';
import type { Plugin } from 'graphql-yoga';
import { takesGzip } from '../takes-gzip.js';

const pack = promisify(gzip);
/** Shorter answers fit into the first packets anyway. */
const leastBytes = 4_096;
/** Names and keys repeat so much that a higher level gains a tenth and costs twice the time. */
const level = constants.Z_BEST_SPEED;

/** Packs JSON answers for clients that take gzip, in libuv's threads: a network of 100 nodes and its edges is an eighth then. */
export function useCompression(): Plugin {
  return {
    onResponse({ request, response, setResponse, fetchAPI }) {
      const { headers, status } = response;
      if (Number(headers.get('content-length') ?? 0) < leastBytes) return undefined;
      if (!/\bjson\b/.test(headers.get('content-type') ?? '') || headers.has('content-encoding')) return undefined;
      headers.append('vary', 'accept-encoding');
      if (!takesGzip(request)) return undefined;
      return response
        .arrayBuffer()
        .then((body) => pack(body, { level }))
        .then((packed) => {
          headers.set('content-encoding', 'gzip');
          headers.set('content-length', String(packed.length));
          setResponse(new fetchAPI.Response(new Uint8Array(packed), { status, headers }));
        });
    },
  };
}
