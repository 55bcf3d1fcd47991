import type { Bipartite } from './bipartite.js';
import { incompleteAt } from './paper-facts.js';
import type { PaperFilter } from './ties.js';

/** Distinct papers of some members. */
export interface PaperCounts {
  /** Took part although the source cut their byline. */
  incomplete: number;
  /** Left out because they have more than `maxAuthorsPerPaper` members. */
  omitted: number;
}

/** What a network must tell of the papers of its nodes. */
export function countPapers(view: Bipartite, members: ArrayLike<number>, filter: PaperFilter): PaperCounts {
  const { starts, neighbors } = view.memberPapers;
  const counts: PaperCounts = { incomplete: 0, omitted: 0 };
  const met = view.workspace.takePapers();
  for (let m = 0; m < members.length; m++) {
    const member = members[m] as number;
    const end = starts.at(member + 1);
    for (let i = starts.at(member); i < end; i++) met.add(neighbors[i] as number);
  }
  for (let at = 0; at < met.size; at++) count(view, met.keys[at] as number, filter, counts);
  view.workspace.givePapers(met);
  return counts;
}

/** What a search must tell that may walk over any paper. */
export function countAllPapers(view: Bipartite, filter: PaperFilter): PaperCounts {
  const counts: PaperCounts = { incomplete: 0, omitted: 0 };
  for (let paper = 0; paper < view.paperMembers.starts.length - 1; paper++) count(view, paper, filter, counts);
  return counts;
}

function count(view: Bipartite, paper: number, filter: PaperFilter, counts: PaperCounts): void {
  const { starts } = view.paperMembers;
  const { papers: mask, maxAuthorsPerPaper: limit = 0xffffffff } = filter;
  if (mask !== undefined && mask[paper] !== 1) return;
  if (starts.at(paper + 1) - starts.at(paper) > limit) counts.omitted++;
  else counts.incomplete += incompleteAt(view.paperFacts, paper);
}
