import { crc32 } from 'node:zlib';
import { StoreError } from '../errors.js';
import { type Ascending, ascendingSizes } from './ascending.js';
import { CodedColumn } from './coded-column.js';
import {
  emptySnapshot,
  freezeSnapshot,
  isForWalks,
  isGaps,
  type SnapshotColumnName,
  type SnapshotRowsName,
  snapshotColumns,
  snapshotRows,
} from './freeze-snapshot.js';
import { IdColumn } from './id-column.js';
import { packedSizes } from './packed-rows.js';
import { RowStarts } from './row-starts.js';
import { type AnyRows, linksIn, type Snapshot, type VertexKind, vertexKinds } from './snapshot.js';
import { snapshotParts } from './snapshot-parts.js';

/**
 * A snapshot as one file. All numbers are little-endian, so that a typed array can lie over the bytes as they are.
 *
 *     0   8 bytes  'PGRAPHSN'
 *     8   uint32   version of this layout
 *     12  uint32   number of sections
 *     16  float64  length of the file in bytes
 *     24  float64  data version
 *     32  16 bytes stamp of the data that it was built from; zeros where none was given
 *     48  uint32   CRC-32 of all that follows the header
 *     52  uint32   CRC-32 of the header before this field
 *     56  table    for each section: float64 offset, float64 length in elements
 *         sections, each at a multiple of 8 bytes, 4 bytes an element, in the order of `sectionsOf`
 *
 * First comes one section of facts: of each kind the number of its vertices and the highest id, of each rows for walks the
 * `shift` of their starts, of each packed rows the number of links. Widths follow from them (`ascendingSizes`, `packedSizes`).
 * Ids have three sections, the parts of `Ascending`, empty where no id is left out; columns two, `values` and `words`; rows for
 * walks three, `bases` and `offsets` of their starts and `neighbors`; packed ones `words` and the parts of their starts; gaps the
 * parts of their offsets, too.
 */
export const snapshotLayoutVersion = 6;

const magic = 'PGRAPHSN';
const headerLength = 56;
const headerChecksumAt = headerLength - 4;
const stampAt = 32;
const stampLength = 16;
const entryLength = 16;
/** Bytes that go into a checksum at a time: zlib counts with 32 bits. */
const checksumLength = 2 ** 30;

const rowsNames = Object.keys(snapshotRows) as SnapshotRowsName[];
const columnNames = Object.keys(snapshotColumns) as SnapshotColumnName[];
const walkNames = rowsNames.filter((name) => isForWalks(name));
const packedNames = rowsNames.filter((name) => !isForWalks(name));

/** What is stored, in the order of the file. */
function sectionsOf(snapshot: Snapshot): (Uint32Array | Int32Array)[] {
  return [factsOf(snapshot), ...snapshotParts(snapshot).flatMap(({ arrays }) => arrays)];
}

const sectionsCount = sectionsOf(emptySnapshot()).length;

function factsOf({ ids, ...rows }: Snapshot): Uint32Array {
  return Uint32Array.from([
    ...vertexKinds.flatMap((kind) => [ids[kind].length, ids[kind].highest]),
    ...walkNames.map((name) => rows[name].starts.shift),
    ...packedNames.map((name) => linksIn(rows[name])),
  ]);
}

/**
 * The pieces of the file, in order, without copying the arrays: for writing.
 *
 * @param stamp of the data, up to 32 hexadecimal digits
 */
export function* snapshotChunks(snapshot: Snapshot, stamp = ''): Generator<Uint8Array> {
  const arrays = sectionsOf(snapshot);
  const table = new Float64Array(arrays.length * 2);
  let offset = headerLength + arrays.length * entryLength;
  for (const [i, array] of arrays.entries()) {
    table[2 * i] = offset;
    table[2 * i + 1] = array.length;
    offset += aligned(array.byteLength);
  }
  const body = [bytesOf(table), ...arrays.flatMap((array) => [bytesOf(array), padding(array.byteLength)])];
  let checksum = 0;
  for (const chunk of body) checksum = checksumOf(chunk, checksum);
  const header = new Uint8Array(headerLength);
  const view = new DataView(header.buffer);
  for (let i = 0; i < magic.length; i++) header[i] = magic.charCodeAt(i);
  view.setUint32(8, snapshotLayoutVersion, true);
  view.setUint32(12, arrays.length, true);
  view.setFloat64(16, offset, true);
  view.setFloat64(24, snapshot.dataVersion, true);
  header.set(Buffer.from(stamp, 'hex'), stampAt);
  view.setUint32(headerChecksumAt - 4, checksum, true);
  view.setUint32(headerChecksumAt, crc32(header.subarray(0, headerChecksumAt)), true);
  yield header;
  yield* body;
}

