import { parentPort, workerData } from 'node:worker_threads';
import { type SentError, sentError } from '../threads/sent-error.js';
import { buildSnapshotFile, type SnapshotBytes } from './build-snapshot-file.js';
import { openSql } from './open-sql.js';

export interface SnapshotWorkerData {
  databaseUrl: string;
  /** Of the snapshot's file. */
  path: string;
}

export type SnapshotWorkerMessage = SnapshotBytes | { error: SentError };

// A thread that builds the snapshot once, so that the server's own thread goes on answering.
const { databaseUrl, path } = workerData as SnapshotWorkerData;
try {
  const opened = await openSql(databaseUrl, { create: false });
  const built = await buildSnapshotFile(opened, path);
  await opened.close();
  parentPort?.postMessage(built satisfies SnapshotWorkerMessage);
} catch (error) {
  parentPort?.postMessage({ error: sentError(error) } satisfies SnapshotWorkerMessage);
}
