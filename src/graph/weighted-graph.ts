import { buildRows } from './build-rows.js';
import type { NetworkTable } from './network-table.js';
import type { Rows } from './snapshot.js';

/**
 * A weighted graph for the measures: neighbors ascending and distinct, `weights` parallel to `neighbors`. In an
 * undirected graph every edge stands in both rows.
 */
export interface WeightedGraph extends Rows {
  readonly count: number;
  readonly weights: Float64Array;
}

/**
 * An undirected graph from its edges, each given once in either direction. Parallel edges become one with the sum of
 * their weights.
 *
 * @param weight parallel to the edges; 1 each unless given
 * @throws RangeError for an end out of range, or an edge from a vertex to itself
 */
export function undirectedGraph(
  count: number,
  source: ArrayLike<number>,
  target: ArrayLike<number>,
  weight?: ArrayLike<number>,
): WeightedGraph {
  const edges = source.length;
  const from = new Uint32Array(edges * 2);
  const to = new Uint32Array(edges * 2);
  const weights = new Float64Array(edges * 2);
  for (let i = 0; i < edges; i++) {
    from[i] = to[edges + i] = source[i] as number;
    to[i] = from[edges + i] = target[i] as number;
    weights[i] = weights[edges + i] = weight?.[i] ?? 1;
    if (source[i] === target[i]) throw new RangeError(`build graph: edge ${i} leads from ${source[i]} to itself`);
  }
  return directedGraph(count, from, to, weights);
}

/** A directed graph from its arcs; otherwise as `undirectedGraph`. */
export function directedGraph(
  count: number,
  source: ArrayLike<number>,
  target: ArrayLike<number>,
  weight?: ArrayLike<number>,
): WeightedGraph {
  const arcs = Uint32Array.from({ length: source.length }, (_, i) => i);
  // By target, then by source: counting sort is stable, so each row comes out ascending.
  const byTarget = buildRows(count, target, arcs).neighbors;
  const rows = buildRows(
    count,
    byTarget.map((arc) => source[arc] as number),
    byTarget,
  );
  const starts = new Uint32Array(count + 1);
  const neighbors = new Uint32Array(arcs.length);
  const weights = new Float64Array(arcs.length);
  let written = 0;
  for (let v = 0; v < count; v++) {
    for (let i = rows.starts[v] as number; i < (rows.starts[v + 1] as number); i++) {
      const arc = rows.neighbors[i] as number;
      const share = weight?.[arc] ?? 1;
      if (written > (starts[v] as number) && neighbors[written - 1] === target[arc]) {
        weights[written - 1] = (weights[written - 1] as number) + share;
      } else {
        neighbors[written] = target[arc] as number;
        weights[written++] = share;
      }
    }
    starts[v + 1] = written;
  }
  return { count, starts, neighbors: neighbors.slice(0, written), weights: weights.slice(0, written) };
}

/** The nodes and edges of a network without what is known about them. */
export interface NetworkTies {
  nodes: Pick<NetworkTable['nodes'], 'vertex'>;
  edges: Pick<NetworkTable['edges'], 'source' | 'target' | 'weight'>;
}

/** The graph of a network; vertices are positions in its nodes. */
export function networkGraph({ nodes, edges }: NetworkTies): WeightedGraph {
  return undirectedGraph(nodes.vertex.length, edges.source, edges.target, edges.weight);
}

/** Sum of the weights of each row: the total link strength. */
export function strengths({ count, starts, weights }: WeightedGraph): Float64Array {
  const sums = new Float64Array(count);
  for (let v = 0; v < count; v++)
    for (let i = starts[v] as number; i < (starts[v + 1] as number); i++)
      sums[v] = (sums[v] as number) + (weights[i] as number);
  return sums;
}
