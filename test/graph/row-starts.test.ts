import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRowStarts, RowStarts } from '../../src/graph/row-starts.js';

/** Lengths of rows: short as bylines are, of hundreds, and longer than two bytes count, one beside another or far apart. */
const lengths = fc.array(
  fc.oneof(
    { weight: 20, arbitrary: fc.nat({ max: 5 }) },
    { weight: 2, arbitrary: fc.nat({ max: 3000 }) },
    { weight: 1, arbitrary: fc.constantFrom(0xffff, 0x10000, 0x10001, 2 ** 24, 2 ** 24 + 1) },
  ),
  { maxLength: 300 },
);

function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  for (const [row, length] of lengths.entries())
    starts[row + 1] = Math.min(2 ** 32 - 1, (starts[row] as number) + length);
  return starts;
}

describe('starts of rows', () => {
  it('give back every start', () => {
    fc.assert(
      fc.property(lengths, (lengths) => {
        const starts = startsOf(lengths);
        const kept = RowStarts.of(starts);
        expect(kept.toArray()).toEqual(starts);
        expect(kept.length).toBe(starts.length);
        checkRowStarts('rows', kept);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('share a base by 64, by fewer where long rows stand together', () => {
    const shiftOf = (lengths: number[]) => RowStarts.of(startsOf(lengths)).shift;
    expect(shiftOf([])).toBe(6);
    expect(shiftOf(new Array(1000).fill(4))).toBe(6);
    // The last of 64 begins at 63 times the length of one.
    expect(shiftOf(new Array(1000).fill(Math.floor(0xffff / 63)))).toBe(6);
    expect(shiftOf(new Array(1000).fill(Math.floor(0xffff / 63) + 1))).toBe(5);
    // A row of any length may be the last of its block.
    expect(shiftOf([...new Array(63).fill(4), 2 ** 24])).toBe(6);
    expect(shiftOf([2 ** 24, 1])).toBe(0);
  });

  it('take two bytes a row and a sixteenth of one', () => {
    const { bases, offsets } = RowStarts.of(startsOf(new Array(6399).fill(4)));
    expect(offsets.byteLength + bases.byteLength).toBe(2 * 6400 + 4 * 100);
  });

  it('are refused where their arrays do not fit', () => {
    const { length, bases, offsets } = RowStarts.of(startsOf(new Array(100).fill(4)));
    const bad =
      (shift: number, someBases = bases, someOffsets = offsets) =>
      () =>
        checkRowStarts('rows', new RowStarts(length, shift, someBases, someOffsets));
    expect(bad(6)).not.toThrow();
    expect(bad(5)).toThrow('rows holds 2 bases and 102 offsets of 2^5 rows each, expected 4 and 102');
    expect(bad(7, bases.slice(0, 1))).toThrow('2^7');
    expect(bad(6, bases.slice(0, 1))).toThrow('rows holds 1 bases');
    expect(bad(6, bases, offsets.slice(2))).toThrow('100 offsets');
  });
});
