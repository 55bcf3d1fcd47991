import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CodedColumn } from '../../src/graph/coded-column.js';
import { allNewestFirst, newestFirst, papersNewestFirst } from '../../src/graph/newest-first.js';
import { makeSnapshot } from './make-snapshot.js';

describe('newest first', () => {
  it('puts unknown dates last and papers of one date by vertex', () => {
    const dates = CodedColumn.of(Int32Array.of(0, 20220000, 20220914, 20220900, 20220914, 19990000));
    expect([...allNewestFirst(dates)]).toEqual([2, 4, 3, 1, 5, 0]);
    expect([...newestFirst(dates, Uint32Array.of(0, 1, 4))]).toEqual([4, 1, 0]);
  });

  it('agrees with a comparison sort, of few papers and of many', () => {
    const date = fc.oneof(fc.constantFrom(0, 17630000, 19991231), fc.integer({ min: 20000101, max: 20991231 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(date, fc.boolean()), { maxLength: 100 }), fc.boolean(), (papers, hasFew) => {
        const dates = papers.map(([day]) => day);
        const chosen = papers.flatMap(([, isChosen], p) => (isChosen && (!hasFew || p < 8) ? [p] : []));
        const expected = [...chosen].sort((a, b) => (dates[b] as number) - (dates[a] as number) || a - b);
        expect([...newestFirst(CodedColumn.of(Int32Array.from(dates)), Uint32Array.from(chosen))]).toEqual(expected);
      }),
      { seed: 1 },
    );
  });

  it('are the papers of a topic, of no topic none', () => {
    const snapshot = makeSnapshot([
      { topics: [0], date: 20190101 },
      { topics: [0], date: 20220000 },
      { topics: [0] },
      {},
    ]);
    expect([...papersNewestFirst(snapshot, snapshot.topicPapers, 0)]).toEqual([1, 0, 2]);
    expect([...papersNewestFirst(snapshot, snapshot.topicPapers, -1)]).toEqual([]);
  });
});
