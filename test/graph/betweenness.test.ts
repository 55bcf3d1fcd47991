import fc from 'fast-check';
import { betweenness as oracle } from 'graphology-metrics/centrality/index.js';
import { describe, expect, it } from 'vitest';
import { betweenness } from '../../src/graph/betweenness.js';
import { hopDistances } from '../../src/graph/hop-distances.js';
import { undirectedGraph, type WeightedGraph } from '../../src/graph/weighted-graph.js';
import { expectClose, graphologyGraph, valuesOf } from './graphology-graph.js';
import { graphOf, hasData, knownGraphs, orders, randomGraphs, renumber, withData } from './known-graphs.js';

describe('betweenness', () => {
  it('of a path and of a square', () => {
    expect([...betweenness(undirectedGraph(4, [0, 1, 2], [1, 2, 3])).values]).toEqual([0, 2, 2, 0]);
    expect([...betweenness(undirectedGraph(4, [0, 1, 2, 3], [1, 2, 3, 0])).values]).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it('agrees with counting all shortest paths, under any numbers', () => {
    fc.assert(
      fc.property(randomGraphs(), orders(), (list, order) => {
        const graph = graphOf(list);
        const { values, sample } = betweenness(graph);
        expect(sample).toBeNull();
        expectClose(values, bruteForce(graph), 1e-9);
        const renumbered = betweenness(graphOf(renumber(list, order))).values;
        expectClose(
          order.map((v) => renumbered[v] as number),
          values,
          1e-9,
        );
      }),
    );
  });

  it('above the stated size comes from a sample that it names, the same for one seed', () => {
    const ring = undirectedGraph(
      60,
      [...Array(60).keys()],
      [...Array(60).keys()].map((v) => (v + 1) % 60),
    );
    const options = { exactUpTo: 50, sampleSize: 20, seed: 7 };
    const first = betweenness(ring, options);
    expect(first.sample).toEqual({ size: 20, seed: 7 });
    expect(betweenness(ring, options).values).toEqual(first.values);
    expect(betweenness(ring, { ...options, seed: 8 }).values).not.toEqual(first.values);
    // The sum over all vertices is the same for every source of a ring, so the sample estimates it exactly.
    const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);
    expect(sum(first.values)).toBeCloseTo(sum(betweenness(ring).values), 6);
    expect(betweenness(ring, { ...options, sampleSize: 60 }).sample).toBeNull();
  });

  it.skipIf(!hasData)(withData('agrees with graphology on netscience'), () => {
    const graph = knownGraphs[0].load();
    const expected = oracle(graphologyGraph(graph), { normalized: false, getEdgeWeight: null });
    expectClose(betweenness(graph).values, valuesOf(expected), 1e-6);
  });
});

/** Pairs and their shortest paths one by one: σ(s, v) σ(v, t) / σ(s, t) where v lies between. */
function bruteForce(graph: WeightedGraph): number[] {
  const vertices = [...Array(graph.count).keys()];
  const distances = vertices.map((v) => hopDistances(graph, v));
  const at = (a: number, b: number) => (distances[a] as Int32Array)[b] as number;
  const ways = (a: number, b: number): number => {
    if (a === b) return 1;
    const row = graph.neighbors.subarray(graph.starts[a], graph.starts[a + 1]);
    return [...row].filter((n) => at(n, b) === at(a, b) - 1).reduce((sum, n) => sum + ways(n, b), 0);
  };
  return vertices.map((v) => {
    let sum = 0;
    for (const s of vertices)
      for (const t of vertices)
        if (s < t && s !== v && t !== v && at(s, t) > 0 && at(s, v) > 0 && at(s, v) + at(v, t) === at(s, t))
          sum += (ways(s, v) * ways(v, t)) / ways(s, t);
    return sum;
  });
}
