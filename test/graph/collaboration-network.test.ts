import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bipartiteOf, groupMembers } from '../../src/graph/bipartite.js';
import { coauthors } from '../../src/graph/coauthors.js';
import { collaborationNetwork, countCollaborationEdges } from '../../src/graph/collaboration-network.js';
import { countPapers } from '../../src/graph/count-papers.js';
import type { NetworkTable } from '../../src/graph/network-table.js';
import { makeSnapshot } from './make-snapshot.js';
import { randomPapers } from './random-papers.js';

const edgesOf = ({ nodes, edges }: NetworkTable) =>
  [...edges.source].map((s, i) => [nodes.vertex[s], nodes.vertex[edges.target[i] as number], edges.weight[i]]);

const worked = makeSnapshot([
  { authors: [0, 1, 2] },
  { authors: [0, 1] },
  { authors: [3, 4] },
  { authors: [5], incomplete: true },
  { authors: [5] },
]);

describe('collaboration network', () => {
  it('of all authors comes by strength, then papers, then vertex', () => {
    const network = collaborationNetwork(bipartiteOf(worked, 'authors'));
    expect([...network.nodes.vertex]).toEqual([0, 1, 2, 3, 4, 5]);
    expect([...network.nodes.strength]).toEqual([3, 3, 2, 1, 1, 0]);
    expect(edgesOf(network)).toEqual([
      [0, 1, 2],
      [0, 2, 1],
      [1, 2, 1],
      [3, 4, 1],
    ]);
    expect(network.truncated).toEqual({ reason: null, omittedNodes: 0 });
    expect(countPapers(bipartiteOf(worked, 'authors'), network.nodes.vertex, {})).toEqual({
      incomplete: 1,
      omitted: 0,
    });
  });

  it('cut to a number of nodes says what was cut', () => {
    const network = collaborationNetwork(bipartiteOf(worked, 'authors'), { maxNodes: 2, counting: 'FRACTIONAL' });
    expect([...network.nodes.vertex]).toEqual([0, 1]);
    expect(edgesOf(network)).toEqual([[0, 1, 1.5]]);
    expect(network.truncated).toEqual({ reason: 'MAX_NODES', omittedNodes: 4 });
    const rank = [5, 4, 3, 2, 1, 0];
    expect([...collaborationNetwork(bipartiteOf(worked, 'authors'), { maxNodes: 4, rank }).nodes.vertex]).toEqual([
      1, 0, 2, 4,
    ]);
  });

  it('of listed authors holds each of them, whether they have papers there or not', () => {
    const papers = Uint8Array.of(1, 1, 0, 0, 0);
    const network = collaborationNetwork(bipartiteOf(worked, 'authors'), { members: [4, 1, 0, 1], papers });
    expect([...network.nodes.vertex]).toEqual([0, 1, 4]);
    expect([...network.nodes.papersCount]).toEqual([2, 2, 0]);
    expect(edgesOf(network)).toEqual([[0, 1, 2]]);
  });

  it('leaves out members of few papers, thin ties and crowded papers', () => {
    const view = bipartiteOf(worked, 'authors');
    expect([...collaborationNetwork(view, { minPapersPerMember: 2 }).nodes.vertex]).toEqual([0, 1, 5]);
    expect(edgesOf(collaborationNetwork(view, { minPapers: 2 }))).toEqual([[0, 1, 2]]);
    const small = collaborationNetwork(view, { maxAuthorsPerPaper: 2 });
    expect(edgesOf(small)).toEqual([
      [0, 1, 1],
      [3, 4, 1],
    ]);
    expect(countPapers(view, small.nodes.vertex, { maxAuthorsPerPaper: 2 })).toMatchObject({ omitted: 1 });
  });

  it('counts all edges, or says that there are at least so many', () => {
    const view = bipartiteOf(worked, 'authors');
    expect(countCollaborationEdges(view, { maxNodes: 1 })).toEqual({ edges: 4, isExact: true });
    expect(countCollaborationEdges(view, { minPapers: 2 })).toEqual({ edges: 1, isExact: true });
    // The last members are looked at first: 5 has no ties, 4 none to later ones.
    expect(countCollaborationEdges(view, { countBudget: 3 })).toEqual({ edges: 1, isExact: false });
  });

  it('of countries counts a paper once for a country', () => {
    const snapshot = makeSnapshot([{ organizations: [0, 1, 2] }, { organizations: [0, 2] }, { organizations: [0, 1] }]);
    const countries = groupMembers(bipartiteOf(snapshot, 'organizations'), [0, 0, 1], 2);
    const network = collaborationNetwork(countries);
    expect([...network.nodes.papersCount]).toEqual([3, 2]);
    expect(edgesOf(network)).toEqual([[0, 1, 2]]);
  });

  it('of papers: by the references they share, and by those that cite both', () => {
    const snapshot = makeSnapshot([
      {},
      {},
      { references: [0, 1] },
      { references: [0, 1], date: 20200000 },
      { references: [1] },
    ]);
    const coupling = collaborationNetwork(bipartiteOf(snapshot, 'couplings'), { minPapersPerMember: 1 });
    expect(edgesOf(coupling)).toEqual([
      [2, 3, 2],
      [2, 4, 1],
      [3, 4, 1],
    ]);
    const cocitation = collaborationNetwork(bipartiteOf(snapshot, 'cocitations'), {
      papers: Uint8Array.of(0, 0, 0, 1, 1),
    });
    expect(edgesOf(cocitation)).toEqual([[1, 0, 1]]);
    expect(cocitation.edges.firstYear[0]).toBe(2020);
  });

  it('has the ties that the coauthor tables have', () => {
    fc.assert(
      fc.property(randomPapers(), fc.constantFrom('FULL' as const, 'FRACTIONAL' as const), (papers, counting) => {
        const snapshot = makeSnapshot(papers, { counts: { authors: 8 } });
        const network = collaborationNetwork(bipartiteOf(snapshot, 'authors'), { counting });
        const found = edgesOf(network).map(([a, b, w]) => [
          Math.min(a as number, b as number),
          Math.max(a as number, b as number),
          w,
        ]);
        const expected = [...Array(8).keys()].flatMap((a) => {
          const table = coauthors(snapshot, a, { counting });
          return [...table.authors].map((b, i) => [a, b, table.weight[i]]).filter(([, b]) => (b as number) > a);
        });
        const byEnds = (x: unknown[], y: unknown[]) => Number(x[0]) - Number(y[0]) || Number(x[1]) - Number(y[1]);
        expect(found.sort(byEnds)).toEqual(expected.sort(byEnds));
        // Strength without a threshold is known before any tie is read.
        const cut = collaborationNetwork(bipartiteOf(snapshot, 'authors'), { counting, maxNodes: 3 });
        expect([...cut.nodes.vertex]).toEqual([...network.nodes.vertex.subarray(0, 3)]);
        const counted = countCollaborationEdges(bipartiteOf(snapshot, 'authors'), { counting, maxNodes: 3 });
        expect(counted).toEqual({ edges: network.edges.source.length, isExact: true });
      }),
    );
  });
});
