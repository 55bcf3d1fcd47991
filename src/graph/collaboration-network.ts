import { QueryError } from '../errors.js';
import type { Bipartite } from './bipartite.js';
import { gatherNetwork, isSelected, type NetworkTable, type TieSelection } from './network-table.js';
import { withDefaults } from './with-defaults.js';

export interface CollaborationNetworkSettings extends TieSelection {
  /** Only these members, those without papers included; otherwise all that stand on a paper that takes part. */
  members?: ArrayLike<number>;
  /** Members of fewer papers are left out. */
  minPapersPerMember: number;
  maxNodes: number;
  /** Ends of edges that may be read to count what was cut. */
  budget: number;
  /** Order of vertices that only the smaller key tells apart, smaller first; by vertex unless given. */
  rank?: (vertices: Uint32Array) => ArrayLike<number>;
}

export type CollaborationNetworkOptions = Partial<CollaborationNetworkSettings>;

export const collaborationNetworkDefaults: Readonly<CollaborationNetworkSettings> = Object.freeze({
  counting: 'FULL',
  minWeight: 0,
  minPapers: 1,
  minPapersPerMember: 0,
  maxNodes: 1000,
  budget: 50_000_000,
});

/**
 * The network of all members of a set of papers: authors, organizations, countries, topics, or papers tied by
 * citations, as the view has them.
 *
 * Cut to `maxNodes` by this rule: the greater total link strength in the set of papers, all ties counted; then more
 * papers; then the smaller `rank`. Strengths that differ by less than 1e-9 are equal. Nodes come in the order of
 * strength, papers, vertex; their `distance` is 0. The nodes and edges are complete after BUDGET too: then only
 * `omittedEdges` is a lower bound.
 *
 * @throws QueryError OUT_OF_BOUNDS where `maxNodes` is not a positive integer
 */
export function collaborationNetwork(view: Bipartite, options: CollaborationNetworkOptions = {}): NetworkTable {
  const settings = withDefaults<CollaborationNetworkSettings>(collaborationNetworkDefaults, options);
  if (!Number.isInteger(settings.maxNodes) || settings.maxNodes < 1)
    throw new QueryError('OUT_OF_BOUNDS', `project network: maxNodes is ${settings.maxNodes}, expected 1 or more`, {
      hint: 'give maxNodes as a positive integer',
      details: { maxNodes: settings.maxNodes },
    });
  const all = measureMembers(view, settings);
  const order = strongestFirst(all, settings);
  const kept = Uint32Array.from(order, (i) => all.vertex[i] as number);
  const table = gatherNetwork(view, kept, new Uint8Array(kept.length), settings);
  if (kept.length < all.vertex.length) {
    const { edges, isExact } = countEdges(view, all.vertex, settings);
    table.truncated = {
      reason: isExact ? 'MAX_NODES' : 'BUDGET',
      omittedNodes: all.vertex.length - kept.length,
      omittedEdges: Math.max(0, edges - table.edges.source.length),
    };
  }
  return table;
}

/** Members that take part, with their papers and total link strength: parallel columns. */
interface Measured {
  vertex: Uint32Array;
  papersCount: Uint32Array;
  strength: Float64Array;
}

/** A paper of n members adds n - 1 to the strength of each under full counting, 1 under fractional: no pair is read. */
function measureMembers(view: Bipartite, settings: CollaborationNetworkSettings): Measured {
  const { starts, neighbors } = view.paperMembers;
  const { papers: mask, members, counting } = settings;
  const limit = settings.maxAuthorsPerPaper ?? 0xffffffff;
  const found = view.workspace.takeMembers();
  for (let i = 0; i < (members?.length ?? 0); i++) found.add(members?.[i] as number);
  const listed = members === undefined ? -1 : found.size;
  const papersCount: number[] = new Array(Math.max(0, listed)).fill(0);
  const strength: number[] = new Array(Math.max(0, listed)).fill(0);
  for (let p = 0; p < starts.length - 1; p++) {
    if (mask !== undefined && mask[p] !== 1) continue;
    const start = starts[p] as number;
    const end = starts[p + 1] as number;
    if (end - start > limit) continue;
    const share = end - start < 2 ? 0 : counting === 'FULL' ? end - start - 1 : 1;
    for (let i = start; i < end; i++) {
      const at = listed >= 0 ? found.indexOf(neighbors[i] as number) : found.add(neighbors[i] as number);
      if (at < 0) continue;
      papersCount[at] = (papersCount[at] ?? 0) + 1;
      strength[at] = (strength[at] ?? 0) + share;
    }
  }
  const enough = Uint32Array.from(papersCount.keys()).filter(
    (i) => (papersCount[i] as number) >= settings.minPapersPerMember,
  );
  const measured = {
    vertex: enough.map((i) => found.keys[i] as number),
    papersCount: enough.map((i) => papersCount[i] as number),
    strength: Float64Array.from(enough, (i) => strength[i] as number),
  };
  view.workspace.giveMembers(found);
  return measured;
}

/** Positions of the members that stay, in the order of the nodes. */
function strongestFirst(
  { vertex, papersCount, strength }: Measured,
  settings: CollaborationNetworkSettings,
): Uint32Array {
  const tie = Float64Array.from(strength, (s) => Math.round(s * 1e9));
  const by = (rank: ArrayLike<number>) => (a: number, b: number) =>
    (tie[b] as number) - (tie[a] as number) ||
    (papersCount[b] as number) - (papersCount[a] as number) ||
    (rank[a] as number) - (rank[b] as number);
  let order = Uint32Array.from(vertex.keys());
  if (order.length > settings.maxNodes)
    order = order.sort(by(settings.rank?.(vertex) ?? vertex)).slice(0, settings.maxNodes);
  return order.sort(by(vertex));
}

function countEdges(view: Bipartite, vertices: Uint32Array, settings: CollaborationNetworkSettings) {
  const among = view.workspace.takeMembers();
  for (const v of vertices) among.add(v);
  const ties = view.workspace.takeTies();
  let edges = 0;
  let scanned = 0;
  let isExact = true;
  for (const v of vertices) {
    ties.collect(view, v, settings.counting, settings, true);
    const { others, papersCounts, weights } = ties;
    for (let t = 0; t < others.size; t++) {
      const other = others.keys[t] as number;
      if (other > v && among.has(other) && isSelected(papersCounts[t] as number, weights[t] as number, settings))
        edges++;
    }
    scanned += ties.scanned;
    if (scanned > settings.budget) {
      isExact = false;
      break;
    }
  }
  view.workspace.giveTies(ties);
  view.workspace.giveMembers(among);
  return { edges, isExact };
}
