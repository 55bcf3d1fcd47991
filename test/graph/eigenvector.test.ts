import fc from 'fast-check';
import { eigenvector as oracle } from 'graphology-metrics/centrality/index.js';
import { describe, expect, it } from 'vitest';
import { eigenvectorCentrality } from '../../src/graph/eigenvector.js';
import { undirectedGraph, type WeightedGraph } from '../../src/graph/weighted-graph.js';
import { expectClose, graphologyGraph, valuesOf } from './graphology-graph.js';
import { type EdgeList, graphOf, orders, randomGraphs, renumber } from './known-graphs.js';

/** With a ring around it, so that one component has the greatest eigenvalue. */
const connected = randomGraphs().map(({ count, edges }): EdgeList => {
  const ring = Array.from({ length: count }, (_, v) => [v, (v + 1) % count, 1] as [number, number, number]);
  return { count, edges: [...edges.filter(([a, b]) => b - a !== 1 && b - a !== count - 1), ...ring] };
});

describe('eigenvector centrality', () => {
  it('of a star: the center stands to a leaf as the root of the leaves to one', () => {
    const [center, leaf] = eigenvectorCentrality(undirectedGraph(5, [0, 0, 0, 0], [1, 2, 3, 4]));
    expect((center as number) / (leaf as number)).toBeCloseTo(2, 6);
    expect((center as number) ** 2 + 4 * (leaf as number) ** 2).toBeCloseTo(1, 9);
  });

  it('is an eigenvector, under any numbers', () => {
    fc.assert(
      fc.property(connected, orders(), (list, order) => {
        const graph = graphOf(list);
        const values = eigenvectorCentrality(graph);
        const image = multiply(graph, values);
        const eigenvalue = Math.hypot(...image);
        expectClose(
          image.map((value) => value / eigenvalue),
          values,
          1e-6,
        );
        const renumbered = eigenvectorCentrality(graphOf(renumber(list, order)));
        expectClose(
          order.map((v) => renumbered[v] as number),
          values,
          1e-6,
        );
      }),
    );
  });

  it('agrees with graphology', () => {
    fc.assert(
      fc.property(connected, (list) => {
        const graph = graphOf(list);
        const expected = oracle(graphologyGraph(graph), { tolerance: 1e-11, maxIterations: 20000 });
        expectClose(eigenvectorCentrality(graph), valuesOf(expected), 1e-6);
      }),
      { numRuns: 50 },
    );
  });

  it('of a chain is half a wave, however long the chain', () => {
    for (const count of [2, 3, 10, 200, 1000]) {
      const ends = Array.from({ length: count - 1 }, (_, v) => v);
      const values = eigenvectorCentrality(
        undirectedGraph(
          count,
          ends,
          ends.map((v) => v + 1),
        ),
      );
      const wave = ends
        .concat(count - 1)
        .map((v) => Math.sqrt(2 / (count + 1)) * Math.sin((Math.PI * (v + 1)) / (count + 1)));
      expectClose(wave, values, 1e-6);
    }
  });

  it('is 0 outside the strongest component, though another is nearly as strong, and the same in equal ones', () => {
    const triangles = (weight: number) =>
      eigenvectorCentrality(
        undirectedGraph(7, [0, 1, 2, 3, 4, 5], [1, 2, 0, 4, 5, 3], [1, 1, 1, weight, weight, weight]),
      );
    expectClose([...triangles(0.9999)], Float64Array.of(...[1, 1, 1].map(() => Math.sqrt(1 / 3)), 0, 0, 0, 0), 1e-6);
    expectClose([...triangles(1)], Float64Array.of(...Array(6).fill(Math.sqrt(1 / 6)), 0), 1e-6);
  });

  it('fails where it does not converge', () => {
    const path = undirectedGraph(3, [0, 1], [1, 2]);
    expect(() => eigenvectorCentrality(path, { maxIterations: 1 })).toThrow('not within 1e-12 after 1 iterations');
  });
});

function multiply({ count, starts, neighbors, weights }: WeightedGraph, values: Float64Array): number[] {
  return Array.from({ length: count }, (_, v) => {
    let sum = 0;
    for (let i = starts[v] as number; i < (starts[v + 1] as number); i++)
      sum += (weights[i] as number) * (values[neighbors[i] as number] as number);
    return sum;
  });
}
