import type { Bipartite } from './bipartite.js';
import { isSelected, type TieSelection } from './tie-selection.js';

/** What is known of the ties of one member to later ones, by position in the list; valid while it is visited. */
export interface TiesAmong {
  papersCounts: Uint32Array;
  weights: Float64Array;
  /** 0 where no joint paper has a year. */
  firstYears: Int16Array;
  lastYears: Int16Array;
  /** Papers of the member that took part, those without company included. */
  papers: number;
}

/** What was met on the way. */
export interface TiesAmongCounts {
  /** Distinct papers that took part although the source cut their byline. */
  incompletePapers: number;
  /** Distinct papers left out because they have more than `maxAuthorsPerPaper` members. */
  omittedPapers: number;
  /** False where the budget ran out: the first members of the list were not visited. */
  isComplete: boolean;
}

/**
 * Visits the members of a list, the last first, each with its selected ties to those that come after it. Bylines are
 * never read: each paper keeps a list of the members met on it so far, so the cost is that of the members' papers and
 * of the pairs that share them.
 *
 * @param members distinct vertices
 * @param visit gets a position in the list and the later positions that it is tied to, ascending
 * @param budget papers and pairs that may be looked at; no limit unless given
 */
export function visitTiesAmong(
  view: Bipartite,
  members: ArrayLike<number>,
  selection: TieSelection,
  visit: (at: number, tied: readonly number[], ties: TiesAmong) => void,
  budget = Number.POSITIVE_INFINITY,
): TiesAmongCounts {
  const { starts, neighbors } = view.memberPapers;
  const count = members.length;
  const ties: TiesAmong = {
    papersCounts: new Uint32Array(count),
    weights: new Float64Array(count),
    firstYears: new Int16Array(count),
    lastYears: new Int16Array(count),
    papers: 0,
  };
  const met = new MetPapers(view, selection);
  let scanned = 0;
  let at = count;
  while (at > 0 && scanned <= budget) {
    at--;
    const member = members[at] as number;
    const touched: number[] = [];
    ties.papers = 0;
    const end = starts[member + 1] as number;
    for (let i = starts[member] as number; i < end; i++) {
      const slot = met.open(neighbors[i] as number);
      if (slot < 0) continue;
      ties.papers++;
      scanned += addPaper(met, slot, ties, touched);
      met.append(slot, at);
    }
    scanned += end - (starts[member] as number);
    const tied = touched.filter((other) =>
      isSelected(ties.papersCounts[other] as number, ties.weights[other] as number, selection),
    );
    visit(
      at,
      tied.sort((a, b) => a - b),
      ties,
    );
    for (const other of touched) ties.papersCounts[other] = 0;
  }
  return { ...met.close(), isComplete: at === 0 };
}

/** How many selected ties there are among some members; at least so many where the budget ran out. */
export function countTiesAmong(
  view: Bipartite,
  members: ArrayLike<number>,
  selection: TieSelection,
  budget: number,
): { edges: number; isExact: boolean } {
  let edges = 0;
  const add = (_: number, tied: readonly number[]) => {
    edges += tied.length;
  };
  const { isComplete } = visitTiesAmong(view, members, selection, add, budget);
  return { edges, isExact: isComplete };
}

/** Adds a paper to the ties of the member being visited; returns how many others stand on it. */
function addPaper(met: MetPapers, slot: number, ties: TiesAmong, touched: number[]): number {
  const { papersCounts, weights, firstYears, lastYears } = ties;
  const { previous, positions } = met;
  const share = met.shares[slot] as number;
  const year = met.years[slot] as number;
  let pairs = 0;
  for (let entry = met.last[slot] as number; entry >= 0; entry = previous[entry] as number, pairs++) {
    const other = positions[entry] as number;
    if (papersCounts[other] === 0) {
      touched.push(other);
      papersCounts[other] = 1;
      weights[other] = share;
      firstYears[other] = year;
      lastYears[other] = year;
      continue;
    }
    papersCounts[other] = (papersCounts[other] as number) + 1;
    weights[other] = (weights[other] as number) + share;
    if (year === 0) continue;
    const first = firstYears[other] as number;
    if (first === 0 || year < first) firstYears[other] = year;
    if (year > (lastYears[other] as number)) lastYears[other] = year;
  }
  return pairs;
}

/** The papers met so far, each with what it adds to a tie and a chain of the members met on it. */
class MetPapers {
  readonly #view: Bipartite;
  readonly #selection: TieSelection;
  readonly #slots;
  #incomplete = 0;
  #omitted = 0;

  /** By slot. The share is negative where the paper takes no part. */
  readonly shares: number[] = [];
  readonly years: number[] = [];
  /** Entry of the member met last, -1 for none. */
  readonly last: number[] = [];
  /** By entry: the member's position, and the entry of the one met before it on the same paper. */
  readonly positions: number[] = [];
  readonly previous: number[] = [];

  constructor(view: Bipartite, selection: TieSelection) {
    this.#view = view;
    this.#selection = selection;
    this.#slots = view.workspace.takePapers();
  }

  /** The slot of a paper, or -1 where it takes no part. */
  open(paper: number): number {
    const before = this.#slots.size;
    const slot = this.#slots.add(paper);
    if (slot === before) this.#meet(paper);
    return (this.shares[slot] as number) < 0 ? -1 : slot;
  }

  append(slot: number, position: number): void {
    this.previous.push(this.last[slot] as number);
    this.last[slot] = this.positions.length;
    this.positions.push(position);
  }

  close() {
    this.#view.workspace.givePapers(this.#slots);
    return { incompletePapers: this.#incomplete, omittedPapers: this.#omitted };
  }

  #meet(paper: number): void {
    const { papers, maxAuthorsPerPaper = 0xffffffff, counting } = this.#selection;
    const { paperMembers, paperDates, paperIncomplete } = this.#view;
    const size = (paperMembers.starts[paper + 1] as number) - (paperMembers.starts[paper] as number);
    const isAsked = papers === undefined || papers[paper] === 1;
    const takesPart = isAsked && size <= maxAuthorsPerPaper;
    if (isAsked && !takesPart) this.#omitted++;
    if (takesPart) this.#incomplete += paperIncomplete[paper] as number;
    this.shares.push(takesPart ? (counting === 'FRACTIONAL' ? 1 / (size - 1) : 1) : -1);
    this.years.push(((paperDates[paper] as number) / 10000) | 0);
    this.last.push(-1);
  }
}
