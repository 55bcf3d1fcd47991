import { buildRows } from '../../graph/build-rows.js';
import type { Rows } from '../../graph/snapshot.js';

/** A directed acyclic graph; edge e leads from `from[e]` to `to[e]`. */
export interface Dag {
  readonly count: number;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Numbers of the edges that leave, and that reach, each node; by the other end, ascending. */
  readonly leaving: Rows;
  readonly reaching: Rows;
  /** Every node stands behind those from which an edge reaches it. */
  readonly order: Uint32Array;
}

/**
 * A graph from distinct edges.
 *
 * @throws RangeError where the edges run in a circle
 */
export function buildDag(count: number, from: Uint32Array, to: Uint32Array): Dag {
  const edges = Array.from(from, (_, e) => e);
  const byEnds = Uint32Array.from(
    edges.sort((a, b) => (from[a] as number) - (from[b] as number) || (to[a] as number) - (to[b] as number)),
  );
  const ends = (column: Uint32Array) => byEnds.map((e) => column[e] as number);
  const leaving = buildRows(count, ends(from), byEnds);
  const reaching = buildRows(count, ends(to), byEnds);
  const missing = Uint32Array.from({ length: count }, (_, v) => edgesOf(reaching, v).length);
  const order = new Uint32Array(count);
  let written = 0;
  for (let v = 0; v < count; v++) if (missing[v] === 0) order[written++] = v;
  for (let at = 0; at < written; at++)
    for (const e of edgesOf(leaving, order[at] as number)) {
      const next = to[e] as number;
      missing[next] = (missing[next] as number) - 1;
      if (missing[next] === 0) order[written++] = next;
    }
  if (written < count) throw new RangeError(`build lineage: ${count - written} of ${count} nodes stand in circles`);
  return { count, from, to, leaving, reaching, order };
}

/** The edges of one row of `leaving` or `reaching`. */
export function edgesOf({ starts, neighbors }: Rows, node: number): Uint32Array {
  return neighbors.subarray(starts[node], starts[node + 1]);
}
