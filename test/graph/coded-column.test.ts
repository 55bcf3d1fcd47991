import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodedColumn, checkCoded } from '../../src/graph/coded-column.js';

describe('a coded column', () => {
  it('by hand: five dates, three of which differ', () => {
    const column = CodedColumn.of(Int32Array.of(20220914, 0, 20220900, 20220914, 0));
    expect(column.values).toEqual(Int32Array.of(0, 20220900, 20220914));
    // Places 2, 0, 1, 2, 0 in two bits each, from the lowest bit.
    expect(column.words).toEqual(Uint32Array.of(0b00_10_01_00_10));
    expect([...column]).toEqual([20220914, 0, 20220900, 20220914, 0]);
    expect([column.length, column.width, column.highest]).toEqual([5, 2, 20220914]);
  });

  it('takes no bits where all are the same, and nothing at all where there are none', () => {
    const same = CodedColumn.of(new Int32Array(1000).fill(-7));
    expect([same.width, same.words.length, same.values.length, same.at(999)]).toEqual([0, 0, 1, -7]);
    const none = CodedColumn.of(new Int32Array(0));
    expect([none.length, none.words.length, none.highest, [...none]]).toEqual([0, 0, 0, []]);
  });

  it('gives back every number, and places that ascend as the numbers do', () => {
    const numbers = fc.oneof(
      fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 200 }),
      fc.array(fc.constantFrom(-1, 0, 1, 20200000, 20201231), { maxLength: 200 }),
    );
    fc.assert(
      fc.property(numbers, (list) => {
        const column = CodedColumn.of(Int32Array.from(list));
        checkCoded('column', column);
        expect([...column]).toEqual(list);
        expect(list.map((_, v) => column.values[column.placeAt(v)])).toEqual(list);
        expect([...column.values]).toEqual([...new Set(list)].sort((a, b) => a - b));
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('is refused where a number would be none', () => {
    const values = Int32Array.of(1, 2, 3);
    const check =
      (length: number, values: Int32Array, ...words: number[]) =>
      () =>
        checkCoded('paperDates', new CodedColumn(length, values, Uint32Array.from(words)));
    expect(check(2, values, 0b1001)).not.toThrow();
    expect(check(2, values, 0b1101)).toThrow('paperDates[1] is at 3, expected below 3');
    expect(check(2, values)).toThrow('paperDates.words holds 0 words, expected 1');
    expect(check(2, Int32Array.of(1, 1), 0)).toThrow('paperDates.values[1] is 1, not above 1 before it');
    expect(check(2, new Int32Array(0))).toThrow('paperDates has no values');
  });
});
