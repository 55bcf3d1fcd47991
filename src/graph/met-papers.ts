import type { Bipartite } from './bipartite.js';
import type { TieSelection } from './tie-selection.js';

/** The papers that a walk over members has met, each with what it adds to a tie and a chain of the members met on it. */
export class MetPapers {
  /** By number of the paper. The share is negative where the paper takes no part. */
  shares = new Float64Array(0);
  years = new Int16Array(0);
  /** Entry of the member met last, -1 for none. */
  last = new Int32Array(0);
  /** By entry: the member's position, and the entry of the one met before it on the same paper. */
  positions = new Int32Array(0);
  previous = new Int32Array(0);
  /** Papers that take part although the source cut their byline, and those left out because they have too many members. */
  incomplete = 0;
  omitted = 0;

  get capacity(): number {
    return this.last.length;
  }

  /** Forgets everything, and has room for so many links from members to papers. */
  begin(links: number): void {
    this.incomplete = 0;
    this.omitted = 0;
    if (links <= this.capacity) return;
    const room = Math.max(4096, links);
    this.shares = new Float64Array(room);
    this.years = new Int16Array(room);
    this.last = new Int32Array(room);
    this.positions = new Int32Array(room);
    this.previous = new Int32Array(room);
  }

  /** Numbers a paper that is new. */
  meet(number: number, paper: number, view: Bipartite, selection: TieSelection): void {
    const { papers, maxAuthorsPerPaper = 0xffffffff, counting } = selection;
    const { starts } = view.paperMembers;
    const size = (starts[paper + 1] as number) - (starts[paper] as number);
    const isAsked = papers === undefined || papers[paper] === 1;
    const takesPart = isAsked && size <= maxAuthorsPerPaper;
    if (isAsked && !takesPart) this.omitted++;
    if (takesPart) this.incomplete += view.paperIncomplete[paper] as number;
    this.shares[number] = takesPart ? (counting === 'FRACTIONAL' ? 1 / (size - 1) : 1) : -1;
    this.years[number] = ((view.paperDates[paper] as number) / 10000) | 0;
    this.last[number] = -1;
  }
}
