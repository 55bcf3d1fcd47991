import { QueryError } from '../errors.js';
import type { Bipartite } from './bipartite.js';
import { largest } from './largest.js';
import { gatherNetwork, type NetworkTable } from './network-table.js';
import type { TieSelection } from './tie-selection.js';
import { countTiesAmong } from './ties-among.js';
import { withDefaults } from './with-defaults.js';

export interface CollaborationNetworkSettings extends TieSelection {
  /** Only these members, those without papers included; otherwise all that stand on a paper that takes part. */
  members?: ArrayLike<number>;
  /** Members of fewer papers are left out. */
  minPapersPerMember: number;
  maxNodes: number;
  /** By vertex: the place of its key among all, for what nothing else tells apart; the vertex unless given. */
  rank?: ArrayLike<number>;
}

export type CollaborationNetworkOptions = Partial<CollaborationNetworkSettings>;

export const collaborationNetworkDefaults: Readonly<CollaborationNetworkSettings> = Object.freeze({
  counting: 'FULL',
  minWeight: 0,
  minPapers: 1,
  minPapersPerMember: 0,
  maxNodes: 1000,
});

/** Papers and pairs that may be looked at to count edges. */
const edgeCountBudget = 50_000_000;

/**
 * The network of all members of a set of papers: authors, organizations, countries, topics, or papers tied by
 * citations, as the view has them.
 *
 * Cut to `maxNodes` by this rule: the greater total link strength in the set of papers, all ties counted; then more
 * papers; then the smaller `rank`. Strengths that differ by less than 1e-9 are equal. Nodes come in the same order;
 * their `distance` is 0.
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
  const omittedNodes = all.vertex.length - kept.length;
  if (omittedNodes > 0) table.truncated = { reason: 'MAX_NODES', omittedNodes };
  return table;
}

/**
 * How many selected ties there are among all members that take part, whether `collaborationNetwork` kept them or not.
 *
 * @returns at least so many where the budget ran out
 */
export function countCollaborationEdges(
  view: Bipartite,
  options: CollaborationNetworkOptions & { countBudget?: number } = {},
): { edges: number; isExact: boolean } {
  const settings = withDefaults<CollaborationNetworkSettings>(collaborationNetworkDefaults, options);
  const { vertex } = measureMembers(view, settings);
  return countTiesAmong(view, vertex, settings, options.countBudget ?? edgeCountBudget);
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
    const start = starts.at(p);
    const end = starts.at(p + 1);
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
  const ties = strength.map((sum) => Math.round(sum * 1e9));
  const rankAt = (at: number) => {
    const v = vertex[at] as number;
    return settings.rank === undefined ? v : (settings.rank[v] as number);
  };
  const order = largest(ties, settings.maxNodes).sort(
    (a, b) =>
      (ties[b] as number) - (ties[a] as number) ||
      (papersCount[b] as number) - (papersCount[a] as number) ||
      rankAt(a) - rankAt(b),
  );
  return Uint32Array.from(order.slice(0, settings.maxNodes));
}
