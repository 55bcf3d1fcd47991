import { QueryError } from '../errors.js';
import type { WeightedGraph } from './weighted-graph.js';
import { withDefaults } from './with-defaults.js';

export interface EigenvectorSettings {
  /** The sum of changes in one round at which the values stand. */
  tolerance: number;
  maxIterations: number;
}

export const eigenvectorDefaults: Readonly<EigenvectorSettings> = Object.freeze({
  tolerance: 1e-9,
  maxIterations: 10_000,
});

/**
 * Eigenvector centrality (Bonacich 1972) by power iteration, the squares of the values summing to one. A vertex is
 * added to its own neighbors with a weight that moves no eigenvector, but keeps two-sided graphs from swinging. In an
 * unconnected graph only the components of the greatest eigenvalue keep values above 0.
 *
 * @param graph undirected
 * @throws QueryError NO_CONVERGENCE where `maxIterations` rounds are not enough
 */
export function eigenvectorCentrality(graph: WeightedGraph, options: Partial<EigenvectorSettings> = {}): Float64Array {
  const { tolerance, maxIterations } = withDefaults<EigenvectorSettings>(eigenvectorDefaults, options);
  const { count, starts, neighbors, weights } = graph;
  // As large as a typical weight, so that the shift neither vanishes nor dominates.
  const shift = weights.length === 0 ? 1 : weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  let values = new Float64Array(count).fill(1 / Math.sqrt(count));
  for (let round = 0; round < maxIterations; round++) {
    const next = values.map((value) => value * shift);
    for (let v = 0; v < count; v++)
      for (let i = starts[v] as number; i < (starts[v + 1] as number); i++) {
        const w = neighbors[i] as number;
        next[w] = (next[w] as number) + (values[v] as number) * (weights[i] as number);
      }
    const norm = Math.sqrt(next.reduce((sum, value) => sum + value * value, 0));
    let change = 0;
    for (let v = 0; v < count; v++) {
      next[v] = (next[v] as number) / norm;
      change += Math.abs((next[v] as number) - (values[v] as number));
    }
    values = next;
    if (change <= tolerance) return values;
  }
  throw new QueryError(
    'NO_CONVERGENCE',
    `find eigenvector: not within ${tolerance} after ${maxIterations} iterations`,
    {
      hint: 'raise maxIterations or tolerance, or ask for PageRank',
      details: { maxIterations, tolerance },
    },
  );
}
