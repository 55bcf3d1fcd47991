import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildRows, transposeRows } from '../../../src/graph/build-rows.js';
import { type Subsumption, subsumption } from '../../../src/topics/terms/subsumption.js';

/** @param papers topics of each paper */
function relationsOf(papers: readonly (readonly number[])[], topics: number, options = {}): Subsumption {
  const sources = papers.flatMap((list, paper) => list.map(() => paper));
  const paperTopics = buildRows(papers.length, sources, papers.flat());
  return subsumption({ paperTopics, topicPapers: transposeRows(paperTopics, topics) }, options);
}

const triples = ({ broader, narrower, scores }: Subsumption) =>
  broader.map((topic, at) => [topic, narrower[at] as number, scores[at] as number]);

describe('subsumption', () => {
  test('puts what nearly always comes along above, and leaves out what follows', () => {
    const [all, some, few] = [0, 1, 2];
    // few is in 4 papers, all of some; some in 5, four fifths of which are of all.
    const papers = [[all, some, few], [all, some, few], [all, some, few], [all, some, few], [some], [all], [all]];
    expect(triples(relationsOf(papers as number[][], 3))).toEqual([
      [all, some, 0.8],
      [some, few, 1],
    ]);
    expect(triples(relationsOf(papers as number[][], 3, { threshold: 0.9 }))).toEqual([
      [all, few, 1],
      [some, few, 1],
    ]);
  });

  test('says nothing of topics of equal size, of rare ones, or below the threshold', () => {
    expect(
      triples(
        relationsOf(
          [
            [0, 1],
            [0, 1],
            [0, 1],
          ],
          2,
        ),
      ),
    ).toEqual([]);
    expect(triples(relationsOf([[0, 1], [0, 1], [0]], 2))).toEqual([]);
    expect(triples(relationsOf([[0, 1], [0, 1], [0, 1], [1], [0], [0]], 2))).toEqual([]);
  });

  test('has no circle and no relation that follows from others, whatever the papers', () => {
    const topics = 8;
    const papers = fc.array(fc.uniqueArray(fc.nat(topics - 1), { maxLength: 6 }), { maxLength: 40 });
    fc.assert(
      fc.property(papers, fc.double({ min: 0.3, max: 1, noNaN: true }), (lists, threshold) => {
        const found = triples(relationsOf(lists, topics, { threshold, support: 1 }));
        const above = closure(found, topics);
        for (let topic = 0; topic < topics; topic++) expect(above[topic]?.has(topic)).toBe(false);
        for (const [broader, narrower, score] of found as [number, number, number][]) {
          const both = lists.filter((list) => list.includes(broader) && list.includes(narrower)).length;
          const count = (topic: number) => lists.filter((list) => list.includes(topic)).length;
          expect(score).toBe(both / count(narrower));
          expect(score).toBeGreaterThanOrEqual(threshold);
          expect(both / count(broader)).toBeLessThan(score);
          const others = found.filter(([parent, child]) => child === narrower && parent !== broader);
          expect(others.some(([parent]) => above[parent as number]?.has(broader))).toBe(false);
        }
      }),
    );
  });
});

/** All that is above each topic. */
function closure(found: readonly number[][], topics: number): Set<number>[] {
  const above = Array.from({ length: topics }, () => new Set<number>());
  for (let round = 0; round < topics; round++)
    for (const [broader, narrower] of found as [number, number][]) {
      above[narrower]?.add(broader);
      for (const topic of above[broader] ?? []) above[narrower]?.add(topic);
    }
  return above;
}
