import { QueryError } from '../errors.js';
import { type Bipartite, bipartiteOf } from './bipartite.js';
import { countListed } from './gather-ties.js';
import { gatherNetwork, type NetworkTable } from './network-table.js';
import { endReach, type Reach, type WalkSettings } from './reach.js';
import type { Snapshot } from './snapshot.js';
import { keepStrongest } from './strongest.js';
import { countTiesAmong } from './ties-among.js';
import type { VertexSet } from './vertex-set.js';
import { walkLists } from './walk-lists.js';
import { walkPapers } from './walk-papers.js';
import { withDefaults } from './with-defaults.js';

export interface EgoNetworkSettings extends WalkSettings {
  /** Most nodes returned, seeds included. */
  maxNodes: number;
  /** By vertex: the place of its key among all, from 0 on, for what nothing else tells apart; the vertex unless given. */
  rank?: ArrayLike<number>;
}

export type EgoNetworkOptions = Partial<EgoNetworkSettings>;

export const egoNetworkDefaults: Readonly<EgoNetworkSettings> = Object.freeze({
  depth: 1,
  maxNodes: 100,
  minWeight: 0,
  minPapers: 1,
  counting: 'FULL',
  budget: 2_000_000,
});

/** Papers and pairs that may be looked at to count edges. */
const edgeCountBudget = 20_000_000;

/**
 * All authors within some steps of the seeds, and every tie between any two of them.
 *
 * Cut to `maxNodes` by this rule: the nearer before the farther; at one distance, the greater sum of weights of ties
 * to nodes one step nearer; then the smaller `rank`. Sums that differ by less than 1e-9 are equal, so the order of
 * addition decides nothing. Nodes come in the same order.
 *
 * Where the budget runs out on the way, the farthest nodes may be missing or have come by a part of their ties.
 *
 * @param seeds author vertices; repeats count once
 * @throws QueryError OUT_OF_BOUNDS for a depth outside 1 to 3, or more seeds than `maxNodes`
 */
export function egoNetwork(
  snapshot: Snapshot,
  seeds: readonly number[],
  options: EgoNetworkOptions = {},
): NetworkTable {
  return memberNetwork(bipartiteOf(snapshot, 'authors'), seeds, options);
}

/** `egoNetwork` over any kind of members: organizations, countries, topics. */
export function memberNetwork(
  view: Bipartite,
  seeds: readonly number[],
  options: EgoNetworkOptions = {},
): NetworkTable {
  const settings = withDefaults<EgoNetworkSettings>(egoNetworkDefaults, options);
  const { vertex, distance, truncated } = nodesAround(view, seeds, settings);
  return { ...gatherNetwork(view, vertex, distance, settings), truncated };
}

/** The nodes of a network, with how many edges each has. */
export interface NetworkNodes {
  nodes: Omit<NetworkTable['nodes'], 'strength'>;
  edgesCount: number;
  truncated: NetworkTable['truncated'];
}

/**
 * The nodes that `memberNetwork` has, without their edges.
 *
 * @returns undefined where edges cost hardly more: there are no lists that they could be counted by
 */
export function memberNodes(
  view: Bipartite,
  seeds: readonly number[],
  options: EgoNetworkOptions = {},
): NetworkNodes | undefined {
  const settings = withDefaults<EgoNetworkSettings>(egoNetworkDefaults, options);
  const { vertex, distance, truncated } = nodesAround(view, seeds, settings);
  const counted = countListed(view, vertex, settings);
  if (counted === undefined) return undefined;
  const { papersCount, degree, edgesCount } = counted;
  return { nodes: { vertex, distance, papersCount, degree }, edgesCount, truncated };
}

interface NodesAround extends Kept {
  truncated: NetworkTable['truncated'];
}

function nodesAround(view: Bipartite, seeds: readonly number[], settings: EgoNetworkSettings): NodesAround {
  const seen = view.workspace.takeMembers();
  const distinct = checkSeeds(seeds, settings);
  const reach = walkLists(view, seen, distinct, settings) ?? walkPapers(view, seen, distinct, settings);
  const kept = cut(view, seen, reach, settings);
  const omittedNodes = seen.size - kept.vertex.length;
  endReach(view, seen, reach);
  view.workspace.giveMembers(seen);
  const reason = reach.spent ? 'BUDGET' : omittedNodes > 0 ? 'MAX_NODES' : null;
  return { ...kept, truncated: { reason, omittedNodes } };
}

/**
 * How many selected ties there are among all that lie within the depth, whether `memberNetwork` kept them or not.
 *
 * @returns at least so many where one of the budgets ran out
 */
export function countNetworkEdges(
  view: Bipartite,
  seeds: readonly number[],
  options: EgoNetworkOptions & { countBudget?: number } = {},
): { edges: number; isExact: boolean } {
  const settings = withDefaults<EgoNetworkSettings>(egoNetworkDefaults, options);
  const seen = view.workspace.takeMembers();
  const reach = walkPapers(view, seen, checkSeeds(seeds, settings), settings);
  const { edges, isExact } = countTiesAmong(view, seen.toArray(), settings, options.countBudget ?? edgeCountBudget);
  endReach(view, seen, reach);
  view.workspace.giveMembers(seen);
  return { edges, isExact: isExact && !reach.spent };
}

/** The distinct seeds. */
function checkSeeds(seeds: readonly number[], { depth, maxNodes }: EgoNetworkSettings): Set<number> {
  if (!Number.isInteger(depth) || depth < 1 || depth > 3)
    throw new QueryError('OUT_OF_BOUNDS', `walk network: depth is ${depth}, expected 1 to 3`, {
      hint: 'ask for depth 1, 2 or 3',
      details: { depth },
    });
  const distinct = new Set(seeds);
  if (distinct.size > maxNodes)
    throw new QueryError(
      'OUT_OF_BOUNDS',
      `walk network: ${distinct.size} seeds, expected at most maxNodes ${maxNodes}`,
      {
        hint: 'raise maxNodes or give fewer seeds',
        details: { seeds: distinct.size, maxNodes },
      },
    );
  return distinct;
}

interface Kept {
  vertex: Uint32Array;
  distance: Uint8Array;
}

/** The nodes that stay, by distance, tie to what is nearer, rank. */
function cut(view: Bipartite, seen: VertexSet, { layerStarts, nearTies }: Reach, settings: EgoNetworkSettings): Kept {
  const count = Math.min(seen.size, settings.maxNodes);
  const kept: Kept = { vertex: new Uint32Array(count), distance: new Uint8Array(count) };
  const isWhole = settings.counting === 'FULL';
  for (let distance = 0, filled = 0; filled < count; distance++) {
    const start = layerStarts[distance] as number;
    const end = layerStarts[distance + 1] as number;
    const room = Math.min(end - start, count - filled);
    const layer = { members: seen.keys, ties: nearTies, start, end, isWhole };
    keepStrongest(view.workspace, layer, room, settings.rank, kept.vertex, filled);
    kept.distance.fill(distance, filled, filled + room);
    filled += room;
  }
  return kept;
}
