import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../errors.js';
import type { App } from './app.js';

export interface Listening {
  /** As a browser on this machine reaches it, without a slash at the end. */
  url: string;
  /** Takes no new requests, lets those under way end for up to `graceMs`, and resolves when all is closed. */
  close(): Promise<void>;
}

const graceMs = 3_000;

/**
 * Lets an app listen; port 0 takes any that is free.
 * @throws ConfigError PORT_TAKEN, PORT_FORBIDDEN, HOST_UNKNOWN
 */
export async function listen(app: App, { host, port }: { host: string; port: number }): Promise<Listening> {
  const server = createServer(app.handle);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(listenError(error, host, port)));
    server.listen({ host, port }, resolve);
  });
  const address = server.address() as AddressInfo;
  const isAnyHost = host === '0.0.0.0' || host === '::';
  const name = isAnyHost ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return { url: `http://${name}:${address.port}`, close: () => closeServer(server) };
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): Error {
  const action = `listening on ${host}:${port} failed`;
  if (error.code === 'EADDRINUSE') {
    return new ConfigError('PORT_TAKEN', `${action}: port ${port} is taken`, {
      hint: `stop the program that has it, or choose another: PORT=${port + 1} npm start`,
      cause: error,
    });
  }
  if (error.code === 'EACCES') {
    return new ConfigError('PORT_FORBIDDEN', `${action}: this user may not open port ${port}`, {
      hint: 'choose a port from 1024 upwards with PORT',
      cause: error,
    });
  }
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND' || error.code === 'EAI_AGAIN') {
    return new ConfigError('HOST_UNKNOWN', `${action}: "${host}" is no address of this machine`, {
      hint: 'set HOST to 127.0.0.1 for this machine only, or to 0.0.0.0 for all of its networks',
      cause: error,
    });
  }
  return error;
}
