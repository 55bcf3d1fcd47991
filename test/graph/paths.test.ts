import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coauthors, jointPapers } from '../../src/graph/coauthors.js';
import { distanceHistogram } from '../../src/graph/distance-histogram.js';
import { collaborationPaths } from '../../src/graph/paths.js';
import { makeSnapshot } from './make-snapshot.js';
import { randomPapers } from './random-papers.js';

// 0 to 4 over 1 (1 + 1 papers) or 2 (2 + 1 papers), or over 2 and 3; 5 and 6 apart, 7 alone.
const worked = makeSnapshot([
  { authors: [0, 1] },
  { authors: [1, 4] },
  { authors: [0, 2], date: 20190000 },
  { authors: [2, 0], date: 20200000 },
  { authors: [2, 4] },
  { authors: [2, 3] },
  { authors: [3, 4] },
  { authors: [5, 6] },
  { authors: [7] },
]);
const listed = ({ paths }: ReturnType<typeof collaborationPaths>) => paths.map(({ vertices }) => [...vertices]);

describe('collaboration paths', () => {
  it('give the shortest with the most joint papers, and the papers of each hop', () => {
    const table = collaborationPaths(worked, 0, 4);
    expect(table.outcome).toBe('FOUND');
    expect(table.shortestCount).toBe(2);
    expect(listed(table)).toEqual([[0, 2, 4]]);
    expect(table.paths[0]?.jointPapers.map((papers) => [...papers])).toEqual([[3, 2], [4]]);
    expect(table.paths[0]?.totalJointPapers).toBe(3);
  });

  it('give all shortest, or the k first with longer ones behind', () => {
    expect(listed(collaborationPaths(worked, 0, 4, { all: true }))).toEqual([
      [0, 2, 4],
      [0, 1, 4],
    ]);
    expect(listed(collaborationPaths(worked, 0, 4, { k: 9 }))).toEqual([
      [0, 2, 4],
      [0, 1, 4],
      [0, 2, 3, 4],
    ]);
    expect(listed(collaborationPaths(worked, 0, 4, { k: 9, maxLength: 2 }))).toHaveLength(2);
  });

  it('list no more than maxPaths of all shortest, but count them', () => {
    const table = collaborationPaths(worked, 0, 4, { all: true, maxPaths: 1 });
    expect(listed(table)).toEqual([[0, 2, 4]]);
    expect(table.shortestCount).toBe(2);
  });

  it('tell no path, none within a length and a spent budget apart', () => {
    expect(collaborationPaths(worked, 0, 5)).toMatchObject({ outcome: 'NO_PATH', paths: [], shortestCount: 0 });
    expect(collaborationPaths(worked, 0, 7).outcome).toBe('NO_PATH');
    expect(collaborationPaths(worked, 1, 3, { maxLength: 1 }).outcome).toBe('NO_PATH_WITHIN');
    expect(collaborationPaths(worked, 1, 3, { maxLength: 2 }).outcome).toBe('FOUND');
    expect(collaborationPaths(worked, 0, 4, { budget: 2 }).outcome).toBe('BUDGET');
    const shortest = collaborationPaths(worked, 0, 4).scanned;
    const some = collaborationPaths(worked, 0, 4, { k: 9, budget: shortest });
    expect(some.outcome).toBe('BUDGET');
    expect(listed(some)).toEqual([
      [0, 2, 4],
      [0, 1, 4],
    ]);
  });

  it('have no hops from an author to himself', () => {
    const table = collaborationPaths(worked, 3, 3, { k: 2 });
    expect(table).toMatchObject({ outcome: 'FOUND', shortestCount: 1 });
    expect(listed(table)).toEqual([[3]]);
    expect(table.paths[0]?.jointPapers).toEqual([]);
  });

  it('keep to the papers and the sizes of bylines asked for', () => {
    const papers = Uint8Array.of(1, 1, 1, 0, 1, 1, 1, 1, 1);
    expect(listed(collaborationPaths(worked, 0, 4, { papers }))).toEqual([[0, 1, 4]]);
    const crowd = makeSnapshot([{ authors: [0, 1, 2] }, { authors: [0, 1] }, { authors: [1, 2] }]);
    expect(listed(collaborationPaths(crowd, 0, 2))).toEqual([[0, 2]]);
    expect(listed(collaborationPaths(crowd, 0, 2, { maxAuthorsPerPaper: 2 }))).toEqual([[0, 1, 2]]);
  });

  it('agree with exhaustive enumeration on small random graphs', () => {
    const cases = fc.record({
      papers: randomPapers({ authors: 7, papers: 12, byline: 3 }),
      k: fc.integer({ min: 1, max: 12 }),
      all: fc.boolean(),
      maxLength: fc.integer({ min: 1, max: 7 }),
    });
    fc.assert(
      fc.property(cases, ({ papers, ...options }) => {
        const snapshot = makeSnapshot(papers, { counts: { authors: 7 } });
        const expected = everyPath(snapshot, 0, 6);
        const within = expected.filter((path) => path.length - 1 <= options.maxLength);
        const table = collaborationPaths(snapshot, 0, 6, options);
        const shortest = within.filter((path) => path.length === within[0]?.length);
        expect(table.outcome === 'FOUND').toBe(within.length > 0);
        if (expected.length > 0 && within.length === 0) expect(table.outcome).toBe('NO_PATH_WITHIN');
        expect(table.shortestCount).toBe(shortest.length);
        expect(listed(table)).toEqual(options.all ? shortest : within.slice(0, options.k));
      }),
      { numRuns: 300 },
    );
  });
});

