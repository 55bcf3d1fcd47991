import { type Ascending, ascendingAt, checkAscending, packAscending, unpackAscending } from './ascending.js';
import { packedDegree } from './packed-rows.js';
import type { Rows } from './snapshot.js';

/**
 * Rows of ascending neighbors, kept as the gaps between them: of each gap the lowest bits, and the rest as so many zeros before
 * a one (Rice 1979). Long rows have short gaps, so that the papers of a frequent topic take a few bits each. Plain data, so that
 * threads can be given it.
 */
export interface GapRows {
  readonly count: number;
  readonly links: number;
  /** Number of what the neighbors are among. */
  readonly targets: number;
  /** One more than there are rows; none where there are no links. */
  readonly starts: Ascending;
  /** Where each row begins in `words`, in bytes, and at last where these end; parallel to `starts`. */
  readonly offsets: Ascending;
  /** Of each row the lowest bits of all gaps, then the zeros and ones. */
  readonly words: Uint32Array;
}

/** Lowest bits of a gap that are kept as they are: what the mean gap of a row has. */
function lowBits(targets: number, degree: number): number {
  return 31 - Math.clz32(targets / degree);
}

/**
 * @param targets number of what the neighbors are among, below 2^31
 * @throws RangeError where a row does not ascend, or leads out of range
 */
export function packGaps(rows: Rows, targets: number): GapRows {
  const { starts } = rows;
  const count = starts.length - 1;
  const links = rows.neighbors.length;
  const offsets = new Uint32Array(links === 0 ? 0 : count + 1);
  for (let v = 0; v < count && links > 0; v++)
    offsets[v + 1] = (offsets[v] as number) + Math.ceil(bitsOf(rows, v, targets) / 8);
  // One more, so that there is always a word behind what is read.
  const words = new Uint32Array(links === 0 ? 0 : Math.ceil((offsets[count] as number) / 4) + 1);
  for (let v = 0; v < count && links > 0; v++) writeGaps(rows, v, targets, words, offsets[v] as number);
  if (links > 0) offsets[count] = 4 * words.length;
  return {
    count,
    links,
    targets,
    starts: Object.freeze(packAscending(links === 0 ? starts.subarray(0, 0) : starts)),
    offsets: Object.freeze(packAscending(offsets)),
    words,
  };
}

function bitsOf({ starts, neighbors }: Rows, vertex: number, targets: number): number {
  const start = starts[vertex] as number;
  const end = starts[vertex + 1] as number;
  if (start === end) return 0;
  const low = lowBits(targets, end - start);
  let bits = (end - start) * (low + 1);
  let before = -1;
  for (let i = start; i < end; i++) {
    const neighbor = neighbors[i] as number;
    if (neighbor <= before || neighbor >= targets)
      throw new RangeError(
        `pack gaps: neighbor ${i - start} of ${vertex} is ${neighbor}, expected ${before + 1} to ${targets - 1}`,
      );
    bits += (neighbor - before - 1) >>> low;
    before = neighbor;
  }
  return bits;
}

function writeGaps(rows: Rows, vertex: number, targets: number, words: Uint32Array, offset: number): void {
  const { neighbors } = rows;
  const start = rows.starts[vertex] as number;
  const end = rows.starts[vertex + 1] as number;
  const low = lowBits(targets, end - start);
  const first = offset >>> 2;
  let lowBit = (offset & 3) * 8;
  let highBit = lowBit + (end - start) * low;
  let before = -1;
  for (let i = start; i < end; i++) {
    const gap = (neighbors[i] as number) - before - 1;
    before = neighbors[i] as number;
    const rest = gap & ((1 << low) - 1);
    const shift = lowBit & 31;
    const w = first + (lowBit >>> 5);
    words[w] = (words[w] as number) | (rest << shift);
    if (shift + low > 32) words[w + 1] = (words[w + 1] as number) | (rest >>> (32 - shift));
    lowBit += low;
    highBit += gap >>> low;
    const one = first + (highBit >>> 5);
    words[one] = (words[one] as number) | (1 << (highBit & 31));
    highBit++;
  }
}

/** The neighbors of a vertex, ascending, as a copy. */
export function gapNeighbors(rows: GapRows, vertex: number): Uint32Array {
  const length = packedDegree(rows, vertex);
  if (length === 0) return none;
  const row = new Uint32Array(length);
  readGaps(rows, ascendingAt(rows.offsets, vertex), row);
  return row;
}

const none = new Uint32Array(0);

/** The same rows as they were before they were packed. */
export function unpackGaps(rows: GapRows): Rows {
  const { count, links } = rows;
  const starts = links === 0 ? new Uint32Array(count + 1) : unpackAscending(rows.starts);
  const offsets = unpackAscending(rows.offsets);
  const neighbors = new Uint32Array(links);
  for (let v = 0; v < count && links > 0; v++) {
    const row = neighbors.subarray(starts[v], starts[v + 1]);
    if (row.length > 0) readGaps(rows, offsets[v] as number, row);
  }
  return { starts, neighbors };
}

function readGaps({ words, targets }: GapRows, offset: number, row: Uint32Array): void {
  const low = lowBits(targets, row.length);
  const mask = (1 << low) - 1;
  const first = offset >>> 2;
  let lowBit = (offset & 3) * 8;
  let highBit = lowBit + row.length * low;
  let w = first + (highBit >>> 5);
  let wordBit = highBit & ~31;
  // The ones that are not read yet.
  let ones = (words[w] as number) & (-1 << (highBit & 31));
  let before = -1;
  for (let i = 0; i < row.length; i++) {
    for (; ones === 0; wordBit += 32) ones = words[++w] as number;
    const one = wordBit + 31 - Math.clz32(ones & -ones);
    ones &= ones - 1;
    const at = first + (lowBit >>> 5);
    const shift = lowBit & 31;
    const rest = (((words[at] as number) >>> shift) | (((words[at + 1] as number) << 1) << (31 - shift))) & mask;
    lowBit += low;
    before = (before + ((one - highBit) << low) + rest + 1) | 0;
    highBit = one + 1;
    row[i] = before;
  }
}

/** @throws RangeError where anything is not as `packGaps` leaves it */
export function checkGaps(name: string, rows: GapRows, targets: number): void {
  const length = rows.links === 0 ? 0 : rows.count + 1;
  for (const part of ['starts', 'offsets'] as const)
    if (rows[part].length !== length)
      throw new RangeError(`freeze snapshot: ${name}.${part} holds ${rows[part].length} values, expected ${length}`);
  checkAscending(`${name}.starts`, rows.starts, rows.links);
  checkAscending(`${name}.offsets`, rows.offsets, 4 * rows.words.length);
  const again = packGaps(unpackGaps(rows), targets);
  const isSame = rows.targets === targets && rows.words.length === again.words.length;
  const wrong = rows.words.findIndex((word, w) => word !== again.words[w]);
  if (!isSame || wrong >= 0)
    throw new RangeError(`freeze snapshot: ${name}.words[${wrong}] is not as its rows are packed`);
}
