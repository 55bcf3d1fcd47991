import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bipartiteOf } from '../../src/graph/bipartite.js';
import { coauthors } from '../../src/graph/coauthors.js';
import { countPapers } from '../../src/graph/count-papers.js';
import { countNetworkEdges, type EgoNetworkOptions, egoNetwork } from '../../src/graph/ego-network.js';
import { makeSnapshot } from './make-snapshot.js';
import { randomPapers } from './random-papers.js';

// 0 - 1 (2 papers), 0 - 2, 1 - 2, 2 - 3 - 4, 5 alone.
const worked = makeSnapshot([
  { authors: [0, 1], date: 20190000 },
  { authors: [0, 1, 2], date: 20210000, incomplete: true },
  { authors: [2, 3], date: 20200000 },
  { authors: [3, 4] },
  { authors: [5] },
]);
const edgesOf = ({ nodes, edges }: ReturnType<typeof egoNetwork>) =>
  [...edges.source].map((s, i) => [nodes.vertex[s], nodes.vertex[edges.target[i] as number], edges.papersCount[i]]);

describe('ego network', () => {
  it('of depth 1 holds the ties among the neighbors too', () => {
    const network = egoNetwork(worked, [0]);
    expect([...network.nodes.vertex]).toEqual([0, 1, 2]);
    expect([...network.nodes.distance]).toEqual([0, 1, 1]);
    expect([...network.nodes.papersCount]).toEqual([2, 2, 2]);
    expect([...network.nodes.degree]).toEqual([2, 2, 2]);
    expect([...network.nodes.strength]).toEqual([3, 3, 2]);
    expect(edgesOf(network)).toEqual([
      [0, 1, 2],
      [0, 2, 1],
      [1, 2, 1],
    ]);
    expect([network.edges.firstYear[0], network.edges.lastYear[0]]).toEqual([2019, 2021]);
    expect(network.truncated).toEqual({ reason: null, omittedNodes: 0 });
    expect(countPapers(bipartiteOf(worked, 'authors'), network.nodes.vertex, {})).toEqual({
      incomplete: 1,
      omitted: 0,
    });
  });

  it('of depth 3 reaches the end of the chain', () => {
    const network = egoNetwork(worked, [0], { depth: 3 });
    expect([...network.nodes.vertex]).toEqual([0, 1, 2, 3, 4]);
    expect([...network.nodes.distance]).toEqual([0, 1, 1, 2, 3]);
  });

  it('cut to a number of nodes keeps the nearer, then the stronger tied, and counts what is left out', () => {
    const two = egoNetwork(worked, [0], { depth: 2, maxNodes: 2 });
    expect([...two.nodes.vertex]).toEqual([0, 1]);
    expect(two.truncated).toEqual({ reason: 'MAX_NODES', omittedNodes: 2 });
    expect(countNetworkEdges(bipartiteOf(worked, 'authors'), [0], { depth: 2 })).toEqual({ edges: 4, isExact: true });
    expect([...two.nodes.degree]).toEqual([1, 1]);
  });

  it('breaks equal ties by vertex, or by the rank that the caller gives', () => {
    const star = makeSnapshot([{ authors: [0, 1] }, { authors: [0, 2] }, { authors: [0, 3] }]);
    expect([...egoNetwork(star, [0], { maxNodes: 3 }).nodes.vertex]).toEqual([0, 1, 2]);
    const rank = [3, 2, 1, 0];
    expect([...egoNetwork(star, [0], { maxNodes: 3, rank }).nodes.vertex]).toEqual([0, 3, 2]);
  });

  it('does not walk ties below the thresholds', () => {
    expect([...egoNetwork(worked, [0], { minPapers: 2 }).nodes.vertex]).toEqual([0, 1]);
    expect([...egoNetwork(worked, [0], { minWeight: 1.5, counting: 'FRACTIONAL' }).nodes.vertex]).toEqual([0, 1]);
    expect([...egoNetwork(worked, [0], { minWeight: 1.51, counting: 'FRACTIONAL' }).nodes.vertex]).toEqual([0]);
  });

  it('around several seeds, repeats counted once', () => {
    const network = egoNetwork(worked, [4, 1, 4]);
    expect([...network.nodes.vertex]).toEqual([1, 4, 0, 2, 3]);
    expect([...network.nodes.distance]).toEqual([0, 0, 1, 1, 1]);
  });

  it('leaves out papers with too many authors, and says how many', () => {
    const network = egoNetwork(worked, [0], { depth: 3, maxAuthorsPerPaper: 2 });
    expect([...network.nodes.vertex]).toEqual([0, 1]);
    expect(countPapers(bipartiteOf(worked, 'authors'), network.nodes.vertex, { maxAuthorsPerPaper: 2 })).toEqual({
      incomplete: 0,
      omitted: 1,
    });
  });

  it('says so when the budget ran out', () => {
    const network = egoNetwork(worked, [0], { depth: 3, budget: 1 });
    expect(network.truncated.reason).toBe('BUDGET');
    expect([...network.nodes.vertex]).toEqual([0, 1, 2]);
    const view = bipartiteOf(worked, 'authors');
    expect(countNetworkEdges(view, [0], { depth: 3, budget: 1 })).toEqual({ edges: 3, isExact: false });
    const some = countNetworkEdges(view, [0], { depth: 3, countBudget: 3 });
    expect(some.isExact).toBe(false);
    expect(some.edges).toBeLessThan(5);
  });

  it('refuses a depth out of bounds and more seeds than nodes', () => {
    expect(() => egoNetwork(worked, [0], { depth: 4 })).toThrow('depth is 4, expected 1 to 3');
    expect(() => egoNetwork(worked, [0, 1], { maxNodes: 1 })).toThrow('2 seeds, expected at most maxNodes 1');
    expect(egoNetwork(worked, [0], { depth: undefined }).nodes.vertex).toHaveLength(3);
  });

  it('agrees with a plain breadth-first search over coauthors, cut or not', () => {
    const cases = fc.record({
      papers: randomPapers({ authors: 9, papers: 10, byline: 3 }),
      depth: fc.integer({ min: 1, max: 3 }),
      maxNodes: fc.integer({ min: 1, max: 9 }),
      minPapers: fc.integer({ min: 1, max: 2 }),
      counting: fc.constantFrom('FULL' as const, 'FRACTIONAL' as const),
    });
    fc.assert(
      fc.property(cases, ({ papers, ...options }) => {
        const snapshot = makeSnapshot(papers, { counts: { authors: 9 } });
        const network = egoNetwork(snapshot, [0], options);
        const expected = plainNetwork(snapshot, options);
        expect([...network.nodes.vertex]).toEqual(expected.nodes);
        expect(edgesOf(network).map(([a, b]) => [a, b])).toEqual(expected.edges);
        expect(network.truncated).toEqual(expected.truncated);
        const { edges } = countNetworkEdges(bipartiteOf(snapshot, 'authors'), [0], options);
        expect(edges - network.edges.source.length).toBe(expected.omittedEdges);
      }),
      { numRuns: 150 },
    );
  });
});