/** Every loopless path, in the order that is promised. */
function everyPath(snapshot: ReturnType<typeof makeSnapshot>, from: number, to: number): number[][] {
  const found: number[][] = [];
  const walk = (path: number[]) => {
    const last = path[path.length - 1] as number;
    if (last === to) found.push(path);
    else
      for (const b of coauthors(snapshot, last, { counting: 'FULL' }).authors)
        if (!path.includes(b)) walk([...path, b]);
  };
  walk([from]);
  const total = (path: number[]) =>
    path.slice(1).reduce((sum, b, i) => sum + jointPapers(snapshot, path[i] as number, b).length, 0);
  return found.sort((a, b) => a.length - b.length || total(b) - total(a) || (a.join() < b.join() ? -1 : 1));
}

describe('distance histogram', () => {
  it('counts authors by hops, worked by hand', () => {
    const histogram = distanceHistogram(worked, 0);
    expect([...histogram.counts]).toEqual([1, 2, 2]);
    expect(histogram).toMatchObject({ reachable: 4, unreachable: 3, meanDistance: 1.5 });
  });

  it('leaves out authors without papers that take part', () => {
    const papers = Uint8Array.of(1, 1, 0, 0, 0, 0, 0, 1, 0);
    expect(distanceHistogram(worked, 0, { papers })).toMatchObject({ reachable: 2, unreachable: 2 });
    expect(distanceHistogram(worked, 3, { papers })).toMatchObject({ reachable: 0, unreachable: 5, meanDistance: 0 });
  });

  it('agrees with the lengths of shortest paths', () => {
    fc.assert(
      fc.property(randomPapers(), (papers) => {
        const snapshot = makeSnapshot(papers, { counts: { authors: 8 } });
        const lengths = Array.from(
          { length: 8 },
          (_, to) => collaborationPaths(snapshot, 0, to).paths[0]?.vertices.length,
        );
        const expected: number[] = [];
        for (const length of lengths) if (length !== undefined) expected[length - 1] = (expected[length - 1] ?? 0) + 1;
        expect([...distanceHistogram(snapshot, 0).counts]).toEqual(expected);
      }),
    );
  });
});
