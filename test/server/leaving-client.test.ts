import { request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { GraphQLInt, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { afterAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { defaultConfig } from '../../src/config.js';
import { createApp } from '../../src/server/app.js';
import { listen } from '../../src/server/listen.js';
import type { Logger } from '../../src/server/logger.js';
import { WorkerPool } from '../../src/threads/worker-pool.js';

const code = `require('node:worker_threads').parentPort.on('message', (count) => { for (;;) Atomics.add(count, 0, 1); });`;
const count = new Int32Array(new SharedArrayBuffer(4));

describe('long work of a server', () => {
  const pool = new WorkerPool({
    size: 1,
    queueLimit: 1,
    timeBudget: 60_000,
    startWorker: () => new Worker(code, { eval: true }),
  });
  const schema = new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        endless: {
          type: GraphQLInt,
          resolve: (_, __, { signal }: { signal: AbortSignal }) =>
            pool.run((worker) => worker.postMessage(count), signal) as Promise<number>,
        },
      },
    }),
  });
  const logger: Logger = { info() {}, debug() {}, error() {} };

  async function serve(requestTimeoutMs: number): Promise<string> {
    const app = createApp({
      schema,
      createContext: (signal) => ({ signal }),
      limits: { ...defaultConfig.limits, requestTimeoutMs },
      logger,
      examples: async () => [],
      homeFacts: async () => ({ holdings: [], dataVersion: 0, softwareVersion: 'test', examples: [] }),
      checkReady: async () => {},
    });
    const listening = await listen(app, { host: '127.0.0.1', port: 0 });
    onTestFinished(listening.close);
    return `${listening.url}/graphql?query={endless}`;
  }
  afterAll(() => pool.close());

  const isCounting = async () => {
    const before = Atomics.load(count, 0);
    await setTimeout(50);
    return Atomics.load(count, 0) !== before;
  };
  const until = (isWanted: boolean) =>
    vi.waitFor(async () => expect(await isCounting()).toBe(isWanted), { timeout: 10_000, interval: 10 });

  it('ends when the client leaves', async () => {
    const asked = request(await serve(60_000), { headers: { accept: 'application/json' } });
    asked.on('error', () => {});
    asked.end();
    await until(true);
    asked.destroy();
    await until(false);
  });

  it('ends when the time of the request is up', async () => {
    const answer = await fetch(await serve(2_000), { headers: { accept: 'application/json' } });
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT' } }] });
    await until(false);
  });
});
