import { type Ascending, ascendingPair, checkAscending, packAscending, unpackAscending } from './ascending.js';
import { bitsAt, wordsOf } from './bit-column.js';
import type { Rows } from './snapshot.js';

/**
 * Rows that are read now and then, in a third of the memory: each neighbor in as many bits as the number of targets needs,
 * in the order of the row. Plain data, so that threads can be given it.
 */
export interface PackedRows {
  readonly count: number;
  readonly links: number;
  /** Bits of a neighbor. */
  readonly width: number;
  readonly words: Uint32Array;
  /** One more than there are rows; none where there are no links. */
  readonly starts: Ascending;
}

/**
 * Bits of a neighbor, and words that all of them take.
 *
 * @param targets number of what the neighbors are among
 */
export function packedSizes(targets: number, links: number): { width: number; words: number } {
  const width = Math.max(1, 32 - Math.clz32(Math.max(0, targets - 1)));
  return { width, words: wordsOf(links, width) };
}

/** @param targets number of what the neighbors are among; every neighbor is below it */
export function packRows({ starts, neighbors }: Rows, targets: number): PackedRows {
  const links = neighbors.length;
  const sizes = packedSizes(targets, links);
  const { width } = sizes;
  const words = new Uint32Array(sizes.words);
  // As `setBits` writes them, word by word.
  let word = 0;
  let bits = 0;
  let at = 0;
  for (let i = 0; i < links; i++) {
    const neighbor = neighbors[i] as number;
    word |= neighbor << bits;
    bits += width;
    if (bits < 32) continue;
    words[at++] = word;
    bits -= 32;
    word = bits === 0 ? 0 : neighbor >>> (width - bits);
  }
  if (bits > 0) words[at] = word;
  const kept = links === 0 ? starts.subarray(0, 0) : starts;
  return { count: starts.length - 1, links, width, words, starts: Object.freeze(packAscending(kept)) };
}

/** The same rows as they were before they were packed. */
export function unpackRows(packed: PackedRows): Rows {
  const { count, links } = packed;
  const starts = links === 0 ? new Uint32Array(count + 1) : unpackAscending(packed.starts);
  const neighbors = new Uint32Array(links);
  copyNeighbors(packed, 0, neighbors);
  return { starts, neighbors };
}

/** The neighbors of a vertex, as a copy. */
export function packedNeighbors(packed: PackedRows, vertex: number): Uint32Array {
  const length = packedDegree(packed, vertex);
  if (length === 0) return none;
  const row = new Uint32Array(length);
  copyNeighbors(packed, ends[0] as number, row);
  return row;
}

export function packedDegree({ links, starts }: Pick<PackedRows, 'links' | 'starts'>, vertex: number): number {
  if (links === 0) return 0;
  ascendingPair(starts, vertex, ends);
  return (ends[1] as number) - (ends[0] as number);
}

const none = new Uint32Array(0);
/** Where the row that was looked at last begins and ends, so that no object is made for it. */
const ends = new Uint32Array(2);

function copyNeighbors({ words, width }: PackedRows, start: number, into: Uint32Array): void {
  for (let i = 0; i < into.length; i++) into[i] = bitsAt(words, width, start + i);
}

/**
 * @param targets number of what the neighbors are among
 * @throws RangeError where something doesn't fit, so that reading would fail or never end
 */
export function checkPacked(name: string, { count, links, width, words, starts }: PackedRows, targets: number): void {
  const sizes = packedSizes(targets, links);
  if (width !== sizes.width)
    throw new RangeError(`freeze snapshot: ${name}.width is ${width}, expected ${sizes.width}`);
  if (words.length !== sizes.words)
    throw new RangeError(`freeze snapshot: ${name}.words holds ${words.length} words, expected ${sizes.words}`);
  const length = links === 0 ? 0 : count + 1;
  if (starts.length !== length)
    throw new RangeError(`freeze snapshot: ${name}.starts holds ${starts.length} values, expected ${length}`);
  checkAscending(`${name}.starts`, starts, links);
}
