import { type Bipartite, bipartiteOf, groupMembers, type MemberKind } from '../../graph/bipartite.js';
import type { Snapshot } from '../../graph/snapshot.js';

/** What is tied by sharing papers, as plain data that a worker can be sent. */
export interface MemberUnit {
  kind: MemberKind;
  /** Members taken together: organizations by country. */
  groups?: MemberGroups;
}

export interface MemberGroups {
  /** Group of each member, -1 for none. */
  of: Int32Array;
  count: number;
}

const grouped = new WeakMap<MemberGroups, WeakMap<Bipartite, Bipartite>>();

/** The papers and members of a unit; the same object for the same snapshot and groups. */
export function memberView(snapshot: Snapshot, { kind, groups }: MemberUnit): Bipartite {
  const view = bipartiteOf(snapshot, kind);
  if (groups === undefined) return view;
  const known = grouped.get(groups) ?? new WeakMap<Bipartite, Bipartite>();
  grouped.set(groups, known);
  const found = known.get(view) ?? groupMembers(view, groups.of, groups.count);
  known.set(view, found);
  return found;
}
