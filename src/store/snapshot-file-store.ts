import { createHash, randomUUID } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PapergraphError, StoreError } from '../errors.js';
import type { Snapshot } from '../graph/snapshot.js';
import { checkSnapshotHeader, decodeSnapshot } from '../graph/snapshot-file.js';
import type { DataMoment } from './data-version.js';
import { sqlitePath } from './open-sql.js';

/** Where snapshots of databases go that are no file. */
const usualFolder = '.papergraph';
/** Bytes that are read or written at a time: Node allows no more than 2^31 - 1. */
const pieceLength = 2 ** 30;
const unfinishedFor = 3_600_000;

/**
 * Where the snapshot of a database is kept: beside the file of SQLite, in `.papergraph` for PostgreSQL, under a name that
 * tells databases apart.
 *
 * @param folder instead; made where it is missing
 */
export function snapshotPath(databaseUrl: string, folder?: string): string {
  if (databaseUrl.startsWith('file:')) {
    const path = sqlitePath(databaseUrl);
    return join(folder ?? dirname(path), `${basename(path)}.snapshot`);
  }
  const { host, pathname, searchParams } = new URL(databaseUrl);
  const place = `${searchParams.get('host') ?? host}${pathname}`;
  const digest = createHash('sha256').update(place).digest('hex').slice(0, 8);
  const name = pathname.replace(/[^\w.-]+/g, '') || 'postgresql';
  return join(folder ?? usualFolder, `${name}-${digest}.snapshot`);
}

/**
 * The snapshot of a file, in shared memory: one read, then its checksum.
 *
 * @param wanted the data that it must have been built from; any unless given
 * @throws StoreError SNAPSHOT_MISSING, SNAPSHOT_UNREADABLE, and as `decodeSnapshot` does
 */
export function readSnapshotFile(path: string, wanted: Partial<DataMoment> = {}): Snapshot {
  let bytes: Uint8Array;
  try {
    const file = openSync(path, 'r');
    try {
      bytes = readWhole(file, wanted);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof PapergraphError) throw error;
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    throw new StoreError(
      isMissing ? 'SNAPSHOT_MISSING' : 'SNAPSHOT_UNREADABLE',
      `read snapshot: ${isMissing ? `there is no file '${path}'` : `'${path}' can't be read: ${messageOf(error)}`}`,
      { hint: 'build it from the database: papergraph snapshot build', cause: error },
    );
  }
  return decodeSnapshot(bytes, { ...wanted, checks: 'BYTES' });
}

/**
 * Writes a snapshot whole or not at all: under another name first.
 *
 * @throws Error of the file system
 */
export function writeSnapshotFile(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  removeUnfinished(path);
  const unfinished = `${path}.${randomUUID().slice(0, 8)}.unfinished`;
  try {
    const file = openSync(unfinished, 'wx');
    try {
      for (let at = 0; at < bytes.length; )
        at += writeSync(file, bytes, at, Math.min(pieceLength, bytes.length - at), at);
    } finally {
      closeSync(file);
    }
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** A file of another moment is not worth reading to its end. */
function readWhole(file: number, wanted: Partial<DataMoment>): Uint8Array {
  const { size } = fstatSync(file);
  const head = new Uint8Array(Math.min(size, 4096));
  readSync(file, head, 0, head.length, 0);
  checkSnapshotHeader(head, size, wanted);
  const bytes = new Uint8Array(new SharedArrayBuffer(size));
  for (let at = 0; at < size; ) {
    const count = readSync(file, bytes, at, Math.min(pieceLength, size - at), at);
    if (count === 0) break;
    at += count;
  }
  return bytes;
}

/** What a process left that was ended while it wrote. */
function removeUnfinished(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith('.unfinished')) continue;
    const old = join(folder, name);
    const modified = statSync(old, { throwIfNoEntry: false })?.mtimeMs ?? Number.POSITIVE_INFINITY;
    if (Date.now() - modified > unfinishedFor) rmSync(old, { force: true });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
