import fc from 'fast-check';
import { closeness as oracle } from 'graphology-metrics/centrality/index.js';
import { describe, expect, it } from 'vitest';
import { closeness } from '../../src/graph/closeness.js';
import { undirectedGraph } from '../../src/graph/weighted-graph.js';
import { expectClose, graphologyGraph, valuesOf } from './graphology-graph.js';
import { graphOf, hasData, knownGraphs, orders, randomGraphs, renumber, withData } from './known-graphs.js';

describe('closeness', () => {
  it('of a path beside a vertex alone, worked by hand', () => {
    const graph = undirectedGraph(4, [0, 1], [1, 2], [2, 4]);
    // (2 / 3) · 2 / (1 + 2) at the ends, (2 / 3) · 2 / 2 in the middle.
    expectClose(closeness(graph), [4 / 9, 2 / 3, 4 / 9, 0], 1e-12);
    // Lengths 1/2 and 1/4.
    expectClose(closeness(graph, { distances: 'INVERSE_WEIGHT' }), [4 / 3 / 1.25, 4 / 3 / 0.75, 4 / 3 / 1, 0], 1e-12);
  });

  it('is the same under any numbers, and by weights of one as by hops', () => {
    fc.assert(
      fc.property(randomGraphs(), orders(), (list, order) => {
        const values = closeness(graphOf(list));
        const renumbered = closeness(graphOf(renumber(list, order)));
        expectClose(
          order.map((v) => renumbered[v] as number),
          values,
          1e-12,
        );
        expectClose(closeness(graphOf(list, false), { distances: 'INVERSE_WEIGHT' }), values, 1e-12);
      }),
    );
  });

  it('agrees with graphology', () => {
    fc.assert(
      fc.property(randomGraphs(), (list) => {
        const graph = graphOf(list);
        expectClose(closeness(graph), valuesOf(oracle(graphologyGraph(graph), { wassermanFaust: true })), 1e-12);
      }),
      { numRuns: 50 },
    );
  });

  it.skipIf(!hasData)(withData('agrees with graphology on netscience'), () => {
    const graph = knownGraphs[0].load();
    expectClose(closeness(graph), valuesOf(oracle(graphologyGraph(graph), { wassermanFaust: true })), 1e-12);
    expect(Math.max(...closeness(graph))).toBeGreaterThan(0);
  });
});
