import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Bipartite, bipartiteOf } from '../../src/graph/bipartite.js';
import { type EgoNetworkOptions, memberNetwork, memberNodes } from '../../src/graph/ego-network.js';
import { makeSnapshot } from './make-snapshot.js';
import { randomPapers } from './random-papers.js';

/** The same network by the bylines of papers: there are no lists of ties for a set of papers, and this one holds all. */
function byPapers(view: Bipartite, seeds: number[], options: EgoNetworkOptions) {
  return memberNetwork(view, seeds, { ...options, papers: new Uint8Array(view.paperDates.length).fill(1) });
}

it('networks by lists of ties are those by papers, to the bit, whatever was asked before', () => {
  const query = fc.record({
    seeds: fc.uniqueArray(fc.nat({ max: 11 }), { minLength: 1, maxLength: 3 }),
    depth: fc.integer({ min: 1, max: 3 }),
    maxNodes: fc.integer({ min: 3, max: 12 }),
    minPapers: fc.integer({ min: 0, max: 3 }),
    minWeight: fc.constantFrom(0, 0.5, 1, 1.5),
    counting: fc.constantFrom('FULL' as const, 'FRACTIONAL' as const),
    maxAuthorsPerPaper: fc.constantFrom(undefined, 2, 3, 4),
    budget: fc.constantFrom(2_000_000, 3_000_000, 1, 12, 40),
    rank: fc.constantFrom(
      undefined,
      Array.from({ length: 12 }, (_, v) => 11 - v),
    ),
  });
  const cases = fc.record({
    papers: randomPapers({ authors: 12, papers: 20, byline: 5 }),
    queries: fc.array(query, { minLength: 1, maxLength: 8 }),
  });
  fc.assert(
    fc.property(cases, ({ papers, queries }) => {
      const view = bipartiteOf(makeSnapshot(papers, { counts: { authors: 12 } }), 'authors');
      for (const { seeds, ...options } of queries) {
        const expected = byPapers(view, seeds, options);
        const found = memberNodes(view, seeds, options);
        expect(memberNetwork(view, seeds, options)).toEqual(expected);
        const { strength: _, ...nodes } = expected.nodes;
        const alone = { nodes, edgesCount: expected.edges.source.length, truncated: expected.truncated };
        expect(found).toEqual(options.minPapers > 1 || options.minWeight > 0 ? undefined : alone);
      }
    }),
    { numRuns: 400 },
  );
});