const shared = new WeakMap<Snapshot, Uint8Array>();

/** A snapshot's file in shared memory: the bytes that it lies over where they are shared, else a copy, made once. */
export function sharedBytesOf(snapshot: Snapshot): Uint8Array {
  const bytes = shared.get(snapshot) ?? encodeSnapshot(snapshot, { isShared: true });
  shared.set(snapshot, bytes);
  return bytes;
}

/**
 * The file in one piece.
 *
 * @param options isShared puts it into a SharedArrayBuffer, which threads can read without a copy; stamp as in `snapshotChunks`
 */
export function encodeSnapshot(snapshot: Snapshot, options: { isShared?: boolean; stamp?: string } = {}): Uint8Array {
  const chunks = [...snapshotChunks(snapshot, options.stamp)];
  const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
  const bytes = new Uint8Array(options.isShared ? new SharedArrayBuffer(length) : new ArrayBuffer(length));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

export interface DecodeOptions {
  /** The data version that is wanted; any unless given. */
  dataVersion?: number;
  /** The stamp of the data that is wanted; any unless given. */
  stamp?: string;
  /**
   * ALL unless given. BYTES leaves out what `freezeSnapshot` checks: for files, whose checksum says that they are as they
   * were written, and only what was frozen is written. NONE is for bytes that another thread has checked.
   */
  checks?: 'ALL' | 'BYTES' | 'NONE';
}

/**
 * A snapshot over the bytes of a file, which must not change afterwards: nothing is copied, as long as the bytes begin
 * at a multiple of 8 in their buffer.
 *
 * @throws StoreError SNAPSHOT_NOT_RECOGNIZED, SNAPSHOT_LAYOUT (another version of the layout), SNAPSHOT_OUTDATED
 *   (another data version), SNAPSHOT_FOREIGN (other data of the same version), SNAPSHOT_TRUNCATED, SNAPSHOT_CORRUPT:
 *   build it again from the database
 */
export function decodeSnapshot(bytes: Uint8Array, options: DecodeOptions = {}): Snapshot {
  const data = bytes.byteOffset % 8 === 0 ? bytes : bytes.slice();
  const { dataVersion, checksum } = checkSnapshotHeader(data, data.length, options);
  const checks = options.checks ?? 'ALL';
  if (checks !== 'NONE') {
    const found = checksumOf(data.subarray(headerLength), 0);
    if (found !== checksum) throw failure('SNAPSHOT_CORRUPT', `checksum is ${found}, expected ${checksum}`);
  }
  const { facts, arrays } = readSections(data);
  const next = () => arrays.shift() as Uint32Array;
  const nextAscending = (length: number, most: number): Ascending => {
    const [low, high, marks] = [next(), next(), next()];
    return Object.freeze({ length, shift: ascendingSizes(length, most).shift, low, high, marks });
  };
  const ids = Object.fromEntries(
    vertexKinds.map((kind, i) => {
      const [length, highest] = [facts[2 * i] as number, facts[2 * i + 1] as number];
      const isDense = length === highest;
      return [kind, new IdColumn(length, highest, nextAscending(isDense ? 0 : length, isDense ? 0 : highest))];
    }),
  ) as Record<VertexKind, IdColumn>;
  const nextColumn = (name: SnapshotColumnName) => {
    const values = next();
    const signed = new Int32Array(values.buffer, values.byteOffset, values.length);
    return new CodedColumn(ids[snapshotColumns[name][0]].length, signed, next());
  };
  const nextRows = (name: SnapshotRowsName): AnyRows => {
    const [from, to] = snapshotRows[name];
    const count = ids[from].length;
    if (isForWalks(name)) {
      const shift = facts[2 * vertexKinds.length + walkNames.indexOf(name)] as number;
      const [bases, { buffer, byteOffset, length }] = [next(), next()];
      const starts = new RowStarts(count + 1, shift, bases, new Uint16Array(buffer, byteOffset, 2 * length));
      return { starts, neighbors: next() };
    }
    const links = facts[2 * vertexKinds.length + walkNames.length + packedNames.indexOf(name)] as number;
    const targets = ids[to].length;
    const length = links === 0 ? 0 : count + 1;
    const words = next();
    const starts = nextAscending(length, links);
    return isGaps(name)
      ? { count, links, targets, starts, offsets: nextAscending(length, 4 * words.length), words }
      : { count, links, width: packedSizes(targets, links).width, words, starts };
  };
  const snapshot: Snapshot = {
    dataVersion,
    ids,
    ...(Object.fromEntries(columnNames.map((name) => [name, nextColumn(name)])) as Pick<Snapshot, SnapshotColumnName>),
    ...(Object.fromEntries(rowsNames.map((name) => [name, nextRows(name)])) as Pick<Snapshot, SnapshotRowsName>),
  };
  const frozen = checks === 'ALL' ? checked(snapshot) : Object.freeze(snapshot);
  if (data.buffer instanceof SharedArrayBuffer) shared.set(frozen, data);
  return frozen;
}

function checked(snapshot: Snapshot): Snapshot {
  try {
    return freezeSnapshot(snapshot);
  } catch (cause) {
    throw failure('SNAPSHOT_CORRUPT', cause instanceof Error ? cause.message : String(cause), cause);
  }
}

/**
 * What can be known before the whole file is read.
 *
 * @param data the beginning of the file, at least
 * @param fileLength of the whole file in bytes
 * @throws StoreError as `decodeSnapshot` does
 */
export function checkSnapshotHeader(
  data: Uint8Array,
  fileLength: number,
  wanted: Pick<DecodeOptions, 'dataVersion' | 'stamp'> = {},
): { dataVersion: number; checksum: number } {
  if (data.length < headerLength)
    throw failure('SNAPSHOT_TRUNCATED', `${data.length} bytes, expected ${headerLength} of a header`);
  const found = String.fromCharCode(...data.subarray(0, magic.length));
  if (found !== magic) throw failure('SNAPSHOT_NOT_RECOGNIZED', `begins with '${found}', expected '${magic}'`);
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const layout = view.getUint32(8, true);
  if (layout !== snapshotLayoutVersion)
    throw failure('SNAPSHOT_LAYOUT', `layout version is ${layout}, expected ${snapshotLayoutVersion}`);
  if (crc32(data.subarray(0, headerChecksumAt)) !== view.getUint32(headerChecksumAt, true))
    throw failure('SNAPSHOT_CORRUPT', 'the header does not match its checksum');
  const length = view.getFloat64(16, true);
  if (fileLength !== length) throw failure('SNAPSHOT_TRUNCATED', `${fileLength} bytes, expected ${length}`);
  const count = view.getUint32(12, true);
  if (count !== sectionsCount) throw failure('SNAPSHOT_LAYOUT', `${count} sections, expected ${sectionsCount}`);
  const dataVersion = view.getFloat64(24, true);
  if (wanted.dataVersion !== undefined && dataVersion !== wanted.dataVersion)
    throw failure('SNAPSHOT_OUTDATED', `data version is ${dataVersion}, expected ${wanted.dataVersion}`);
  const stamp = Buffer.from(data.subarray(stampAt, stampAt + stampLength)).toString('hex');
  if (wanted.stamp !== undefined && stamp !== wanted.stamp.padEnd(2 * stampLength, '0'))
    throw failure('SNAPSHOT_FOREIGN', `it was built from other data of version ${dataVersion}`);
  return { dataVersion, checksum: view.getUint32(headerChecksumAt - 4, true) };
}

function readSections(data: Uint8Array): { facts: Uint32Array; arrays: Uint32Array[] } {
  const table = new Float64Array(data.buffer, data.byteOffset + headerLength, sectionsCount * 2);
  let expected = headerLength + sectionsCount * entryLength;
  const arrays: Uint32Array[] = [];
  for (let i = 0; i < sectionsCount; i++) {
    const offset = table[2 * i] as number;
    const length = table[2 * i + 1] as number;
    const bytes = length * Uint32Array.BYTES_PER_ELEMENT;
    const isWhole = Number.isInteger(length) && length >= 0 && offset + bytes <= data.length;
    if (offset !== expected || !isWhole || (i === 0 && length !== factsLength))
      throw failure(
        'SNAPSHOT_CORRUPT',
        `section ${i} lies at ${offset} with ${length} elements, expected at ${expected}`,
      );
    expected += aligned(bytes);
    arrays.push(new Uint32Array(data.buffer, data.byteOffset + offset, length));
  }
  const [facts, ...rest] = arrays as [Uint32Array, ...Uint32Array[]];
  return { facts, arrays: rest };
}

const factsLength = 2 * vertexKinds.length + rowsNames.length;

function failure(code: string, reason: string, cause?: unknown): StoreError {
  return new StoreError(code, `read snapshot: ${reason}`, {
    cause,
    hint: 'build it again from the database: papergraph snapshot build',
  });
}

function checksumOf(bytes: Uint8Array, before: number): number {
  let checksum = before;
  for (let at = 0; at < bytes.length; at += checksumLength)
    checksum = crc32(bytes.subarray(at, at + checksumLength), checksum);
  return checksum;
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function aligned(length: number): number {
  return Math.ceil(length / 8) * 8;
}

function padding(length: number): Uint8Array {
  return new Uint8Array(aligned(length) - length);
}
