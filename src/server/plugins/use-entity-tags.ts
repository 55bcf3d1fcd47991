import { createHash } from 'node:crypto';
import type { Plugin } from 'graphql-yoga';

/**
 * Gives every answer to a GET at `path` a tag of its content, and answers 304 without a body where the client names it:
 * whoever asks again of unchanged data is told so. Answers to POST have none, as clients and proxies don't keep those.
 */
export function useEntityTags({ path }: { path: string }): Plugin {
  return {
    onResponse({ request, response, setResponse, fetchAPI }) {
      if (request.method !== 'GET' || response.status !== 200 || new URL(request.url).pathname !== path)
        return undefined;
      const { headers } = response;
      if (!/\bjson\b/.test(headers.get('content-type') ?? '')) return undefined;
      return response.arrayBuffer().then((content) => {
        const body = new Uint8Array(content);
        // Weak, as the same answer may be sent packed.
        const tag = `W/"${createHash('sha1').update(body).digest('base64url')}"`;
        headers.set('etag', tag);
        headers.set('cache-control', 'no-cache');
        headers.append('vary', 'accept');
        const isKnown = namesTag(request.headers.get('if-none-match') ?? '', tag);
        if (isKnown) headers.delete('content-length');
        setResponse(new fetchAPI.Response(isKnown ? null : body, { status: isKnown ? 304 : 200, headers }));
      });
    },
  };
}

/** Compares as If-None-Match does: a weak and a strong tag of the same text are the same. */
function namesTag(header: string, tag: string): boolean {
  const opaque = (text: string) => text.trim().replace(/^W\//, '');
  return header.trim() === '*' || header.split(',').some((named) => opaque(named) === opaque(tag));
}
