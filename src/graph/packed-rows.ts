import { bitsAt, setBits, wordsOf } from './bit-column.js';
import type { Rows } from './snapshot.js';

/**
 * Rows that are read now and then, in a third of the memory: each neighbor in as many bits as the number of targets needs,
 * in the order of the row, and the starts by Elias and Fano's code (Elias 1974, JACM 21; Vigna 2013, "Quasi-succinct
 * indices"): of each start the lowest bits, and the rest as the distance between ones in `high`. Plain data, so that
 * threads can be given it.
 */
export interface PackedRows {
  readonly count: number;
  readonly links: number;
  /** Bits of a neighbor. */
  readonly width: number;
  readonly words: Uint32Array;
  /** Lowest bits of a start that stand in `low`. */
  readonly shift: number;
  readonly low: Uint32Array;
  /** The start of v is ((the place of the v-th one) - v) · 2^shift + low. Empty where there are no links. */
  readonly high: Uint32Array;
  /** The place of every 32nd one. */
  readonly marks: Uint32Array;
}

/** How rows of a size are packed; lengths are in words of 32 bits. */
export interface PackedSizes {
  width: number;
  shift: number;
  words: number;
  low: number;
  high: number;
  marks: number;
}

/**
 * @param count sources
 * @param targets number of what the neighbors are among
 */
export function packedSizes(count: number, targets: number, links: number): PackedSizes {
  const width = bitsOf(targets - 1);
  if (links === 0) return { width, shift: 0, words: 0, low: 0, high: 0, marks: 0 };
  const shift = Math.max(0, Math.floor(Math.log2(links / count)));
  return {
    width,
    shift,
    words: wordsOf(links, width),
    low: wordsOf(count + 1, shift),
    high: Math.ceil((Math.floor(links / 2 ** shift) + count + 1) / 32),
    marks: Math.ceil((count + 1) / 32),
  };
}

/** @param targets number of what the neighbors are among; every neighbor is below it */
export function packRows({ starts, neighbors }: Rows, targets: number): PackedRows {
  const count = starts.length - 1;
  const links = neighbors.length;
  const sizes = packedSizes(count, targets, links);
  const { width, shift } = sizes;
  const words = new Uint32Array(sizes.words);
  const low = new Uint32Array(sizes.low);
  const high = new Uint32Array(sizes.high);
  const marks = new Uint32Array(sizes.marks);
  for (let i = 0; i < links; i++) setBits(words, width, i, neighbors[i] as number);
  for (let v = 0; v <= count && links > 0; v++) {
    const start = starts[v] as number;
    setBits(low, shift, v, start % 2 ** shift);
    const at = Math.floor(start / 2 ** shift) + v;
    high[at >>> 5] = (high[at >>> 5] as number) | (1 << (at & 31));
    if ((v & 31) === 0) marks[v >>> 5] = at;
  }
  return { count, links, width, words, shift, low, high, marks };
}

/** The same rows as they were before they were packed. */
export function unpackRows(packed: PackedRows): Rows {
  const { count, links, high, shift, low } = packed;
  const starts = new Uint32Array(count + 1);
  const neighbors = new Uint32Array(links);
  if (links === 0) return { starts, neighbors };
  let v = 0;
  for (let w = 0; w < high.length; w++)
    for (let word = high[w] as number; word !== 0 && v <= count; word &= word - 1, v++)
      starts[v] = (w * 32 + lowestBit(word) - v) * 2 ** shift + bitsAt(low, shift, v);
  copyNeighbors(packed, 0, neighbors);
  return { starts, neighbors };
}

/** Where the row of a vertex begins among the neighbors. */
export function packedStart({ links, low, high, marks, shift }: PackedRows, vertex: number): number {
  if (links === 0) return 0;
  const mark = marks[vertex >>> 5] as number;
  let skip = vertex & 31;
  let w = mark >>> 5;
  let word = (high[w] as number) & (-1 << (mark & 31));
  for (let ones = onesOf(word); ones <= skip; ones = onesOf(word)) {
    skip -= ones;
    word = high[++w] as number;
  }
  for (; skip > 0; skip--) word &= word - 1;
  const rest = w * 32 + lowestBit(word) - vertex;
  return shift === 0 ? rest : rest * 2 ** shift + bitsAt(low, shift, vertex);
}

/** The neighbors of a vertex, as a copy. */
export function packedNeighbors(packed: PackedRows, vertex: number): Uint32Array {
  const start = packedStart(packed, vertex);
  const length = packedStart(packed, vertex + 1) - start;
  const row = new Uint32Array(length);
  copyNeighbors(packed, start, row);
  return row;
}

function copyNeighbors({ words, width }: PackedRows, start: number, into: Uint32Array): void {
  for (let i = 0; i < into.length; i++) into[i] = bitsAt(words, width, start + i);
}

/**
 * @param targets number of what the neighbors are among
 * @throws RangeError where something doesn't fit, so that reading would fail or never end
 */
export function checkPacked(name: string, packed: PackedRows, targets: number): void {
  const { count, links, high, marks } = packed;
  const sizes = packedSizes(count, targets, links);
  for (const part of ['width', 'shift'] as const)
    if (packed[part] !== sizes[part])
      throw new RangeError(`freeze snapshot: ${name}.${part} is ${packed[part]}, expected ${sizes[part]}`);
  for (const part of ['words', 'low', 'high', 'marks'] as const)
    if (packed[part].length !== sizes[part])
      throw new RangeError(
        `freeze snapshot: ${name}.${part} holds ${packed[part].length} words, expected ${sizes[part]}`,
      );
  if (links === 0) return;
  let v = 0;
  for (let w = 0; w < high.length; w++)
    for (let word = high[w] as number; word !== 0; word &= word - 1, v++)
      if ((v & 31) === 0 && marks[v >>> 5] !== w * 32 + lowestBit(word))
        throw new RangeError(
          `freeze snapshot: ${name}.marks[${v >>> 5}] is ${marks[v >>> 5]}, not where start ${v} is`,
        );
  if (v !== count + 1) throw new RangeError(`freeze snapshot: ${name} has ${v} starts, expected ${count + 1}`);
}

/** Bits that numbers up to `most` need, at least one. */
export function bitsOf(most: number): number {
  return Math.max(1, 32 - Math.clz32(Math.max(0, most)));
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** How many bits are one, by adding up neighboring fields (Warren, Hacker's Delight, 5-1). */
function onesOf(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
