import { UndirectedGraph } from 'graphology';
import type { WeightedGraph } from '../../src/graph/weighted-graph.js';

/** The same simple graph in graphology, an oracle on simple graphs; keys are the vertices. */
export function graphologyGraph({ count, starts, neighbors, weights }: WeightedGraph): UndirectedGraph {
  const graph = new UndirectedGraph();
  for (let v = 0; v < count; v++) graph.addNode(v);
  for (let v = 0; v < count; v++)
    for (let i = starts[v] as number; i < (starts[v + 1] as number); i++)
      if ((neighbors[i] as number) > v) graph.addEdge(v, neighbors[i], { weight: weights[i] });
  return graph;
}

/** The values of an oracle, by vertex. */
export const valuesOf = (mapping: Record<string, number>) =>
  Object.keys(mapping)
    .map(Number)
    .sort((a, b) => a - b)
    .map((v) => mapping[v] as number);

export function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number): void {
  for (let v = 0; v < expected.length; v++) {
    const difference = Math.abs((found[v] as number) - (expected[v] as number));
    if (!(difference <= tolerance)) throw new Error(`vertex ${v}: ${found[v]}, expected ${expected[v]}`);
  }
  if (found.length !== expected.length) throw new Error(`${found.length} values, expected ${expected.length}`);
}
