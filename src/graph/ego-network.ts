import { QueryError } from '../errors.js';
import { type Bipartite, bipartiteOf } from './bipartite.js';
import { largest } from './largest.js';
import { largestDistinct } from './largest-distinct.js';
import { gatherNetwork, type NetworkTable } from './network-table.js';
import type { Snapshot } from './snapshot.js';
import { isSelected, selectsAll, type TieSelection } from './tie-selection.js';
import { countTiesAmong } from './ties-among.js';
import { takesPart } from './two-sided-search.js';
import type { VertexSet } from './vertex-set.js';
import { withDefaults } from './with-defaults.js';

export interface EgoNetworkSettings extends TieSelection {
  /** Steps from the seeds, 1 to 3. */
  depth: number;
  /** Most nodes returned, seeds included. */
  maxNodes: number;
  /** Ends of edges that may be read before the answer is given as it stands. */
  budget: number;
  /** By vertex: the place of its key among all, for what nothing else tells apart; the vertex unless given. */
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

/** Of a budget below this no sum of ties reaches 2^21, so that one and a rank of 32 bits fit into a number. */
const wholeTies = 2 ** 21 - 2 ** 16;

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
  const seen = view.workspace.takeMembers();
  const reach = walk(view, seen, checkSeeds(seeds, settings), settings);
  const kept = cut(seen, reach, settings);
  const table = gatherNetwork(view, kept.vertex, kept.distance, settings);
  const omittedNodes = seen.size - table.nodes.vertex.length;
  if (reach.spent || omittedNodes > 0) table.truncated = { reason: reach.spent ? 'BUDGET' : 'MAX_NODES', omittedNodes };
  view.workspace.giveMembers(seen);
  return table;
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
  const { spent } = walk(view, seen, checkSeeds(seeds, settings), settings);
  const { edges, isExact } = countTiesAmong(view, seen.toArray(), settings, options.countBudget ?? edgeCountBudget);
  view.workspace.giveMembers(seen);
  return { edges, isExact: isExact && !spent };
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

/** What a walk has found. The members of `seen` stand layer by layer. */
interface Reach {
  /** Where in `seen` each distance begins; one more than there are layers. */
  layerStarts: number[];
  /** By position in `seen`: the sum of weights of ties to nodes one step nearer. Replaced when it grows. */
  nearTies: Float64Array;
  /** Ends of edges read. */
  scanned: number;
  /** Whether the budget ran out before the depth was reached. */
  spent: boolean;
}

function walk(view: Bipartite, seen: VertexSet, seeds: Iterable<number>, settings: EgoNetworkSettings): Reach {
  for (const seed of seeds) seen.add(seed);
  const nearTies = new Float64Array(Math.max(256, seen.size));
  const reach: Reach = { layerStarts: [0, seen.size], nearTies, scanned: 0, spent: false };
  const opened = view.workspace.takePapers();
  for (let distance = 0; distance < settings.depth && !reach.spent; distance++) {
    const start = reach.layerStarts[distance] as number;
    const end = seen.size;
    if (selectsAll(settings)) stepByPapers(view, seen, opened, start, end, reach, settings);
    else stepByTies(view, seen, start, end, reach, settings);
    if (seen.size > end) reach.layerStarts.push(seen.size);
  }
  view.workspace.givePapers(opened);
  return reach;
}

/**
 * The next layer where every tie counts: each paper of the layer is read once, and adds to each of its members as
 * often as it has members in the layer.
 *
 * @param opened papers of earlier layers, which lead to nobody new
 */
function stepByPapers(
  view: Bipartite,
  seen: VertexSet,
  opened: VertexSet,
  start: number,
  end: number,
  reach: Reach,
  settings: EgoNetworkSettings,
): void {
  const { starts, neighbors } = view.memberPapers;
  const { starts: paperStarts, neighbors: paperMembers } = view.paperMembers;
  const first = opened.size;
  /** By place among the papers of this layer: how many of its members the layer has. */
  const members: number[] = [];
  for (let i = start; i < end; i++) {
    if (reach.scanned > settings.budget) {
      reach.spent = true;
      break;
    }
    const member = seen.keys[i] as number;
    const rowEnd = starts[member + 1] as number;
    reach.scanned += rowEnd - (starts[member] as number);
    for (let j = starts[member] as number; j < rowEnd; j++) {
      const at = opened.add(neighbors[j] as number) - first;
      if (at >= 0) members[at] = (members[at] ?? 0) + 1;
    }
  }
  for (let at = first; at < opened.size; at++) {
    const paper = opened.keys[at] as number;
    if (!takesPart(view, paper, settings)) continue;
    const rowStart = paperStarts[paper] as number;
    const rowEnd = paperStarts[paper + 1] as number;
    const size = rowEnd - rowStart;
    if (size < 2) continue;
    const weight = (members[at - first] as number) * (settings.counting === 'FULL' ? 1 : 1 / (size - 1));
    reach.scanned += size;
    reserve(reach, seen.size + size);
    const { nearTies } = reach;
    for (let j = rowStart; j < rowEnd; j++) {
      const place = seen.add(paperMembers[j] as number);
      if (place >= end) nearTies[place] = (nearTies[place] as number) + weight;
    }
    if (reach.scanned > settings.budget && at + 1 < opened.size) {
      reach.spent = true;
      break;
    }
  }
}

/** The next layer where weak ties don't count: the ties of each member of the layer are summed first. */
function stepByTies(
  view: Bipartite,
  seen: VertexSet,
  start: number,
  end: number,
  reach: Reach,
  settings: EgoNetworkSettings,
): void {
  const ties = view.workspace.takeTies();
  for (let i = start; i < end && !reach.spent; i++) {
    ties.collect(view, seen.keys[i] as number, settings.counting, settings, true);
    const { others, papersCounts, weights } = ties;
    reserve(reach, seen.size + others.size);
    const { nearTies } = reach;
    for (let t = 0; t < others.size; t++) {
      const weight = weights[t] as number;
      if (!isSelected(papersCounts[t] as number, weight, settings)) continue;
      const place = seen.add(others.keys[t] as number);
      if (place >= end) nearTies[place] = (nearTies[place] as number) + weight;
    }
    reach.scanned += ties.scanned;
    reach.spent = reach.scanned > settings.budget;
  }
  view.workspace.giveTies(ties);
}

/** Room for so many members. */
function reserve(reach: Reach, size: number): void {
  if (size <= reach.nearTies.length) return;
  const grown = new Float64Array(Math.max(size, reach.nearTies.length * 2));
  grown.set(reach.nearTies);
  reach.nearTies = grown;
}

interface Kept {
  vertex: Uint32Array;
  distance: Uint8Array;
}

/** The nodes that stay, by distance, tie to what is nearer, rank. */
function cut(seen: VertexSet, { layerStarts, nearTies }: Reach, settings: EgoNetworkSettings): Kept {
  const { maxNodes, rank, counting, budget } = settings;
  const count = Math.min(seen.size, maxNodes);
  const kept: Kept = { vertex: new Uint32Array(count), distance: new Uint8Array(count) };
  const isWhole = counting === 'FULL' && budget < wholeTies;
  for (let distance = 0, filled = 0; filled < count; distance++) {
    const start = layerStarts[distance] as number;
    const rankAt = (at: number) => {
      const vertex = seen.keys[start + at] as number;
      return rank === undefined ? vertex : (rank[vertex] as number);
    };
    const ties = nearTies.subarray(start, layerStarts[distance + 1] as number);
    // Whole sums take the rank in, so that one number says all; sums of fractions are compared in units of 1e-9.
    for (let at = 0; at < ties.length; at++)
      ties[at] = isWhole ? (ties[at] as number) * 2 ** 32 - rankAt(at) : Math.round((ties[at] as number) * 1e9);
    const room = count - filled;
    const layer = isWhole
      ? largestDistinct(ties, room)
      : largest(ties, room).sort((a, b) => (ties[b] as number) - (ties[a] as number) || rankAt(a) - rankAt(b));
    for (let i = 0; i < Math.min(room, layer.length); i++) {
      kept.vertex[filled] = seen.keys[start + (layer[i] as number)] as number;
      kept.distance[filled++] = distance;
    }
  }
  return kept;
}
