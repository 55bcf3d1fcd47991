import { bipartiteOf } from '../../graph/bipartite.js';
import type { Snapshot } from '../../graph/snapshot.js';
import type { PaperFilter } from '../../graph/ties.js';
import type { MemberUnit } from '../analysis/member-unit.js';
import { memberView } from '../analysis/member-unit.js';
import { checkBounds, mostInt } from '../bounds.js';

/** Which papers take part, and which would but for the number of their authors. */
export interface LimitedPapers {
  filter: PaperFilter;
  /** By paper vertex, 1 where it was left out; absent where the traversal itself counts them. */
  leftOut?: Uint8Array;
}

/**
 * Papers with more than so many authors left out, whatever the unit: the filter of a traversal counts the members of
 * its own kind, which are authors only for authors.
 *
 * @throws QueryError OUT_OF_BOUNDS for a limit below 1
 */
export function limitAuthors(
  snapshot: Snapshot,
  unit: MemberUnit,
  papers: Uint8Array | undefined,
  maxAuthorsPerPaper: number | null | undefined,
): LimitedPapers {
  checkBounds('maxAuthorsPerPaper', maxAuthorsPerPaper, 1, mostInt);
  const filter: PaperFilter = papers ? { papers } : {};
  if (typeof maxAuthorsPerPaper !== 'number') return { filter };
  if (unit.kind === 'authors') return { filter: { ...filter, maxAuthorsPerPaper } };
  const { starts } = bipartiteOf(snapshot, 'authors').paperMembers;
  const count = starts.length - 1;
  const kept = new Uint8Array(count);
  const leftOut = new Uint8Array(count);
  for (let p = 0; p < count; p++) {
    if (papers && papers[p] !== 1) continue;
    if (starts.at(p + 1) - starts.at(p) > maxAuthorsPerPaper) leftOut[p] = 1;
    else kept[p] = 1;
  }
  return { filter: { papers: kept }, leftOut };
}

/** How many distinct papers of some members were left out for the number of their authors. */
export function countLeftOut(
  snapshot: Snapshot,
  unit: MemberUnit,
  members: Iterable<number>,
  leftOut: Uint8Array,
): number {
  const view = memberView(snapshot, unit);
  const { starts, neighbors } = view.memberPapers;
  const found = view.workspace.takePapers();
  for (const member of members)
    for (let i = starts.at(member); i < starts.at(member + 1); i++)
      if (leftOut[neighbors[i] as number] === 1) found.add(neighbors[i] as number);
  const count = found.size;
  view.workspace.givePapers(found);
  return count;
}
