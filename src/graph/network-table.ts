import type { Bipartite } from './bipartite.js';
import type { TieSelection } from './tie-selection.js';
import { visitTiesAmong } from './ties-among.js';

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
  edges: {
    source: Uint32Array;
    target: Uint32Array;
    papersCount: Uint32Array;
    weight: Float64Array;
    /** Of the joint papers; 0 where none has a year. */
    firstYear: Int16Array;
    lastYear: Int16Array;
  };
  /** Which nodes belong to it and were left out. Exact, except after BUDGET: then at least so many. */
  truncated: { reason: 'MAX_NODES' | 'BUDGET' | null; omittedNodes: number };
  /** Distinct papers of the nodes that took part although the source cut their byline. */
  incompletePapers: number;
  /** Distinct papers of the nodes left out because they have more than `maxAuthorsPerPaper` members. */
  omittedPapers: number;
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
  const papersCount = new Uint32Array(vertex.length);
  // The last node comes first and of its edges the last, so that all of them stand in order once turned round.
  const source: number[] = [];
  const target: number[] = [];
  const papersCounts: number[] = [];
  const weights: number[] = [];
  const firstYears: number[] = [];
  const lastYears: number[] = [];
  const { incompletePapers, omittedPapers } = visitTiesAmong(view, vertex, selection, (i, tied, tiedCount, ties) => {
    papersCount[i] = ties.papers;
    for (let t = tiedCount - 1; t >= 0; t--) {
      const j = tied[t] as number;
      source.push(i);
      target.push(j);
      papersCounts.push(ties.papersCounts[j] as number);
      weights.push(ties.weights[j] as number);
      firstYears.push(ties.firstYears[j] as number);
      lastYears.push(ties.lastYears[j] as number);
    }
  });
  const edges = {
    source: new Uint32Array(source).reverse(),
    target: new Uint32Array(target).reverse(),
    papersCount: new Uint32Array(papersCounts).reverse(),
    weight: new Float64Array(weights).reverse(),
    firstYear: new Int16Array(firstYears).reverse(),
    lastYear: new Int16Array(lastYears).reverse(),
  };
  return {
    nodes: { vertex, distance, papersCount, ...sumEdges(vertex.length, edges) },
    edges,
    truncated: { reason: null, omittedNodes: 0 },
    incompletePapers,
    omittedPapers,
  };
}

/** Degree and strength of each node. */
export function sumEdges(
  nodes: number,
  { source, target, weight }: Pick<NetworkTable['edges'], 'source' | 'target' | 'weight'>,
): { degree: Uint32Array; strength: Float64Array } {
  const degree = new Uint32Array(nodes);
  const strength = new Float64Array(nodes);
  const add = (end: number, edgeWeight: number) => {
    degree[end] = (degree[end] as number) + 1;
    strength[end] = (strength[end] as number) + edgeWeight;
  };
  for (let edge = 0; edge < source.length; edge++) {
    add(source[edge] as number, weight[edge] as number);
    add(target[edge] as number, weight[edge] as number);
  }
  return { degree, strength };
}
