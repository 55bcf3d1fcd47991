import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buildRows,
  distinctRows,
  orderPairs,
  rowsOfColumn,
  targetsOf,
  transposeRows,
} from '../../src/graph/build-rows.js';
import { emptySnapshot, freezeSnapshot } from '../../src/graph/freeze-snapshot.js';
import { plainRows, type Rows } from '../../src/graph/snapshot.js';
import { rowsOf } from './lists-of-neighbors.js';
import { makeSnapshot } from './make-snapshot.js';

const lists = ({ starts, neighbors }: Rows) =>
  Array.from({ length: starts.length - 1 }, (_, v) => [...neighbors.subarray(starts[v], starts[v + 1])]);

describe('rows', () => {
  it('keep the order of the pairs of one source, empty rows included', () => {
    const rows = buildRows(4, [2, 0, 2, 3], [7, 5, 6, 7]);
    expect(lists(rows)).toEqual([[5], [], [7, 6], [7]]);
    expect(rows.starts[4]).toBe(rows.neighbors.length);
  });

  it('refuse a source that is out of range', () => {
    expect(() => buildRows(2, [0, 2], [0, 0])).toThrow('source 2 of pair 1 is not in 0..1');
  });

  it('transposed name each source once, in the order asked for', () => {
    const rows = buildRows(3, [0, 0, 1, 2, 2], [1, 1, 0, 1, 0]);
    expect(lists(transposeRows(rows, 2))).toEqual([
      [1, 2],
      [0, 2],
    ]);
    expect(lists(transposeRows(rows, 2, Uint32Array.of(2, 1, 0)))).toEqual([
      [2, 1],
      [2, 0],
    ]);
  });

  it('ordered by keys are the same whatever the order of the pairs', () => {
    const pair = fc.record({
      source: fc.nat({ max: 4 }),
      target: fc.nat({ max: 9 }),
      first: fc.nat({ max: 2 }),
      second: fc.integer({ min: -1, max: 2 }),
    });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 40 }), fc.infiniteStream(fc.nat()), (pairs, places) => {
        const ordered = (list: typeof pairs) => {
          const column = (name: keyof (typeof pairs)[number]) => Int32Array.from(list, (one) => one[name]);
          const keys = [column('first'), column('second'), column('target')];
          return lists(targetsOf(orderPairs(5, column('source'), keys), column('target')));
        };
        const shuffled = pairs
          .map((one) => ({ one, place: places.next().value }))
          .sort((a, b) => a.place - b.place)
          .map(({ one }) => one);
        const expected = [0, 1, 2, 3, 4].map((source) =>
          pairs
            .filter((one) => one.source === source)
            .sort((a, b) => a.first - b.first || a.second - b.second || a.target - b.target)
            .map(({ target }) => target),
        );
        expect(ordered(pairs)).toEqual(expected);
        expect(ordered(shuffled)).toEqual(expected);
        // As most sources give them, which takes another way.
        expect(ordered(pairs.toSorted((a, b) => a.source - b.source))).toEqual(expected);
        const inOrder = pairs.toSorted(
          (a, b) => a.source - b.source || a.first - b.first || a.second - b.second || a.target - b.target,
        );
        expect(ordered(inOrder)).toEqual(expected);
      }),
    );
  });

  it('made distinct and seen from the other side are as by hand, rows of any length', () => {
    const row = fc.oneof(
      { weight: 4, arbitrary: fc.array(fc.nat({ max: 30 }), { maxLength: 14 }) },
      { weight: 1, arbitrary: fc.array(fc.nat({ max: 30 }), { minLength: 11, maxLength: 60 }) },
      { weight: 2, arbitrary: fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 31 }) },
    );
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), (given) => {
        const distinct = given.map((list) => [...new Set(list)]);
        expect(lists(distinctRows(rowsOf(given), 31))).toEqual(distinct);
        expect(lists(transposeRows(rowsOf(given), 31))).toEqual(
          Array.from({ length: 31 }, (_, target) =>
            distinct.flatMap((list, source) => (list.includes(target) ? [source] : [])),
          ),
        );
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('made distinct keep first mentions, and stay the same object where nothing repeats', () => {
    const rows = buildRows(2, [0, 0, 0, 1], [3, 1, 3, 3]);
    const distinct = distinctRows(rows, 4);
    expect(lists(distinct)).toEqual([[3, 1], [3]]);
    expect(distinctRows(distinct, 4)).toBe(distinct);
  });

  it('of a column leave out those without a target', () => {
    expect(lists(rowsOfColumn(Int32Array.of(1, -1, 1, 0), 3))).toEqual([[3], [0, 2], []]);
  });

  it('transposed twice are sorted and distinct', () => {
    const pairs = fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 7 })));
    fc.assert(
      fc.property(pairs, (list) => {
        const rows = buildRows(
          6,
          list.map(([s]) => s),
          list.map(([, t]) => t),
        );
        const expected = lists(rows).map((row) => [...new Set(row)].sort((a, b) => a - b));
        expect(lists(transposeRows(transposeRows(rows, 8), 6))).toEqual(expected);
      }),
    );
  });
});

describe('a snapshot', () => {
  it('of nothing is well-formed and frozen', () => {
    const empty = emptySnapshot(7);
    expect(empty.dataVersion).toBe(7);
    expect(empty.ids.papers).toHaveLength(0);
    expect(Object.isFrozen(empty)).toBe(true);
  });

  it('is refused where a neighbor is out of range, rows do not close, or ids do not ascend', () => {
    const good = makeSnapshot([{ authors: [0, 1] }]);
    const bad = (change: object) => () => freezeSnapshot({ ...good, ...change });
    expect(bad({ paperAuthors: { starts: Uint32Array.of(0, 2), neighbors: Uint32Array.of(0, 2) } })).toThrow(
      'paperAuthors.neighbors[1] is 2, expected below 2',
    );
    expect(bad({ paperAuthors: { starts: Uint32Array.of(0, 1), neighbors: Uint32Array.of(0, 1) } })).toThrow(
      'paperAuthors closes at 1, but holds 2 neighbors',
    );
    expect(bad({ ids: { ...good.ids, authors: Int32Array.of(4, 4) } })).toThrow('ids.authors[1] is 4');
    expect(bad({ paperVenue: Int32Array.of(0) })).toThrow('paperVenue leads to 0');
  });

  it('lists the papers of an author newest first', () => {
    const snapshot = makeSnapshot([
      { authors: [0], date: 20190101 },
      { authors: [0, 0], date: 20220000 },
      { authors: [1, 0] },
    ]);
    expect(lists(plainRows(snapshot.authorPapers))).toEqual([[1, 0, 2], [2]]);
  });
});
