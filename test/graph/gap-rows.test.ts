import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkGaps, type GapRows, packGaps } from '../../src/graph/gap-rows.js';
import { degreeOf, linksIn, neighborsOf, plainRows, sourcesIn } from '../../src/graph/snapshot.js';
import { rowsOf } from './lists-of-neighbors.js';

/** Ascending rows of very different lengths, near together or far apart, to any number of targets. */
const anyRows = fc.constantFrom(1, 2, 3, 200, 0x10000, 0x10001, 2 ** 25, 2 ** 31 - 1).chain((targets) => {
  const neighbor = fc.oneof(fc.nat({ max: targets - 1 }), fc.nat({ max: Math.min(targets - 1, 300) }));
  const row = (lengths: { minLength?: number; maxLength: number }) =>
    fc.array(neighbor, lengths).map((list) => [...new Set(list)].sort((a, b) => a - b));
  return fc.record({
    targets: fc.constant(targets),
    lists: fc.array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 5, arbitrary: row({ maxLength: 4 }) },
        { weight: 1, arbitrary: row({ minLength: 100, maxLength: 300 }) },
      ),
      { maxLength: 100 },
    ),
  });
});

describe('rows of gaps', () => {
  const lists = [[0, 4], [], [1, 2, 3, 9]];

  it('by hand: six links of three vertices to ten targets', () => {
    const packed = packGaps(rowsOf(lists), 10);
    // From the lowest bit: of gaps 0 and 3 two bits each, then two ones; in the next bytes of 1, 0, 0 and 5 one bit each, then
    // three ones, and one behind two zeros.
    expect(packed.words).toEqual(Uint32Array.of(0b1_1_11_00 | (0b100_1_1_1_1_0_0_1 << 8), 0));
    expect(packed).toMatchObject({ count: 3, links: 6, targets: 10 });
    expect(lists.map((_, v) => degreeOf(packed, v))).toEqual([2, 0, 4]);
    expect([...neighborsOf(packed, 2)]).toEqual([1, 2, 3, 9]);
  });

  it('give back every row and its length', () => {
    fc.assert(
      fc.property(anyRows, ({ targets, lists }) => {
        const rows = rowsOf(lists);
        const packed = packGaps(rows, targets);
        expect(plainRows(packed)).toEqual(rows);
        expect([linksIn(packed), sourcesIn(packed)]).toEqual([rows.neighbors.length, lists.length]);
        for (const [v, list] of lists.entries()) {
          expect([...neighborsOf(packed, v)]).toEqual(list);
          expect(degreeOf(packed, v)).toBe(list.length);
        }
        expect(neighborsOf(packed, -1)).toHaveLength(0);
        checkGaps('rows', packed, targets);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('take the fewer bits a link, the longer the row', () => {
    const everyNth = (n: number) => Array.from({ length: Math.floor(100_000 / n) }, (_, i) => i * n + (i % n));
    const bits = (n: number) => (packGaps(rowsOf([everyNth(n)]), 100_000).words.byteLength * 8) / everyNth(n).length;
    expect([1, 2, 100, 10_000].map((n) => Math.floor(bits(n)))).toEqual([1, 2, 8, 19]);
  });

  it('are refused where a row does not ascend or leads out of range', () => {
    expect(() => packGaps(rowsOf([[1], [3, 3]]), 5)).toThrow('neighbor 1 of 1 is 3, expected 4 to 4');
    expect(() => packGaps(rowsOf([[1, 5]]), 5)).toThrow('neighbor 1 of 0 is 5, expected 2 to 4');
  });

  it('are refused where they are not as they were packed', () => {
    const packed = packGaps(rowsOf(lists), 10);
    const bad = (change: Partial<GapRows>) => () => checkGaps('rows', { ...packed, ...change }, 10);
    const { starts, offsets, words } = packed;
    expect(bad({})).not.toThrow();
    expect(bad({ words: Uint32Array.of(0, 0) })).toThrow(RangeError);
    expect(bad({ words: Uint32Array.of((words[0] as number) | (1 << 31), 0) })).toThrow('rows.words[0] is not as');
    expect(bad({ words: Uint32Array.of(words[0] as number, 1) })).toThrow('rows.words[1] is not as');
    expect(bad({ words: words.slice(0, 1) })).toThrow(RangeError);
    expect(bad({ starts: { ...starts, length: 3 } })).toThrow('rows.starts holds 3 values, expected 4');
    expect(bad({ offsets: { ...offsets, high: Uint32Array.of(1) } })).toThrow('rows.offsets');
  });
});
