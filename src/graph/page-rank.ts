import { QueryError } from '../errors.js';
import type { WeightedGraph } from './weighted-graph.js';
import { strengths } from './weighted-graph.js';
import { withDefaults } from './with-defaults.js';

export interface PageRankSettings {
  /** Chance of following an edge, above 0 and below 1. */
  damping: number;
  /** The sum of changes in one round at which the ranks stand. */
  tolerance: number;
  maxIterations: number;
  /** So many rounds and no test of convergence, as LDBC Graphalytics defines the measure. */
  iterations?: number;
}

export const pageRankDefaults: Readonly<PageRankSettings> = Object.freeze({
  damping: 0.85,
  tolerance: 1e-10,
  maxIterations: 1000,
});

/**
 * PageRank by power iteration: Brin, Page (1998). An edge is followed in proportion to its weight; what stands on
 * vertices without edges is spread evenly. The ranks sum to one.
 *
 * @param graph along its rows
 * @throws QueryError NO_CONVERGENCE where `maxIterations` rounds are not enough; OUT_OF_BOUNDS for the damping
 */
export function pageRank(graph: WeightedGraph, options: Partial<PageRankSettings> = {}): Float64Array {
  const { damping, tolerance, maxIterations, iterations } = withDefaults<PageRankSettings>(pageRankDefaults, options);
  if (!(damping > 0 && damping < 1))
    throw new QueryError('OUT_OF_BOUNDS', `rank pages: damping is ${damping}, expected above 0 and below 1`, {
      hint: 'the usual damping is 0.85',
      details: { damping },
    });
  const { count } = graph;
  const sums = strengths(graph);
  let ranks = new Float64Array(count).fill(1 / count);
  let next = new Float64Array(count);
  for (let round = 0; round < (iterations ?? maxIterations); round++) {
    const change = step(graph, sums, damping, ranks, next);
    [ranks, next] = [next, ranks];
    if (iterations === undefined && change <= tolerance) return ranks;
  }
  if (iterations !== undefined || count === 0) return ranks;
  throw new QueryError('NO_CONVERGENCE', `rank pages: not within ${tolerance} after ${maxIterations} iterations`, {
    hint: 'raise maxIterations or tolerance',
    details: { maxIterations, tolerance },
  });
}

function step(graph: WeightedGraph, sums: Float64Array, damping: number, ranks: Float64Array, next: Float64Array) {
  const { count, starts, neighbors, weights } = graph;
  let dangling = 0;
  for (let v = 0; v < count; v++) if (sums[v] === 0) dangling += ranks[v] as number;
  next.fill((1 - damping + damping * dangling) / count);
  for (let v = 0; v < count; v++) {
    if (sums[v] === 0) continue;
    const share = (damping * (ranks[v] as number)) / (sums[v] as number);
    for (let i = starts[v] as number; i < (starts[v + 1] as number); i++) {
      const w = neighbors[i] as number;
      next[w] = (next[w] as number) + share * (weights[i] as number);
    }
  }
  let change = 0;
  for (let v = 0; v < count; v++) change += Math.abs((next[v] as number) - (ranks[v] as number));
  return change;
}
