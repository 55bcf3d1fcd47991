import { buildRows } from '../../graph/build-rows.js';
import { degreeOf, type Rows } from '../../graph/snapshot.js';

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
  // Each pass keeps the order of the one before among edges of one node.
  const edges = Uint32Array.from(from, (_, e) => e);
  const byEnd = buildRows(count, to, edges).neighbors;
  const leaving = buildRows(count, columnOf(from, byEnd), byEnd);
  const reaching = buildRows(count, columnOf(to, leaving.neighbors), leaving.neighbors);
  const missing = Uint32Array.from({ length: count }, (_, v) => degreeOf(reaching, v));
  const order = new Uint32Array(count);
  let written = 0;
  for (let v = 0; v < count; v++) if (missing[v] === 0) order[written++] = v;
  for (let at = 0; at < written; at++) {
    const v = order[at] as number;
    for (let i = leaving.starts[v] as number; i < (leaving.starts[v + 1] as number); i++) {
      const next = to[leaving.neighbors[i] as number] as number;
      missing[next] = (missing[next] as number) - 1;
      if (missing[next] === 0) order[written++] = next;
    }
  }
  if (written < count) throw new RangeError(`build lineage: ${count - written} of ${count} nodes stand in circles`);
  return { count, from, to, leaving, reaching, order };
}

function columnOf(column: Uint32Array, edges: Uint32Array): Uint32Array {
  return edges.map((e) => column[e] as number);
}
