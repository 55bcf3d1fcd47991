import type { Bipartite } from './bipartite.js';
import type { TiesAmong } from './met-papers.js';
import type { RowStarts } from './row-starts.js';
import { sortBetween } from './sort-between.js';
import { isSelected, selectsAll, type TieSelection } from './tie-selection.js';

/**
 * Visits the members of a list, the last first, each with its selected ties to those that come after it. Bylines are
 * never read: each paper keeps a chain of the members met on it so far, so the cost is that of the members' papers and
 * of the pairs that share them.
 *
 * @param members distinct vertices
 * @param visit gets a position in the list and the later positions that it is tied to, ascending, with their number; valid
 *   while it visits
 * @param budget papers and pairs that may be looked at; no limit unless given
 * @returns false where the budget ran out: the first members of the list were not visited
 */
export function visitTiesAmong(
  view: Bipartite,
  members: ArrayLike<number>,
  selection: TieSelection,
  visit: (at: number, tied: Uint32Array, tiedCount: number, ties: TiesAmong) => void,
  budget = Number.POSITIVE_INFINITY,
): boolean {
  const { starts, neighbors } = view.memberPapers;
  const { paperDates } = view;
  const count = members.length;
  const numbers = view.workspace.takePapers();
  const met = view.workspace.takeMetPapers();
  met.begin(count, linksOf(starts, members));
  const { shares, last, positions, previous, ties, touched } = met;
  let entries = 0;
  let scanned = 0;
  let at = count;
  while (at > 0 && scanned <= budget) {
    at--;
    const member = members[at] as number;
    const end = starts.at(member + 1);
    let tied = 0;
    ties.papers = 0;
    for (let i = starts.at(member); i < end; i++) {
      const paper = neighbors[i] as number;
      const known = numbers.size;
      const number = numbers.add(paper);
      if (number === known) met.meet(number, paper, view, selection);
      if ((shares[number] as number) < 0) continue;
      ties.papers++;
      const first = last[number] as number;
      // Most papers have one member here, and their years are nobody's concern.
      const year = first < 0 ? 0 : (paperDates.at(paper) / 10000) | 0;
      for (let entry = first; entry >= 0; entry = previous[entry] as number) {
        const other = positions[entry] as number;
        if (ties.papersCounts[other] === 0) touched[tied++] = other;
        addPaper(ties, other, shares[number] as number, year);
        scanned++;
      }
      positions[entries] = at;
      previous[entries] = first;
      last[number] = entries++;
    }
    scanned += end - starts.at(member);
    sortBetween(touched, 0, tied);
    const kept = selectsAll(selection) ? tied : keepSelected(touched, tied, ties, selection);
    visit(at, touched, kept, ties);
    for (let t = 0; t < tied; t++) ties.papersCounts[touched[t] as number] = 0;
  }
  view.workspace.givePapers(numbers);
  view.workspace.giveMetPapers(met);
  return at === 0;
}

/** How many selected ties there are among some members; at least so many where the budget ran out. */
export function countTiesAmong(
  view: Bipartite,
  members: ArrayLike<number>,
  selection: TieSelection,
  budget: number,
): { edges: number; isExact: boolean } {
  let edges = 0;
  const add = (_: number, __: Uint32Array, tiedCount: number) => {
    edges += tiedCount;
  };
  const isExact = visitTiesAmong(view, members, selection, add, budget);
  return { edges, isExact };
}

function linksOf(starts: RowStarts, members: ArrayLike<number>): number {
  let links = 0;
  for (let i = 0; i < members.length; i++) {
    const member = members[i] as number;
    links += starts.at(member + 1) - starts.at(member);
  }
  return links;
}

function addPaper(
  { papersCounts, weights, firstYears, lastYears }: TiesAmong,
  other: number,
  share: number,
  year: number,
) {
  if (papersCounts[other] === 0) {
    papersCounts[other] = 1;
    weights[other] = share;
    firstYears[other] = year;
    lastYears[other] = year;
    return;
  }
  papersCounts[other] = (papersCounts[other] as number) + 1;
  weights[other] = (weights[other] as number) + share;
  if (year === 0) return;
  const first = firstYears[other] as number;
  if (first === 0 || year < first) firstYears[other] = year;
  if (year > (lastYears[other] as number)) lastYears[other] = year;
}

/** Moves those that are strong enough to the front, in their order, the others behind them; returns how many. */
function keepSelected(touched: Uint32Array, count: number, ties: TiesAmong, selection: TieSelection): number {
  const weak: number[] = [];
  let kept = 0;
  for (let t = 0; t < count; t++) {
    const other = touched[t] as number;
    const { papersCounts, weights } = ties;
    if (isSelected(papersCounts[other] as number, weights[other] as number, selection)) touched[kept++] = other;
    else weak.push(other);
  }
  touched.set(weak, kept);
  return kept;
}
