import { bitsAt, setBits, wordsOf } from './bit-column.js';

/**
 * Ascending numbers in two bits each and the logarithm of their mean distance, each to be read by itself (Elias 1974, JACM
 * 21; Vigna 2013, "Quasi-succinct indices"): of each number the lowest bits, and the rest as distances between ones in
 * `high`. Plain data, so that threads can be given it.
 */
export interface Ascending {
  readonly length: number;
  /** Lowest bits of a number that stand in `low`. */
  readonly shift: number;
  readonly low: Uint32Array;
  /** The number at i is ((the place of the i-th one) - i) · 2^shift + low. */
  readonly high: Uint32Array;
  /** The place of the first one and of every 64th behind it. */
  readonly marks: Uint32Array;
}

/** Every so manieth one has a mark: fewer are counted to read a number. `placeOf` relies on 64. */
export const markedOnes = 64;

export const ascendingParts = ['low', 'high', 'marks'] as const;

/**
 * How so many numbers up to `most` are kept: the bits that go to `low`, and lengths in words of 32 bits.
 */
export function ascendingSizes(length: number, most: number) {
  const shift = length === 0 ? 0 : Math.max(0, Math.floor(Math.log2(most / length)));
  return {
    shift,
    low: wordsOf(length, shift),
    high: length === 0 ? 0 : Math.ceil((Math.floor(most / 2 ** shift) + length) / 32),
    marks: Math.ceil(length / markedOnes),
  };
}

/** @param numbers whole, from 0, none below the one before it */
export function packAscending(numbers: Int32Array | Uint32Array): Ascending {
  const { length } = numbers;
  const sizes = ascendingSizes(length, numbers.at(-1) ?? 0);
  const { shift } = sizes;
  const low = new Uint32Array(sizes.low);
  const high = new Uint32Array(sizes.high);
  const marks = new Uint32Array(sizes.marks);
  for (let i = 0; i < length; i++) {
    const number = numbers[i] as number;
    setBits(low, shift, i, number % 2 ** shift);
    const at = Math.floor(number / 2 ** shift) + i;
    high[at >>> 5] = (high[at >>> 5] as number) | (1 << (at & 31));
    if (i % markedOnes === 0) marks[i / markedOnes] = at;
  }
  return { length, shift, low, high, marks };
}

/** @param index below the length */
export function ascendingAt(ascending: Ascending, index: number): number {
  const { low, shift } = ascending;
  const rest = placeOf(ascending, index) - index;
  return shift === 0 ? rest : rest * 2 ** shift + bitsAt(low, shift, index);
}

/** The number at an index and the one behind it, in less time than both by themselves. */
export function ascendingPair(ascending: Ascending, index: number, into: Uint32Array): void {
  const { low, high, shift } = ascending;
  const place = placeOf(ascending, index);
  const first = place - index;
  let w = place >>> 5;
  let word = (high[w] as number) & (-2 << (place & 31));
  while (word === 0) word = high[++w] as number;
  const second = w * 32 + lowestBit(word) - index - 1;
  into[0] = shift === 0 ? first : first * 2 ** shift + bitsAt(low, shift, index);
  into[1] = shift === 0 ? second : second * 2 ** shift + bitsAt(low, shift, index + 1);
}

/** Where in `high` a one is, by its number. */
function placeOf({ high, marks }: Ascending, index: number): number {
  const mark = marks[index >>> 6] as number;
  let skip = index & 63;
  let w = mark >>> 5;
  let word = (high[w] as number) & (-1 << (mark & 31));
  let sums = onesOfBytes(word);
  for (; sums >>> 24 <= skip; sums = onesOfBytes(word)) {
    skip -= sums >>> 24;
    word = high[++w] as number;
  }
  return w * 32 + lowestBit(withoutLowest(word, sums, skip));
}

/** All of them, in order. */
export function unpackAscending({ length, low, high, shift }: Ascending): Uint32Array {
  const numbers = new Uint32Array(length);
  let i = 0;
  for (let w = 0; w < high.length; w++)
    for (let word = high[w] as number; word !== 0 && i < length; word &= word - 1, i++)
      numbers[i] = (w * 32 + lowestBit(word) - i) * 2 ** shift + bitsAt(low, shift, i);
  return numbers;
}

/**
 * @param most that the last number may be
 * @throws RangeError where something doesn't fit, so that reading would fail or never end
 */
export function checkAscending(name: string, ascending: Ascending, most: number): void {
  const { length, high, marks } = ascending;
  const sizes = ascendingSizes(length, most);
  if (ascending.shift !== sizes.shift)
    throw new RangeError(`freeze snapshot: ${name}.shift is ${ascending.shift}, expected ${sizes.shift}`);
  for (const part of ascendingParts)
    if (ascending[part].length !== sizes[part])
      throw new RangeError(
        `freeze snapshot: ${name}.${part} holds ${ascending[part].length} words, expected ${sizes[part]}`,
      );
  let i = 0;
  for (let w = 0; w < high.length; w++)
    for (let word = high[w] as number; word !== 0; word &= word - 1, i++)
      if (i % markedOnes === 0 && marks[i / markedOnes] !== w * 32 + lowestBit(word))
        throw new RangeError(
          `freeze snapshot: ${name}.marks[${i / markedOnes}] is ${marks[i / markedOnes]}, not where ${i} is`,
        );
  if (i !== length) throw new RangeError(`freeze snapshot: ${name} has ${i} ones, expected ${length}`);
}

function lowestBit(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/**
 * How many bits are one in the lowest byte, in the lowest two, three, and in all four: a byte each, by adding up neighboring
 * fields (Warren, Hacker's Delight, 5-1).
 */
function onesOfBytes(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101);
}

/** A word without some of its lowest ones, of which it has more. */
function withoutLowest(word: number, sums: number, skip: number): number {
  let rest = word;
  let left = skip;
  if (((sums >>> 8) & 0xff) <= skip) {
    const isLast = ((sums >>> 16) & 0xff) <= skip;
    left -= (isLast ? sums >>> 16 : sums >>> 8) & 0xff;
    rest &= isLast ? 0xff000000 : 0xffff0000;
  } else if ((sums & 0xff) <= skip) {
    left -= sums & 0xff;
    rest &= 0xffffff00;
  }
  for (; left > 0; left--) rest &= rest - 1;
  return rest;
}
