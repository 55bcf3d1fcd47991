import { type NetworkTable, sumEdges } from '../../graph/network-table.js';

/** What was left out of a network, and why. */
export interface Truncated {
  reason: NetworkTable['truncated']['reason'] | 'MAX_EDGES';
  omittedNodes: number;
  /** Edges between the nodes that stayed. */
  cutEdges: number;
}

/** A network whose edges may have been cut as well as its nodes. */
export interface CutTable extends Omit<NetworkTable, 'truncated'> {
  truncated: Truncated;
}

/**
 * The network with at most so many edges: the greater weight stays (weights within 1e-9 are equal), then more papers,
 * then the one that comes first. Degrees and strengths are those of the edges that stay. All nodes stay.
 */
export function cutEdges(table: NetworkTable, maxEdges: number): CutTable {
  const { nodes, edges, truncated } = table;
  const all = edges.source.length;
  if (all <= maxEdges) return { ...table, truncated: { ...truncated, cutEdges: 0 } };
  const rounded = Float64Array.from(edges.weight, (weight) => Math.round(weight * 1e9));
  const kept = Uint32Array.from({ length: all }, (_, edge) => edge)
    .sort(
      (a, b) =>
        (rounded[b] as number) - (rounded[a] as number) ||
        (edges.papersCount[b] as number) - (edges.papersCount[a] as number) ||
        a - b,
    )
    .slice(0, maxEdges)
    .sort();
  const at = (column: Uint32Array) => kept.map((edge) => column[edge] as number);
  const yearsAt = (column: Int16Array) => Int16Array.from(kept, (edge) => column[edge] as number);
  const left = {
    source: at(edges.source),
    target: at(edges.target),
    papersCount: at(edges.papersCount),
    weight: Float64Array.from(kept, (edge) => edges.weight[edge] as number),
    firstYear: yearsAt(edges.firstYear),
    lastYear: yearsAt(edges.lastYear),
  };
  return {
    ...table,
    nodes: { ...nodes, ...sumEdges(nodes.vertex.length, left) },
    edges: left,
    truncated: {
      reason: truncated.reason ?? 'MAX_EDGES',
      omittedNodes: truncated.omittedNodes,
      cutEdges: all - maxEdges,
    },
  };
}
