import type { Bipartite } from './bipartite.js';
import type { TieSelection } from './tie-selection.js';
import type { VertexSet } from './vertex-set.js';

export interface WalkSettings extends TieSelection {
  /** Steps from the seeds, 1 to 3. */
  depth: number;
  /** Ends of edges that may be read before the answer is given as it stands. */
  budget: number;
}

/** What a walk has found. The members of `seen` stand layer by layer. */
export interface Reach {
  /** Where in `seen` each distance begins; one more than there are layers. */
  layerStarts: number[];
  /** By position in `seen`: the sum of weights of ties to nodes one step nearer. Replaced when it grows. */
  nearTies: Float64Array;
  /** Ends of edges read. */
  scanned: number;
  /** Whether the budget ran out before the depth was reached. */
  spent: boolean;
}

/** The layer of the seeds alone; `endReach` gives back what it was lent. */
export function beginReach({ workspace }: Bipartite, seen: VertexSet, seeds: Iterable<number>): Reach {
  for (const seed of seeds) seen.add(seed);
  const nearTies = workspace.takeSums(seen.size);
  return { layerStarts: [0, seen.size], nearTies, scanned: 0, spent: false };
}

/** After this nobody looks at it any more. */
export function endReach({ workspace }: Bipartite, seen: VertexSet, { nearTies }: Reach): void {
  workspace.giveSums(nearTies, seen.size);
}

/** Room for so many members. */
export function reserve(reach: Reach, size: number): void {
  if (size <= reach.nearTies.length) return;
  const grown = new Float64Array(Math.max(size, reach.nearTies.length * 2));
  grown.set(reach.nearTies);
  reach.nearTies = grown;
}
