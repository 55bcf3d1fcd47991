import { strengths, type WeightedGraph } from './weighted-graph.js';

/**
 * Burt's constraint (Burt 1992, Structural Holes): how much a vertex's ties lead back to one another, low for brokers.
 * With p_ij the share of i's strength in its tie to j: the sum over i's neighbors j of (p_ij + Σ_q p_iq · p_qj)², q
 * over the neighbors of both. NaN for a vertex without ties, where it isn't defined.
 *
 * @param graph undirected
 */
export function constraint(graph: WeightedGraph): Float64Array {
  const { count, starts, neighbors, weights } = graph;
  const sums = strengths(graph);
  const values = new Float64Array(count);
  // By vertex: what it holds of i, directly and through others; cleared after each i.
  const direct = new Float64Array(count);
  const through = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const start = starts[i] as number;
    const end = starts[i + 1] as number;
    if (start === end) {
      values[i] = Number.NaN;
      continue;
    }
    for (let e = start; e < end; e++) direct[neighbors[e] as number] = (weights[e] as number) / (sums[i] as number);
    for (let e = start; e < end; e++) {
      const q = neighbors[e] as number;
      const share = (direct[q] as number) / (sums[q] as number);
      for (let f = starts[q] as number; f < (starts[q + 1] as number); f++) {
        const j = neighbors[f] as number;
        if (direct[j] !== 0) through[j] = (through[j] as number) + share * (weights[f] as number);
      }
    }
    let sum = 0;
    for (let e = start; e < end; e++) {
      const j = neighbors[e] as number;
      sum += ((direct[j] as number) + (through[j] as number)) ** 2;
    }
    values[i] = sum;
    for (let e = start; e < end; e++) {
      direct[neighbors[e] as number] = 0;
      through[neighbors[e] as number] = 0;
    }
  }
  return values;
}
