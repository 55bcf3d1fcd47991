import type { FetchAPI, Plugin } from 'graphql-yoga';
import { limitError } from '../limit-error.js';

/** Refuses a request body over `maxBodyBytes`, also where it comes in chunks and its length is not stated. */
export function useBodySizeLimit({ maxBodyBytes }: { maxBodyBytes: number }): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser, fetchAPI }) {
      const parse = requestParser;
      if (!parse || !request.body) return;
      const stated = request.headers.get('content-length');
      setRequestParser(async () => {
        // Node reads no further than the stated length, so a stated length can be believed.
        if (stated === null) return parse(await readWhole(request, maxBodyBytes, fetchAPI));
        if (Number(stated) > maxBodyBytes) throw tooLarge(Number(stated), maxBodyBytes);
        return parse(request);
      });
    },
  };
}

async function readWhole(request: Request, maxBodyBytes: number, fetchAPI: FetchAPI): Promise<Request> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength;
    if (bytes > maxBodyBytes) throw tooLarge(bytes, maxBodyBytes);
    chunks.push(chunk);
  }
  const { url, method, headers, signal } = request;
  return new fetchAPI.Request(url, { method, headers, signal, body: Buffer.concat(chunks) });
}

function tooLarge(bytes: number, maxBodyBytes: number): Error {
  return limitError(`the request body has ${bytes} bytes or more, expected at most ${maxBodyBytes}`, {
    code: 'BODY_TOO_LARGE',
    value: bytes,
    limit: maxBodyBytes,
    hint: 'send fewer variables at a time',
    status: 413,
  });
}
