import { parentPort, workerData } from 'node:worker_threads';
import { sentError } from '../threads/sent-error.js';
import type { TaskAnswer } from '../threads/worker-pool.js';
import { openSql } from './open-sql.js';
import { readIds } from './read-ids.js';
import type { ReaderTask } from './reader.js';
import { connectPrisma } from './sqlite-adapter.js';

// A thread that reads a SQLite database, one question after another, while the server's own thread answers others.
const opened = await openSql(workerData as string, { create: false });
const prisma = opened.dialect === 'sqlite' ? await connectPrisma(opened.path) : undefined;

parentPort?.on('message', async (task: ReaderTask) => {
  try {
    parentPort?.postMessage({ result: await answer(task) } satisfies TaskAnswer);
  } catch (error) {
    parentPort?.postMessage({ error: sentError(error) } satisfies TaskAnswer);
  }
});

async function answer(task: ReaderTask): Promise<unknown> {
  if ('ids' in task) return (await readIds(opened.sql, task.ids)).slice();
  if ('all' in task) return opened.sql.all(task.all.text, task.all.parameters);
  return prisma?.queryRaw(task.query as Parameters<typeof prisma.queryRaw>[0]);
}
