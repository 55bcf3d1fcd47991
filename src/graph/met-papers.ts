import type { Bipartite } from './bipartite.js';
import type { TieSelection } from './tie-selection.js';

/** What is known of the ties of one member to others, by position in the list; valid while it is visited. */
export interface TiesAmong {
  papersCounts: Uint32Array;
  weights: Float64Array;
  /** 0 where no joint paper has a year. */
  firstYears: Int16Array;
  lastYears: Int16Array;
  /** Papers of the member that took part, those without company included. */
  papers: number;
}

/** The papers that a walk over members has met, each with what it adds to a tie and a chain of the members met on it. */
export class MetPapers {
  /** By number of the paper. The share is negative where the paper takes no part. */
  shares = new Float64Array(0);
  /** Entry of the member met last, -1 for none. */
  last = new Int32Array(0);
  /** By entry: the member's position, and the entry of the one met before it on the same paper. */
  positions = new Int32Array(0);
  previous = new Int32Array(0);

  /** Of the member that is visited; the counts are 0 between visits. */
  ties: TiesAmong = makeTies(0);
  /** Positions that it is tied to. */
  touched = new Uint32Array(0);

  /** Links that there is room for. */
  get capacity(): number {
    return this.last.length;
  }

  /** Forgets everything, and has room for so many members and links from them to papers. */
  begin(members: number, links: number): void {
    if (members > this.touched.length) {
      const room = Math.max(256, members);
      this.ties = makeTies(room);
      this.touched = new Uint32Array(room);
    }
    if (links <= this.capacity) return;
    const room = Math.max(4096, links);
    this.shares = new Float64Array(room);
    this.last = new Int32Array(room);
    this.positions = new Int32Array(room);
    this.previous = new Int32Array(room);
  }

  /** Numbers a paper that is new. */
  meet(number: number, paper: number, view: Bipartite, selection: TieSelection): void {
    const { papers, maxAuthorsPerPaper = 0xffffffff, counting } = selection;
    const { starts } = view.paperMembers;
    const size = starts.at(paper + 1) - starts.at(paper);
    const takesPart = (papers === undefined || papers[paper] === 1) && size <= maxAuthorsPerPaper;
    this.shares[number] = takesPart ? (counting === 'FRACTIONAL' ? 1 / (size - 1) : 1) : -1;
    this.last[number] = -1;
  }
}

function makeTies(room: number): TiesAmong {
  return {
    papersCounts: new Uint32Array(room),
    weights: new Float64Array(room),
    firstYears: new Int16Array(room),
    lastYears: new Int16Array(room),
    papers: 0,
  };
}
