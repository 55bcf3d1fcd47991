import { kthLargest } from './kth-largest.js';
import { largest } from './largest.js';
import { sortBetween } from './sort-between.js';
import type { Workspace } from './workspace.js';

/** Members at one distance, and by the same position the sum of weights of their ties to those who are nearer. */
export interface Layer {
  members: Uint32Array;
  ties: Float64Array;
  start: number;
  end: number;
  /** Whether the sums are whole. */
  isWhole: boolean;
}

/** Most whole sums are small; all from here on come into one bucket. */
const highest = 64;
/** By sum: how many have it, then where the next of them goes. */
const buckets = new Uint32Array(highest + 1);

/** What is below is a whole number without loss. */
const mostExact = 2 ** 53;

/**
 * Writes the strongest of a layer into a list, by tie, then by rank. Sums of fractions that differ by less than 1e-9 are
 * equal.
 *
 * @param count at most as many as the layer has
 * @param rank by vertex, distinct numbers below its length; the vertex unless given
 * @param kept gets them, from place `filled` on
 */
export function keepStrongest(
  workspace: Workspace,
  layer: Layer,
  count: number,
  rank: ArrayLike<number> | undefined,
  kept: Uint32Array,
  filled: number,
): void {
  if (layer.isWhole && keepByKeys(workspace, layer, count, rank, kept, filled)) return;
  const { members, ties, start, end } = layer;
  const rounded = ties.slice(start, end);
  for (let at = 0; at < rounded.length; at++) rounded[at] = Math.round((rounded[at] as number) * 1e9);
  const rankAt = (at: number) => rankOf(members[start + at] as number, rank);
  const order = largest(rounded, count).sort(
    (a, b) => (rounded[b] as number) - (rounded[a] as number) || rankAt(a) - rankAt(b),
  );
  for (let i = 0; i < count; i++) kept[filled + i] = members[start + (order[i] as number)] as number;
}

/**
 * The same without comparing most of them: each comes into the bucket of its sum as a key of sum, rank and place, one
 * number, the less the stronger.
 *
 * @returns false where keys wouldn't be exact
 */
function keepByKeys(
  workspace: Workspace,
  { members, ties, start, end }: Layer,
  count: number,
  rank: ArrayLike<number> | undefined,
  kept: Uint32Array,
  filled: number,
): boolean {
  const places = powerOver(end - start);
  const ranks = powerOver(rank?.length ?? workspace.memberCount);
  const most = countSums(ties, start, end);
  if ((most + 1) * ranks * places > mostExact) return false;
  const first = Math.min(highest, most);
  const least = placeBuckets(first, count);
  const keys = workspace.takeSums(end - start);
  for (let at = start; at < end; at++) {
    const tie = ties[at] as number;
    if (tie < least) continue;
    const bucket = Math.min(highest, tie);
    const key = ((most - tie) * ranks + rankOf(members[at] as number, rank)) * places + at - start;
    keys[buckets[bucket] as number] = key;
    buckets[bucket] = (buckets[bucket] as number) + 1;
  }
  for (let bucket = first, from = 0; bucket >= least; bucket--) {
    const to = buckets[bucket] as number;
    sortFirstOf(keys, from, to, count);
    from = to;
  }
  for (let i = 0; i < count; i++) {
    const key = keys[i] as number;
    kept[filled + i] = members[start + key - Math.floor(key / places) * places] as number;
  }
  workspace.giveSums(keys, buckets[least] as number);
  return true;
}

/** Counts how many have each sum, and returns the highest. */
function countSums(ties: Float64Array, start: number, end: number): number {
  buckets.fill(0);
  let most = 0;
  for (let at = start; at < end; at++) {
    const tie = ties[at] as number;
    if (tie > most) most = tie;
    const bucket = Math.min(highest, tie);
    buckets[bucket] = (buckets[bucket] as number) + 1;
  }
  return most;
}

/** Turns counts into where each bucket begins, the highest first; returns the one that the place `count` is in. */
function placeBuckets(first: number, count: number): number {
  let bucket = first;
  for (let begin = 0; ; bucket--) {
    const end = begin + (buckets[bucket] as number);
    buckets[bucket] = begin;
    if (end >= count || bucket === 0) return bucket;
    begin = end;
  }
}

/** Sorts a part of a list as far as the place `count` that it would have if the whole were sorted. */
function sortFirstOf(keys: Float64Array, from: number, to: number, count: number): void {
  if (to > count) kthLargest(keys.subarray(from, to), to - count);
  sortBetween(keys, from, Math.min(to, count));
}

function rankOf(vertex: number, rank: ArrayLike<number> | undefined): number {
  return rank === undefined ? vertex : (rank[vertex] as number);
}

/** The least power of two that no number below a limit reaches. */
function powerOver(limit: number): number {
  return 2 ** (32 - Math.clz32(Math.max(0, limit - 1)));
}
