import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coauthors } from '../../src/graph/coauthors.js';
import { suggestCollaborators } from '../../src/graph/suggest.js';
import { makeSnapshot } from './make-snapshot.js';
import { randomPapers } from './random-papers.js';

// 0 knows 1 and 2; 3 knows both, 4 knows 2 only, 5 nobody of them.
const worked = makeSnapshot([
  { authors: [0, 1], topics: [0, 1] },
  { authors: [0, 2] },
  { authors: [3, 1] },
  { authors: [3, 2], topics: [2] },
  { authors: [4, 2], topics: [1] },
  { authors: [5, 6] },
]);

describe('suggested collaborators', () => {
  it('with all parts of the score, worked by hand', () => {
    const [first, second, ...others] = suggestCollaborators(worked, 0);
    expect(others).toEqual([]);
    // 1 has two coauthors, 2 has three.
    expect(first).toMatchObject({ author: 3, topicOverlap: 0, commonNeighbors: Uint32Array.of(1, 2) });
    expect(first?.adamicAdar).toBeCloseTo(1 / Math.log(2) + 1 / Math.log(3), 12);
    expect(first?.resourceAllocation).toBeCloseTo(1 / 2 + 1 / 3, 12);
    expect(first?.score).toBe(first?.adamicAdar);
    // Topic 1 of 0 and 1.
    expect(second).toMatchObject({ author: 4, topicOverlap: 0.5, commonNeighbors: Uint32Array.of(2) });
    expect(second?.score).toBeCloseTo(1.5 / Math.log(3), 12);
  });

  it('within a set of papers', () => {
    expect(suggestCollaborators(worked, 0, { papers: Uint8Array.of(1, 1, 0, 0, 1, 1) }).map((s) => s.author)).toEqual([
      4,
    ]);
    expect(suggestCollaborators(worked, 0, { limit: 1 }).map((s) => s.author)).toEqual([3]);
    expect(suggestCollaborators(worked, 5)).toEqual([]);
  });

  it('are those two steps away, as scored one by one, whatever the limit', () => {
    const withTopics = fc.tuple(
      randomPapers({ papers: 10 }),
      fc.array(fc.subarray([0, 1, 2, 3]), { minLength: 10, maxLength: 10 }),
    );
    fc.assert(
      fc.property(withTopics, fc.integer({ min: 1, max: 8 }), ([papers, topics], limit) => {
        const list = papers.map((paper, i) => ({ ...paper, topics: topics[i] as number[] }));
        const snapshot = makeSnapshot(list, { counts: { authors: 8 } });
        const knows = (a: number) => [...coauthors(snapshot, a, { counting: 'FULL' }).authors];
        const topicsOf = (a: number) => new Set(list.filter((p) => p.authors.includes(a)).flatMap((p) => p.topics));
        const expected = [1, 2, 3, 4, 5, 6, 7]
          .filter((b) => !knows(0).includes(b))
          .flatMap((b) => {
            const common = knows(0).filter((z) => knows(z).includes(b));
            const union = new Set([...topicsOf(0), ...topicsOf(b)]).size;
            const shared = [...topicsOf(0)].filter((topic) => topicsOf(b).has(topic)).length;
            const score =
              common.reduce((sum, z) => sum + 1 / Math.log(knows(z).length), 0) *
              (1 + (union === 0 ? 0 : shared / union));
            return common.length === 0 ? [] : [{ author: b, score: Math.round(score * 1e9) }];
          })
          .sort((a, b) => b.score - a.score || a.author - b.author);
        const found = suggestCollaborators(snapshot, 0, { limit });
        expect(found.map(({ author, score }) => ({ author, score: Math.round(score * 1e9) }))).toEqual(
          expected.slice(0, limit),
        );
      }),
    );
  });
});
