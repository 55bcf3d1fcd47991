import { type Dag, edgesOf } from './dag.js';

/** How many paths from a source to a sink run where. Exact, whatever their number. */
export interface PathCounts {
  /** By edge: paths from sources to its beginning times paths from its end to sinks. */
  ofEdge: bigint[];
  /** By node; a node without edges counts one path, itself. */
  ofNode: bigint[];
  /** All paths of one edge or more. */
  total: bigint;
}

/**
 * Search path counts: Batagelj (2003), "Efficient algorithms for citation network analysis", after Hummon and Doreian
 * (1989), Social Networks 11. Counts grow as powers of the depth, so they are big integers.
 */
export function searchPathCounts(dag: Dag): PathCounts {
  const { count, from, to, leaving, reaching, order } = dag;
  const before: bigint[] = new Array(count).fill(1n);
  const after: bigint[] = new Array(count).fill(1n);
  for (const v of order) before[v] = sumOver(edgesOf(reaching, v), from, before);
  for (const v of order.toReversed()) after[v] = sumOver(edgesOf(leaving, v), to, after);
  let total = 0n;
  for (let v = 0; v < count; v++)
    if (edgesOf(reaching, v).length === 0 && edgesOf(leaving, v).length > 0) total += after[v] as bigint;
  return {
    ofEdge: Array.from(from, (source, e) => (before[source] as bigint) * (after[to[e] as number] as bigint)),
    ofNode: before.map((paths, v) => paths * (after[v] as bigint)),
    total,
  };
}

/** Paths by way of some edges; one where there are none. */
function sumOver(edges: Uint32Array, ends: Uint32Array, paths: readonly bigint[]): bigint {
  if (edges.length === 0) return 1n;
  let sum = 0n;
  for (const e of edges) sum += paths[ends[e] as number] as bigint;
  return sum;
}

/** A count as a part of all, 0 to 1, to twelve digits. */
export function shareOfPaths(paths: bigint, total: bigint): number {
  return total === 0n ? 0 : Number((paths * 1_000_000_000_000n) / total) / 1e12;
}
