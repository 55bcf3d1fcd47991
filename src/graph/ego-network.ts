import { QueryError } from '../errors.js';
import { type Bipartite, bipartiteOf } from './bipartite.js';
import { gatherNetwork, isSelected, type NetworkTable, type TieSelection } from './network-table.js';
import type { Snapshot } from './snapshot.js';
import type { VertexSet } from './vertex-set.js';
import { withDefaults } from './with-defaults.js';

export interface EgoNetworkSettings extends TieSelection {
  /** Steps from the seeds, 1 to 3. */
  depth: number;
  /** Most nodes returned, seeds included. */
  maxNodes: number;
  /** Ends of edges that may be read before the answer is given as it stands. */
  budget: number;
  /** Order of vertices that only the smaller key tells apart, smaller first; by vertex unless given. */
  rank?: (vertices: Uint32Array) => ArrayLike<number>;
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

/**
 * All authors within some steps of the seeds, and every tie between any two of them.
 *
 * Cut to `maxNodes` by this rule: the nearer before the farther; at one distance, the greater sum of weights of ties
 * to nodes one step nearer; then the smaller `rank`. Sums that differ by less than 1e-9 are equal, so the order of
 * addition decides nothing. Nodes come in the order of distance, sum of weights, vertex.
 *
 * Where the budget runs out on the way, the farthest nodes may be missing or have come by a part of their ties; where
 * it runs out after `maxNodes` were found, only the counts of what was left out are lower bounds.
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
  const { depth, maxNodes } = settings;
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
  const seen = view.workspace.takeMembers();
  const reach = walk(view, seen, distinct, settings);
  const kept = cut(seen, reach, settings);
  const table = gatherNetwork(view, kept.vertex, kept.distance, settings);
  const omittedNodes = seen.size - table.nodes.vertex.length;
  if (reach.spent || omittedNodes > 0) {
    const counted = countOmittedEdges(view, seen, kept.vertex, reach, settings);
    table.truncated = { reason: counted.isExact ? 'MAX_NODES' : 'BUDGET', omittedNodes, omittedEdges: counted.edges };
  }
  view.workspace.giveMembers(seen);
  return table;
}

/** What a walk has found. The members of `seen` stand layer by layer. */
interface Reach {
  /** Where in `seen` each distance begins; one more than there are layers. */
  layerStarts: number[];
  /** By position in `seen`: the sum of weights of ties to nodes one step nearer. */
  nearTies: Float64Array;
  /** Ends of edges read. */
  scanned: number;
  /** Whether the budget ran out before the depth was reached. */
  spent: boolean;
}

function walk(view: Bipartite, seen: VertexSet, seeds: Iterable<number>, settings: EgoNetworkSettings): Reach {
  for (const seed of seeds) seen.add(seed);
  const ties = view.workspace.takeTies();
  const layerStarts = [0, seen.size];
  let nearTies = new Float64Array(Math.max(256, seen.size));
  let scanned = 0;
  let spent = false;
  for (let distance = 0; distance < settings.depth && !spent; distance++) {
    const layerEnd = seen.size;
    for (let i = layerStarts[distance] as number; i < layerEnd; i++) {
      ties.collect(view, seen.keys[i] as number, settings.counting, settings, true);
      const { others, papersCounts, weights } = ties;
      for (let t = 0; t < others.size; t++) {
        const weight = weights[t] as number;
        if (!isSelected(papersCounts[t] as number, weight, settings)) continue;
        const at = seen.add(others.keys[t] as number);
        if (at < layerEnd) continue;
        if (at >= nearTies.length) {
          const grown = new Float64Array(nearTies.length * 2);
          grown.set(nearTies);
          nearTies = grown;
        }
        nearTies[at] = (nearTies[at] as number) + weight;
      }
      scanned += ties.scanned;
      if (scanned > settings.budget) {
        spent = true;
        break;
      }
    }
    if (seen.size > layerEnd) layerStarts.push(seen.size);
  }
  view.workspace.giveTies(ties);
  return { layerStarts, nearTies, scanned, spent };
}

interface Kept {
  vertex: Uint32Array;
  distance: Uint8Array;
}

/** The nodes that stay, by distance, tie to what is nearer, vertex. */
function cut(seen: VertexSet, { layerStarts, nearTies }: Reach, { maxNodes, rank }: EgoNetworkSettings): Kept {
  const count = Math.min(seen.size, maxNodes);
  const kept: Kept = { vertex: new Uint32Array(count), distance: new Uint8Array(count) };
  // Sums are compared in whole units of 1e-9.
  const tie = (at: number) => Math.round((nearTies[at] as number) * 1e9);
  for (let distance = 0, filled = 0; filled < count; distance++) {
    const start = layerStarts[distance] as number;
    const end = layerStarts[distance + 1] as number;
    let layer = Uint32Array.from({ length: end - start }, (_, i) => start + i);
    if (filled + layer.length > count) {
      const ranks = rank?.(seen.keys.slice(start, end)) ?? seen.keys.subarray(start, end);
      layer.sort((a, b) => tie(b) - tie(a) || (ranks[a - start] as number) - (ranks[b - start] as number));
      layer = layer.subarray(0, count - filled);
    }
    layer.sort((a, b) => tie(b) - tie(a) || (seen.keys[a] as number) - (seen.keys[b] as number));
    for (const at of layer) {
      kept.vertex[filled] = seen.keys[at] as number;
      kept.distance[filled++] = distance;
    }
  }
  return kept;
}

/** Ties among what was seen that touch anything that was not kept; at least so many where the budget runs out. */
function countOmittedEdges(
  view: Bipartite,
  seen: VertexSet,
  kept: Uint32Array,
  reach: Reach,
  settings: EgoNetworkSettings,
): { edges: number; isExact: boolean } {
  const keptSet = view.workspace.takeMembers();
  for (const v of kept) keptSet.add(v);
  const ties = view.workspace.takeTies();
  let edges = 0;
  let scanned = reach.scanned;
  for (let i = 0; i < seen.size && scanned <= settings.budget; i++) {
    const v = seen.keys[i] as number;
    if (keptSet.has(v)) continue;
    ties.collect(view, v, settings.counting, settings, true);
    scanned += ties.scanned;
    const { others, papersCounts, weights } = ties;
    for (let t = 0; t < others.size; t++) {
      const other = others.keys[t] as number;
      if (!seen.has(other) || !isSelected(papersCounts[t] as number, weights[t] as number, settings)) continue;
      // Two that were both left out meet twice.
      if (other > v || keptSet.has(other)) edges++;
    }
  }
  view.workspace.giveTies(ties);
  view.workspace.giveMembers(keptSet);
  return { edges, isExact: scanned <= settings.budget };
}
