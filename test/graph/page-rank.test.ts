import fc from 'fast-check';
import { pagerank as oracle } from 'graphology-metrics/centrality/index.js';
import { describe, expect, it } from 'vitest';
import { pageRank } from '../../src/graph/page-rank.js';
import { directedGraph, undirectedGraph } from '../../src/graph/weighted-graph.js';
import { expectClose, graphologyGraph, valuesOf } from './graphology-graph.js';
import {
  graphOf,
  hasData,
  knownGraphs,
  orders,
  randomGraphs,
  readBenchmark,
  renumber,
  withData,
} from './known-graphs.js';

describe('PageRank', () => {
  it('of two arcs into one vertex, worked by hand', () => {
    // x = 0.05 + 0.85 (z / 3), z = x + 0.85 (2 x): x = 0.05 / (1 - 0.85 · 2.7 / 3), z = 2.7 x.
    const ranks = pageRank(directedGraph(3, [0, 1], [2, 2]));
    const x = 0.05 / (1 - (0.85 * 2.7) / 3);
    expectClose(ranks, [x, x, 2.7 * x], 1e-9);
  });

  it('follows edges by weight', () => {
    const [, light, heavy] = pageRank(undirectedGraph(3, [0, 0], [1, 2], [1, 3]));
    expect(heavy).toBeGreaterThan(light as number);
  });

  it('sums to one, under any numbers', () => {
    fc.assert(
      fc.property(randomGraphs(), orders(), (list, order) => {
        const ranks = pageRank(graphOf(list));
        expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 9);
        const renumbered = pageRank(graphOf(renumber(list, order)));
        expectClose(
          order.map((v) => renumbered[v] as number),
          ranks,
          1e-9,
        );
      }),
    );
  });

  it('agrees with graphology', () => {
    fc.assert(
      fc.property(randomGraphs(), (list) => {
        const graph = graphOf(list);
        const expected = oracle(graphologyGraph(graph), {
          tolerance: 1e-12,
          maxIterations: 1000,
          getEdgeWeight: 'weight',
        });
        expectClose(pageRank(graph), valuesOf(expected), 1e-8);
      }),
      { numRuns: 50 },
    );
  });

  it('fails where it does not converge, or the damping is out of bounds', () => {
    const path = undirectedGraph(3, [0, 1], [1, 2]);
    expect(() => pageRank(path, { maxIterations: 2 })).toThrow('not within 1e-10 after 2 iterations');
    expect(() => pageRank(path, { damping: 1 })).toThrow('damping is 1');
    expect(pageRank(undirectedGraph(0, [], []))).toHaveLength(0);
  });

  describe.skipIf(!hasData)(withData('oracles'), () => {
    it.each([
      ['directed', true],
      ['undirected', false],
    ] as const)('LDBC Graphalytics PR, %s: two rounds, edges of one weight', (name, isDirected) => {
      const files = { vertices: `example/example-${name}.v`, edges: `example/example-${name}.e` };
      const { graph, expected } = readBenchmark(files, isDirected);
      const unweighted = { ...graph, weights: graph.weights.map(() => 1) };
      expectClose(pageRank(unweighted, { iterations: 2 }), expected(`example/example-${name}-PR`), 1e-14);
    });

    it('graphology on netscience', () => {
      const graph = knownGraphs[0].load();
      const expected = oracle(graphologyGraph(graph), {
        tolerance: 1e-12,
        maxIterations: 1000,
        getEdgeWeight: 'weight',
      });
      expectClose(pageRank(graph), valuesOf(expected), 1e-8);
    });
  });
});
