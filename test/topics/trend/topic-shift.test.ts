import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { topicShift } from '../../../src/topics/trend/topic-shift.js';
import { makeSnapshot } from '../../graph/make-snapshot.js';

const all = (count: number) => Uint32Array.from({ length: count }, (_, paper) => paper);

describe('topicShift', () => {
  test('gives each paper one vote, and says what came and went', () => {
    const snapshot = makeSnapshot([
      { date: 20000000, topics: [0, 1] },
      { date: 20010000, topics: [0] },
      { date: 20020000, topics: [0, 2] },
      { date: 20030000, topics: [2] },
      { topics: [0] },
    ]);
    const { periods, undatedPapers } = topicShift(snapshot, all(5), { by: 'YEARS', count: 2 });
    expect(undatedPapers).toBe(1);
    expect(periods[0]).toMatchObject({
      papers: 2,
      topics: [
        { topic: 0, papers: 2, share: 0.75 },
        { topic: 1, papers: 1, share: 0.25 },
      ],
      shift: undefined,
      left: [],
      entered: [],
    });
    expect(periods[1]).toMatchObject({ left: [1], entered: [2] });
    // p = (¾, ¼, 0), q = (¼, 0, ¾), m = (½, ⅛, ⅜).
    const bits = (share: number, mean: number) => (share / 2) * Math.log2(share / mean);
    const expected = bits(0.75, 0.5) + bits(0.25, 0.125) + bits(0.25, 0.5) + bits(0.75, 0.375);
    expect(periods[1]?.shift).toBeCloseTo(expected, 12);
  });

  test('compares with the last period that has topics', () => {
    const snapshot = makeSnapshot([
      { date: 20000000, topics: [0] },
      { date: 20010000 },
      { date: 20020000, topics: [0] },
    ]);
    const { periods } = topicShift(snapshot, all(3), { by: 'YEARS', count: 3 });
    expect(periods.map(({ shift }) => shift)).toEqual([undefined, undefined, 0]);
  });

  test('is 1 where no topic is shared, and lies between 0 and 1', () => {
    const apart = makeSnapshot([
      { date: 20000000, topics: [0, 1] },
      { date: 20010000, topics: [2] },
    ]);
    expect(topicShift(apart, all(2), { by: 'YEARS', count: 2 }).periods[1]?.shift).toBe(1);
    const papers = fc.array(
      fc.record({ date: fc.constantFrom(20000000, 20010000), topics: fc.uniqueArray(fc.nat(4), { minLength: 1 }) }),
    );
    fc.assert(
      fc.property(papers, (list) => {
        const snapshot = makeSnapshot([...list, { date: 20000000, topics: [0] }, { date: 20010000, topics: [1] }]);
        const { periods } = topicShift(snapshot, all(list.length + 2), { by: 'YEARS', count: 2 });
        for (const { topics } of periods) expect(topics.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
        expect(periods[1]?.shift).toBeGreaterThanOrEqual(0);
        expect(periods[1]?.shift).toBeLessThanOrEqual(1);
      }),
    );
  });
});
