import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql';

/** What the thread is told; it answers each 'checkpoint' when that is over. */
export type CheckpointTask = 'checkpoint' | 'end';

const connection = new Database(workerData as string);
connection.pragma('busy_timeout = 0');
connection.pragma('synchronous = NORMAL');

parentPort?.on('message', (task: CheckpointTask) => {
  if (task === 'end') {
    connection.close();
    parentPort?.close();
    return;
  }
  try {
    connection.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } catch {
    // What it leaves is carried over by the next one, or by the writer.
  }
  parentPort?.postMessage('over');
});
