import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPacked, type PackedRows, packRows, unpackRows } from '../../src/graph/packed-rows.js';
import { degreeOf, linksIn, neighborsOf, sourcesIn } from '../../src/graph/snapshot.js';
import { rowsOf } from './lists-of-neighbors.js';

/** Rows of very different lengths, to any number of targets. */
const anyRows = fc.constantFrom(1, 2, 3, 200, 0x10000, 0x10001, 2 ** 25, 2 ** 31 + 5, 2 ** 32).chain((targets) =>
  fc.record({
    targets: fc.constant(targets),
    lists: fc.array(
      fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 5, arbitrary: fc.array(fc.nat({ max: targets - 1 }), { maxLength: 4 }) },
        { weight: 1, arbitrary: fc.array(fc.nat({ max: targets - 1 }), { minLength: 100, maxLength: 300 }) },
      ),
      { maxLength: 200 },
    ),
  }),
);

describe('packed rows', () => {
  it('by hand: seven links of four vertices to five targets', () => {
    const packed = packRows(rowsOf([[4, 0], [], [1, 2, 3, 4], [0]]), 5);
    // 100 000 | 001 010 011 100 | 000, from the lowest bit.
    expect(packed).toMatchObject({ count: 4, links: 7, width: 3, starts: { shift: 0 } });
    expect(packed.words).toEqual(Uint32Array.of(0b000_100_011_010_001_000_100));
    // Starts 0, 2, 2, 6, 7 as ones at 0, 3, 4, 9, 11.
    expect(packed.starts.high).toEqual(Uint32Array.of((1 << 0) | (1 << 3) | (1 << 4) | (1 << 9) | (1 << 11)));
    expect(packed.starts.marks).toEqual(Uint32Array.of(0));
    expect([0, 1, 2, 3].map((v) => degreeOf(packed, v))).toEqual([2, 0, 4, 1]);
    expect([...neighborsOf(packed, 2)]).toEqual([1, 2, 3, 4]);
  });

  it('give back every row in its order, and its length', () => {
    fc.assert(
      fc.property(anyRows, ({ targets, lists }) => {
        const rows = rowsOf(lists);
        const packed = packRows(rows, targets);
        expect(unpackRows(packed)).toEqual(rows);
        expect([linksIn(packed), sourcesIn(packed)]).toEqual([rows.neighbors.length, lists.length]);
        for (const [v, list] of lists.entries()) {
          expect([...neighborsOf(packed, v)]).toEqual(list);
          expect(degreeOf(packed, v)).toBe(list.length);
        }
        expect(neighborsOf(packed, -1)).toHaveLength(0);
        checkPacked('rows', packed, targets);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('take 17 bits a link to 109,000 targets and some five a vertex, whatever the lengths of rows', () => {
    const lists = Array.from({ length: 10_000 }, (_, v) =>
      Array.from({ length: v % 1000 === 0 ? 3000 : 1 }, (_, i) => (v * 31 + i * 17) % 109_000),
    );
    const { words, starts } = packRows(rowsOf(lists), 109_000);
    const { low, high, marks } = starts;
    const links = lists.flat().length;
    expect(words.byteLength).toBe(4 * Math.ceil((links * 17) / 32));
    expect((low.byteLength + high.byteLength + marks.byteLength) * 8).toBeLessThan(10_000 * 6);
  });

  it('are refused where reading them would fail or never end', () => {
    const packed = packRows(rowsOf([[4, 0], [], [1, 2, 3, 4], [0]]), 5);
    const bad = (change: Partial<PackedRows>) => () => checkPacked('rows', { ...packed, ...change }, 5);
    const { starts } = packed;
    expect(bad({ starts: { ...starts, high: Uint32Array.of(0b1001) } })).toThrow('rows.starts has 2 ones, expected 5');
    expect(bad({ starts: { ...starts, marks: Uint32Array.of(1) } })).toThrow('rows.starts.marks[0] is 1, not where 0');
    expect(bad({ starts: { ...starts, low: Uint32Array.of(1) } })).toThrow('rows.starts.low holds 1 words, expected 0');
    expect(bad({ starts: { ...starts, length: 4 } })).toThrow('rows.starts holds 4 values, expected 5');
    expect(bad({ width: 4 })).toThrow('rows.width is 4, expected 3');
    expect(bad({ words: new Uint32Array(0) })).toThrow('rows.words holds 0 words, expected 1');
  });
});
