import { degreeOf, type Rows } from '../../graph/snapshot.js';
import type { Dag } from './dag.js';

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
  for (let at = 0; at < count; at++) {
    const v = order[at] as number;
    before[v] = sumOver(reaching, v, from, before);
  }
  for (let at = count - 1; at >= 0; at--) {
    const v = order[at] as number;
    after[v] = sumOver(leaving, v, to, after);
  }
  let total = 0n;
  for (let v = 0; v < count; v++)
    if (degreeOf(reaching, v) === 0 && degreeOf(leaving, v) > 0) total += after[v] as bigint;
  return {
    ofEdge: Array.from(from, (source, e) => (before[source] as bigint) * (after[to[e] as number] as bigint)),
    ofNode: before.map((paths, v) => paths * (after[v] as bigint)),
    total,
  };
}

/** Paths by way of the edges of one row; one where there are none. */
function sumOver({ starts, neighbors }: Rows, v: number, ends: Uint32Array, paths: readonly bigint[]): bigint {
  const end = starts[v + 1] as number;
  if (starts[v] === end) return 1n;
  let sum = 0n;
  for (let i = starts[v] as number; i < end; i++) sum += paths[ends[neighbors[i] as number] as number] as bigint;
  return sum;
}

/** A count as a part of all, 0 to 1, to twelve digits. */
export function shareOfPaths(paths: bigint, total: bigint): number {
  return total === 0n ? 0 : Number((paths * 1_000_000_000_000n) / total) / 1e12;
}