/** The written rule once more, over plain tables. */
function plainNetwork(
  snapshot: ReturnType<typeof makeSnapshot>,
  {
    depth,
    maxNodes,
    minPapers,
    counting,
  }: Required<Pick<EgoNetworkOptions, 'depth' | 'maxNodes' | 'minPapers' | 'counting'>>,
) {
  const tiesOf = (author: number) => {
    const table = coauthors(snapshot, author, { counting });
    return [...table.authors]
      .map((b, i) => ({ b, papers: table.papersCount[i] as number, weight: table.weight[i] as number }))
      .filter(({ papers }) => papers >= minPapers);
  };
  const distance = new Map([[0, 0]]);
  for (let d = 1; d <= depth; d++)
    for (const [a] of [...distance].filter(([, at]) => at === d - 1))
      for (const { b } of tiesOf(a)) if (!distance.has(b)) distance.set(b, d);
  const near = (v: number) =>
    Math.round(
      tiesOf(v)
        .filter(({ b }) => distance.get(b) === (distance.get(v) as number) - 1)
        .reduce((sum, { weight }) => sum + weight, 0) * 1e9,
    );
  const all = [...distance.keys()].sort(
    (a, b) => (distance.get(a) as number) - (distance.get(b) as number) || near(b) - near(a) || a - b,
  );
  const edgesAmong = (nodes: number[]) =>
    nodes.flatMap((a, i) => nodes.slice(i + 1).flatMap((b) => (tiesOf(a).some((tie) => tie.b === b) ? [[a, b]] : [])));
  const nodes = all.slice(0, maxNodes);
  const edges = edgesAmong(nodes);
  const isCut = nodes.length < all.length;
  const truncated = {
    reason: isCut ? 'MAX_NODES' : null,
    omittedNodes: all.length - nodes.length,
  };
  return { nodes, edges, truncated, omittedEdges: edgesAmong(all).length - edges.length };
}
