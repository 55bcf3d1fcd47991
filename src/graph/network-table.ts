import type { Bipartite } from './bipartite.js';
import type { Counting, PaperFilter } from './ties.js';

/** Which papers count, how, and which ties are strong enough. */
export interface TieSelection extends PaperFilter {
  counting: Counting;
  /** Ties below are neither walked nor returned. */
  minWeight: number;
  /** Ties of fewer joint papers are neither walked nor returned. */
  minPapers: number;
}

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
  /** What lies within the depth and was left out. Exact, except after BUDGET: then at least so many. */
  truncated: { reason: 'MAX_NODES' | 'BUDGET' | null; omittedNodes: number; omittedEdges: number };
  /** Distinct papers of the nodes that took part although the source cut their byline. */
  incompletePapers: number;
  /** Distinct papers of the nodes left out because they have more than `maxAuthorsPerPaper` members. */
  omittedPapers: number;
}

/** A tolerance of 1e-9 keeps a sum of fractions that rounding left just below its threshold. */
export function isSelected(papersCount: number, weight: number, selection: TieSelection): boolean {
  return papersCount >= selection.minPapers && weight >= selection.minWeight - 1e-9;
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
  const { workspace } = view;
  const positions = workspace.takeMembers();
  const ties = workspace.takeTies();
  for (const v of vertex) positions.add(v);
  const papersCount = new Uint32Array(vertex.length);
  const degree = new Uint32Array(vertex.length);
  const strength = new Float64Array(vertex.length);
  const source: number[] = [];
  const target: number[] = [];
  const papersCounts: number[] = [];
  const weights: number[] = [];
  const firstYears: number[] = [];
  const lastYears: number[] = [];
  for (let i = 0; i < vertex.length; i++) {
    ties.collect(view, vertex[i] as number, selection.counting, selection);
    papersCount[i] = ties.papers;
    const { others } = ties;
    const found: number[] = [];
    for (let t = 0; t < others.size; t++) {
      const j = positions.indexOf(others.keys[t] as number);
      if (j > i && isSelected(ties.papersCounts[t] as number, ties.weights[t] as number, selection)) found.push(j);
    }
    found.sort((a, b) => a - b);
    for (const j of found) {
      const t = others.indexOf(vertex[j] as number);
      const weight = ties.weights[t] as number;
      source.push(i);
      target.push(j);
      papersCounts.push(ties.papersCounts[t] as number);
      weights.push(weight);
      firstYears.push(ties.firstYears[t] as number);
      lastYears.push(ties.lastYears[t] as number);
      degree[i] = (degree[i] as number) + 1;
      degree[j] = (degree[j] as number) + 1;
      strength[i] = (strength[i] as number) + weight;
      strength[j] = (strength[j] as number) + weight;
    }
  }
  workspace.giveTies(ties);
  workspace.giveMembers(positions);
  return {
    nodes: { vertex, distance, papersCount, degree, strength },
    edges: {
      source: new Uint32Array(source),
      target: new Uint32Array(target),
      papersCount: new Uint32Array(papersCounts),
      weight: new Float64Array(weights),
      firstYear: new Int16Array(firstYears),
      lastYear: new Int16Array(lastYears),
    },
    truncated: { reason: null, omittedNodes: 0, omittedEdges: 0 },
    ...countPapers(view, vertex, selection),
  };
}

function countPapers(view: Bipartite, vertices: Uint32Array, { papers, maxAuthorsPerPaper }: PaperFilter) {
  const { starts, neighbors } = view.memberPapers;
  const { starts: paperStarts } = view.paperMembers;
  const limit = maxAuthorsPerPaper ?? 0xffffffff;
  const incomplete = view.workspace.takePapers();
  const omitted = view.workspace.takePapers();
  for (const v of vertices) {
    for (let i = starts[v] as number; i < (starts[v + 1] as number); i++) {
      const p = neighbors[i] as number;
      if (papers !== undefined && papers[p] !== 1) continue;
      if ((paperStarts[p + 1] as number) - (paperStarts[p] as number) > limit) omitted.add(p);
      else if (view.paperIncomplete[p] === 1) incomplete.add(p);
    }
  }
  const counts = { incompletePapers: incomplete.size, omittedPapers: omitted.size };
  view.workspace.givePapers(incomplete);
  view.workspace.givePapers(omitted);
  return counts;
}
