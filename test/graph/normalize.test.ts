import fc from 'fast-check';
import { Network } from 'networkanalysis-ts';
import { describe, expect, it } from 'vitest';
import { bipartiteOf } from '../../src/graph/bipartite.js';
import { collaborationNetwork } from '../../src/graph/collaboration-network.js';
import { type Normalization, normalizations, normalizedWeights } from '../../src/graph/normalize.js';
import { networkGraph } from '../../src/graph/weighted-graph.js';
import { expectClose } from './graphology-graph.js';
import { makeSnapshot } from './make-snapshot.js';
import { randomPapers } from './random-papers.js';

describe('normalized weights', () => {
  // 0 and 1 share two of their three and two papers; 0 and 2 share one of three and one.
  const network = collaborationNetwork(
    bipartiteOf(makeSnapshot([{ authors: [0, 1] }, { authors: [0, 1] }, { authors: [0, 2] }]), 'authors'),
  );

  it.each([
    // k = 3, 2, 1; Σk = 6.
    ['ASSOCIATION_STRENGTH', [2, 2]],
    ['ASSOCIATION_BIBLIOMETRIX', [1 / 3, 1 / 3]],
    // 2 · (3/3 + 3/2) / 2, 1 · (3/3 + 3/1) / 2
    ['FRACTIONALIZATION', [2.5, 2]],
    ['INCLUSION', [1, 1]],
    ['JACCARD', [2 / 3, 1 / 3]],
    ['SALTON', [2 / Math.sqrt(6), 1 / Math.sqrt(3)]],
    ['EQUIVALENCE', [4 / 6, 1 / 3]],
  ] as [Normalization, number[]][])('%s, worked by hand', (normalization, expected) => {
    expectClose(normalizedWeights(network, normalization), expected, 1e-12);
  });

  it('lie between 0 and 1 where they are shares, also under fractional counting', () => {
    fc.assert(
      fc.property(randomPapers(), fc.constantFrom('FULL' as const, 'FRACTIONAL' as const), (papers, counting) => {
        const table = collaborationNetwork(bipartiteOf(makeSnapshot(papers), 'authors'), { counting });
        for (const normalization of normalizations.slice(3))
          for (const value of normalizedWeights(table, normalization)) {
            expect(value).toBeGreaterThan(0);
            expect(value).toBeLessThanOrEqual(1);
          }
      }),
    );
  });

  it('agree with networkanalysis-ts, the port of the authors of VOSviewer', () => {
    fc.assert(
      fc.property(randomPapers(), (papers) => {
        const table = collaborationNetwork(bipartiteOf(makeSnapshot(papers), 'authors'), { counting: 'FRACTIONAL' });
        const { count, starts, neighbors, weights } = networkGraph(table);
        if (neighbors.length === 0) return;
        const theirs = new Network({
          nNodes: count,
          setNodeWeightsToTotalEdgeWeights: true,
          firstNeighborIndices: [...starts],
          neighbors: [...neighbors],
          edgeWeights: [...weights],
        });
        for (const [ours, normalized] of [
          ['ASSOCIATION_STRENGTH', theirs.createNormalizedNetworkUsingAssociationStrength()],
          ['FRACTIONALIZATION', theirs.createNormalizedNetworkUsingFractionalization()],
        ] as const) {
          const found = normalizedWeights(table, ours);
          const expected = [...table.edges.source].map((source, e) => {
            const row = normalized.getNeighbors(source);
            return normalized.getEdgeWeights(source)[row.indexOf(table.edges.target[e] as number)] as number;
          });
          expectClose(found, expected, 1e-9);
        }
      }),
    );
  });
});
