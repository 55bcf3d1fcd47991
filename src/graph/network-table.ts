import type { Bipartite } from './bipartite.js';
import type { EdgeColumns } from './edge-columns.js';
import { gatherListed, gatherMet } from './gather-ties.js';
import type { TieSelection } from './tie-selection.js';

/** Parallel columns; `source` and `target` of an edge are positions in `nodes`, source below target. */
export interface NetworkTable {
  nodes: {
    vertex: Uint32Array;
    /** Steps from the nearest seed. */
    distance: Uint8Array;
    /** Papers that took part, those without coauthors included. */
    papersCount: Uint32Array;
    /** Edges, and the sum of their weights, in the network as returned. */
    degree: Uint32Array;
    strength: Float64Array;
  };
  edges: EdgeColumns;
  /** Which nodes belong to it and were left out. Exact, except after BUDGET: then at least so many. */
  truncated: { reason: 'MAX_NODES' | 'BUDGET' | null; omittedNodes: number };
}

/**
 * The network of the given vertices: every selected tie between two of them.
 *
 * @param vertex distinct; the order of the nodes
 * @param distance parallel to `vertex`
 */
export function gatherNetwork(
  view: Bipartite,
  vertex: Uint32Array,
  distance: Uint8Array,
  selection: TieSelection,
): NetworkTable {
  const { papersCount, edges } = gatherListed(view, vertex, selection) ?? gatherMet(view, vertex, selection);
  return {
    nodes: { vertex, distance, papersCount, ...sumEdges(vertex.length, edges) },
    edges,
    truncated: { reason: null, omittedNodes: 0 },
  };
}

/** Degree and strength of each node. */
export function sumEdges(
  nodes: number,
  { source, target, weight }: Pick<EdgeColumns, 'source' | 'target' | 'weight'>,
): { degree: Uint32Array; strength: Float64Array } {
  const degree = new Uint32Array(nodes);
  const strength = new Float64Array(nodes);
  for (let edge = 0; edge < source.length; edge++) {
    const from = source[edge] as number;
    const to = target[edge] as number;
    const edgeWeight = weight[edge] as number;
    degree[from] = (degree[from] as number) + 1;
    degree[to] = (degree[to] as number) + 1;
    strength[from] = (strength[from] as number) + edgeWeight;
    strength[to] = (strength[to] as number) + edgeWeight;
  }
  return { degree, strength };
}
