import { StoreError } from '../errors.js';
import { decodeSnapshot } from '../graph/snapshot-file.js';
import { receivedError } from '../threads/sent-error.js';
import { startWorker } from '../threads/start-worker.js';
import { buildSnapshotFile, type SnapshotBytes } from './build-snapshot-file.js';
import type { DataMoment } from './data-version.js';
import { type BuiltSnapshot, buildSnapshot } from './load-snapshot.js';
import { readSnapshotFile } from './snapshot-file-store.js';
import type { SnapshotWorkerData, SnapshotWorkerMessage } from './snapshot-worker.js';
import type { Store } from './store.js';

/** Gives the snapshot of a moment, or of a later one where the data has changed meanwhile. */
export type SnapshotSource = (moment: DataMoment) => Promise<BuiltSnapshot>;

export interface SnapshotFileOptions {
  /** What the store was opened with. */
  databaseUrl: string;
  /** Of the snapshot's file; see `snapshotPath`. */
  path: string;
  /** Told in one line why a snapshot was built anew; `isRoutine` where the data changed while it was in use. */
  log: (line: string, isRoutine: boolean) => void;
  /** Up to so many papers are read in this thread, faster than another one starts; 2000 unless stated. */
  papersInPlace?: number;
}

/** Errors whose message says which file it is about. */
const namesFile: ReadonlySet<string> = new Set(['SNAPSHOT_MISSING', 'SNAPSHOT_UNREADABLE']);

/** Builds in this thread and keeps no file: for databases that are asked once, and for tests. */
export function snapshotInPlace(store: Store): SnapshotSource {
  return () => buildSnapshot(store);
}

/**
 * Reads the file where it is of the moment; otherwise builds the snapshot in a thread of its own, saves it and says why.
 * The file is looked at once: what comes later is newer than any file.
 */
export function snapshotFromFile(store: Store, options: SnapshotFileOptions): SnapshotSource {
  const { databaseUrl, path, log, papersInPlace = 2000 } = options;
  let isFirst = true;
  return async (moment) => {
    const isRoutine = !isFirst;
    isFirst = false;
    let reason = `the data is of version ${moment.dataVersion} now`;
    if (!isRoutine) {
      try {
        return { snapshot: readSnapshotFile(path, moment), moment };
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        const found = error.message.replace(/^read snapshot: /, '');
        reason = namesFile.has(error.code) ? found : `'${path}' is not valid: ${found}`;
      }
    }
    const start = performance.now();
    const isSmall = await hasAtMost(store, papersInPlace);
    const built = isSmall ? await buildSnapshotFile(store, path) : await buildInThread({ databaseUrl, path });
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const unsaved = built.unsaved === undefined ? '' : `; it can't be saved: ${built.unsaved}`;
    log(`snapshot built in ${seconds} s, as ${reason}${unsaved}`, isRoutine);
    return { snapshot: decodeSnapshot(built.bytes, { checks: 'NONE' }), moment: built.moment };
  };
}

async function hasAtMost({ sql }: Store, papers: number): Promise<boolean> {
  return (await sql.all('SELECT id FROM paper LIMIT 1 OFFSET ?', [papers])).length === 0;
}

function buildInThread(workerData: SnapshotWorkerData): Promise<SnapshotBytes> {
  return new Promise((resolve, reject) => {
    const worker = startWorker('snapshot-worker', import.meta.url, { workerData });
    worker.once('message', (message: SnapshotWorkerMessage) => {
      if ('error' in message) reject(receivedError(message.error));
      else resolve(message);
    });
    worker.once('error', reject);
    worker.once('exit', (code) =>
      reject(new StoreError('SNAPSHOT_FAILED', `build snapshot: its thread ended with ${code}`)),
    );
  });
}
