import { hopDistances } from './hop-distances.js';
import { weightedDistances } from './weighted-distances.js';
import type { WeightedGraph } from './weighted-graph.js';
import { withDefaults } from './with-defaults.js';

export interface ClosenessSettings {
  /** HOPS, or INVERSE_WEIGHT: a tie is as long as 1 / weight (Newman 2001, arXiv cond-mat/0011144). */
  distances: 'HOPS' | 'INVERSE_WEIGHT';
}

export const closenessDefaults: Readonly<ClosenessSettings> = Object.freeze({ distances: 'HOPS' });

/**
 * Closeness in the form of Wasserman and Faust (1994, Social Network Analysis, 5.2.2), which holds for unconnected
 * graphs: with n vertices, and r others reached at a mean distance d, (r / (n - 1)) / d. 0 for a vertex alone; one
 * search from every vertex.
 *
 * @param graph undirected; for INVERSE_WEIGHT every weight above 0
 */
export function closeness(graph: WeightedGraph, options: Partial<ClosenessSettings> = {}): Float64Array {
  const { distances } = withDefaults<ClosenessSettings>(closenessDefaults, options);
  const lengths = { ...graph, weights: graph.weights.map((weight) => 1 / weight) };
  const values = new Float64Array(graph.count);
  for (let v = 0; v < graph.count; v++) {
    const found = distances === 'HOPS' ? hopDistances(graph, v) : weightedDistances(lengths, v);
    let reached = 0;
    let sum = 0;
    for (let u = 0; u < graph.count; u++) {
      const distance = found[u] as number;
      if (distance <= 0 || distance === Number.POSITIVE_INFINITY) continue;
      reached++;
      sum += distance;
    }
    if (reached > 0) values[v] = ((reached / (graph.count - 1)) * reached) / sum;
  }
  return values;
}
