import { setTimeout } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { QueryError } from '../../src/errors.js';
import { WorkerPool, type WorkerPoolOptions } from '../../src/threads/worker-pool.js';

/** Answers with what it is sent and its thread; or breaks, ends, throws, waits at a gate, or counts for ever where it is sent a counter. */
const code = `
  const { parentPort, threadId } = require('node:worker_threads');
  parentPort.on('message', (task) => {
    if (ArrayBuffer.isView(task)) for (;;) Atomics.add(task, 0, 1);
    if (task.gate) Atomics.wait(task.gate, 0, 0);
    if (task === 'break') throw new Error('broken');
    if (task === 'end') process.exit(3);
    if (task === 'refuse')
      parentPort.postMessage({ error: { name: 'QueryError', message: 'no', code: 'NO', hint: 'ask', details: { x: 1 } } });
    else parentPort.postMessage({ result: { task, threadId } });
  });`;

const pools: WorkerPool[] = [];
afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

function made(options: Partial<WorkerPoolOptions> = {}) {
  let started = 0;
  const pool = new WorkerPool({
    size: 1,
    queueLimit: 10,
    timeBudget: 20_000,
    startWorker: () => {
      started++;
      return new Worker(code, { eval: true });
    },
    ...options,
  });
  pools.push(pool);
  const run = (task: unknown, signal?: AbortSignal) =>
    pool.run((worker) => worker.postMessage(task), signal) as Promise<{ task: unknown; threadId: number }>;
  return { run, pool, started: () => started };
}

/** What a thread counts with that never ends. */
const counter = () => new Int32Array(new SharedArrayBuffer(4));

/** Lets a thread go on that waits at a gate. */
function open(gate: Int32Array): void {
  Atomics.store(gate, 0, 1);
  Atomics.notify(gate, 0);
}

/** Resolves when it counts, and where it is told so, when it counts no more. */
async function counts(count: Int32Array, isStill = false): Promise<void> {
  await vi.waitFor(
    async () => {
      const before = Atomics.load(count, 0);
      await setTimeout(50);
      expect(Atomics.load(count, 0) === before).toBe(isStill);
    },
    { timeout: 10_000 },
  );
}

describe('a pool of workers', () => {
  it('starts a thread when it is needed, and uses it again', async () => {
    const { run, started } = made({ size: 2 });
    expect(started()).toBe(0);
    const first = await run('a');
    const second = await run('b');
    expect([first.task, second.task, second.threadId]).toEqual(['a', 'b', first.threadId]);
    expect(started()).toBe(1);
    const both = await Promise.all([run('c'), run('d')]);
    expect(new Set(both.map(({ threadId }) => threadId)).size).toBe(2);
  });

  it('answers first come first served, and refuses when too many wait', async () => {
    const { run } = made({ queueLimit: 2 });
    const order: unknown[] = [];
    const asked = ['a', 'b', 'c'].map((task) => run(task).then((answer) => order.push(answer.task)));
    await expect(run('d')).rejects.toMatchObject({ code: 'BUSY', details: { limit: 2 } });
    await Promise.all(asked);
    expect(order).toEqual(['a', 'b', 'c']);
  });

  it('gives errors back as they were thrown', async () => {
    const { run, started } = made();
    const error = await run('refuse').catch((reason) => reason);
    expect(error).toBeInstanceOf(QueryError);
    expect(error).toMatchObject({ code: 'NO', message: 'no', hint: 'ask', details: { x: 1 } });
    await run('a');
    expect(started()).toBe(1);
  });

  it.each(['break', 'end'])('fails one task only where its thread should %s', async (how) => {
    const { run, started } = made();
    const [broken, after] = await Promise.allSettled([run(how), run('a')]);
    expect(broken).toMatchObject({ status: 'rejected' });
    expect(after).toMatchObject({ status: 'fulfilled' });
    expect(started()).toBe(2);
  });

  it('stops what is aborted, and nothing else', async () => {
    const { run, started } = made({ size: 2 });
    const leaving = new AbortController();
    const [one, other] = [counter(), counter()];
    const spinning = run(one, leaving.signal);
    const staying = run(other, new AbortController().signal);
    staying.catch(() => {});
    await Promise.all([counts(one), counts(other)]);
    leaving.abort(new Error('left'));
    await expect(spinning).rejects.toThrow('left');
    await counts(one, true);
    await counts(other);
    expect((await run('a')).task).toBe('a');
    expect(started()).toBe(3);
  });

  it('takes what is aborted out of the queue, and never begins what was aborted before', async () => {
    const { run, started } = made();
    await expect(run('a', AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(started()).toBe(0);
    const [first, leaving] = [new AbortController(), new AbortController()];
    const spinning = run(counter(), first.signal);
    const waiting = run('b', leaving.signal);
    leaving.abort(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
    first.abort(new Error('stop'));
    await expect(spinning).rejects.toThrow('stop');
  });

  it('stops what runs over its budget', async () => {
    const { run } = made({ timeBudget: 300 });
    const count = counter();
    await expect(run(count)).rejects.toMatchObject({ code: 'TIME_BUDGET', details: { limit: 300 } });
    await counts(count, true);
  });

  it('leaves a thread that may not be ended to its task, and uses it again afterwards', async () => {
    const { run, pool, started } = made({ mayEndThreads: false, timeBudget: 1_000 });
    const gate = counter();
    const leaving = new AbortController();
    const waiting = run({ gate }, leaving.signal);
    const behind = run('a');
    leaving.abort(new Error('left'));
    await expect(waiting).rejects.toThrow('left');
    await expect(Promise.race([behind, setTimeout(100, 'still waiting')])).resolves.toBe('still waiting');
    open(gate);
    const { threadId } = await behind;
    await expect(run(() => {})).rejects.toThrow('could not be cloned');
    const slow = counter();
    await expect(run({ gate: slow })).rejects.toMatchObject({ code: 'TIME_BUDGET' });
    const closing = pool.close();
    open(slow);
    await closing;
    expect([threadId, started()]).toEqual([expect.any(Number), 1]);
  });

  it('fails what it was doing when it is closed', async () => {
    const { run, pool } = made();
    const spinning = run(counter());
    const waiting = run('a');
    await Promise.all([
      expect(spinning).rejects.toThrow('closed'),
      expect(waiting).rejects.toThrow('closed'),
      pool.close(),
    ]);
    await expect(run('b')).rejects.toThrow('closed');
  });

  it('fails a task that cannot be posted', async () => {
    const { run } = made();
    await expect(run(() => {})).rejects.toThrow('could not be cloned');
    expect((await run('a')).task).toBe('a');
  });
});
