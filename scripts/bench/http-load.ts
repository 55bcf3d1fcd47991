import { connect } from 'node:net';

export interface Load {
  url: string;
  /** The JSON text of a request by its number. */
  bodyOf(turn: number): string;
  connections: number;
  milliseconds: number;
}

export interface LoadFigures {
  requests: number;
  requestsPerSecond: number;
  /** Milliseconds from request to whole answer. */
  median: number;
  p99: number;
  /** Bytes of the bodies of answers, on average. */
  bytes: number;
}

/**
 * Keeps some connections busy for a time, each with one request after another, and counts whole answers. Written over
 * bare sockets, so that the client takes as little of the machine from the server as it can.
 *
 * @throws Error for an answer that isn't 200 or has errors
 */
export async function runLoad({ url, bodyOf, connections, milliseconds }: Load): Promise<LoadFigures> {
  const { hostname, port, pathname } = new URL(url);
  const head = `POST ${pathname} HTTP/1.1\r\nhost: ${hostname}:${port}\r\ncontent-type: application/json\r\naccept: application/json\r\n`;
  const times: number[] = [];
  let bytes = 0;
  let next = 0;
  const start = performance.now();
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true });
      let sent = 0;
      let received = Buffer.alloc(0);
      const ask = () => {
        sent = performance.now();
        const body = bodyOf(next++);
        socket.write(`${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      };
      socket.on('connect', ask).on('error', reject);
      socket.on('data', (chunk) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        const body = wholeBody(received);
        if (body === undefined) return;
        if (body instanceof Error) {
          socket.destroy();
          reject(body);
          return;
        }
        const now = performance.now();
        times.push(now - sent);
        bytes += body.length;
        received = Buffer.alloc(0);
        if (now - start < milliseconds) ask();
        else {
          socket.end();
          resolve();
        }
      });
    });
  await Promise.all(Array.from({ length: connections }, work));
  const seconds = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  return {
    requests: times.length,
    requestsPerSecond: times.length / seconds,
    median: times[times.length >> 1] as number,
    p99: times[Math.floor(times.length * 0.99)] as number,
    bytes: bytes / times.length,
  };
}

/** The body of an answer, undefined while some of it is missing. */
function wholeBody(received: Buffer): Buffer | Error | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = received.toString('latin1', 0, end);
  const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
  if (length === undefined) return new Error(`load: an answer without content-length: ${head}`);
  const body = received.subarray(end + 4);
  if (body.length < Number(length)) return undefined;
  if (!head.startsWith('HTTP/1.1 200'))
    return new Error(`load: ${head.slice(0, 40)}: ${body.toString().slice(0, 400)}`);
  const start = body.toString('latin1', 0, 12);
  return start.startsWith('{"data"')
    ? body
    : new Error(`load: an answer with errors: ${body.toString().slice(0, 400)}`);
}
