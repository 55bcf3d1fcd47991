import { encodeSnapshot } from '../graph/snapshot-file.js';
import type { DataMoment } from './data-version.js';
import { buildSnapshot } from './load-snapshot.js';
import { writeSnapshotFile } from './snapshot-file-store.js';
import type { Sql } from './store.js';

export interface SnapshotBytes {
  /** As in the file, in shared memory. */
  bytes: Uint8Array;
  /** Of the data that it was built from. */
  moment: DataMoment;
  /** Why the file could not be written, where it couldn't. */
  unsaved?: string;
}

/** Builds the snapshot from the database and saves it; a folder that can't be written is no failure. */
export async function buildSnapshotFile(source: { sql: Sql }, path: string): Promise<SnapshotBytes> {
  const { snapshot, moment } = await buildSnapshot(source);
  const bytes = encodeSnapshot(snapshot, { isShared: true, stamp: moment.stamp });
  try {
    writeSnapshotFile(path, bytes);
    return { bytes, moment };
  } catch (error) {
    return { bytes, moment, unsaved: error instanceof Error ? error.message : String(error) };
  }
}
