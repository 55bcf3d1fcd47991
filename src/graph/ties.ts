import type { CodedColumn } from './coded-column.js';
import { incompleteAt } from './paper-facts.js';
import type { WalkRows } from './snapshot.js';
import { VertexSet } from './vertex-set.js';

/** How a paper adds to a tie: FULL by 1, FRACTIONAL by 1 / (members of the paper - 1). */
export type Counting = 'FULL' | 'FRACTIONAL';

/** Papers and one kind of their members. */
export interface PaperLinks {
  /** Distinct members of a paper. */
  readonly paperMembers: WalkRows;
  readonly memberPapers: WalkRows;
  readonly paperDates: CodedColumn;
  readonly paperFacts: CodedColumn;
}

/** Which papers take part in a measure. */
export interface PaperFilter {
  /** By paper vertex, 1 where the paper takes part; all papers unless given. */
  papers?: Uint8Array;
  /** Papers with more members (of the kind asked about) are left out; no limit unless given. */
  maxAuthorsPerPaper?: number;
}

/**
 * The ties of one member to all others that share a paper with it, collected in one pass over its papers. Reused
 * from member to member; the arrays are parallel to `others.keys`, valid below `others.size`.
 *
 * Fractional counting: Perianes-Rodriguez, Waltman, van Eck (2016), "Constructing bibliometric networks: a comparison
 * between full and fractional counting", Journal of Informetrics 10(4).
 */
export class Ties {
  readonly others: VertexSet;
  papersCounts = new Uint32Array(64);
  weights = new Float64Array(64);
  /** 0 where no joint paper has a year. */
  firstYears = new Int16Array(64);
  lastYears = new Int16Array(64);

  /** Papers that took part: those of the filter, without those that have too many members. */
  papers = 0;
  papersWithCompany = 0;
  /** Papers among those that took part whose byline the source cut. */
  incompletePapers = 0;
  /** Papers left out because they have too many members. */
  omittedPapers = 0;
  /** Ends of edges read. */
  scanned = 0;

  constructor(memberCount: number) {
    this.others = new VertexSet(memberCount);
  }

  /**
   * Replaces what is held by the ties of `member`.
   *
   * @param isBrief leaves out years and incomplete papers, which are read from other places of memory
   */
  collect(view: PaperLinks, member: number, counting: Counting, filter: PaperFilter, isBrief = false): void {
    const { starts, neighbors } = view.memberPapers;
    const { starts: paperStarts, neighbors: members } = view.paperMembers;
    const mask = filter.papers;
    const limit = filter.maxAuthorsPerPaper ?? 0xffffffff;
    const isFractional = counting === 'FRACTIONAL';
    this.others.clear();
    this.papers = 0;
    this.papersWithCompany = 0;
    this.incompletePapers = 0;
    this.omittedPapers = 0;
    const rowStart = starts.at(member);
    const rowEnd = starts.at(member + 1);
    let scanned = rowEnd - rowStart;
    for (let i = rowStart; i < rowEnd; i++) {
      const p = neighbors[i] as number;
      if (mask !== undefined && mask[p] !== 1) continue;
      const start = paperStarts.at(p);
      const end = paperStarts.at(p + 1);
      if (end - start > limit) {
        this.omittedPapers++;
        continue;
      }
      this.papers++;
      if (!isBrief) this.incompletePapers += incompleteAt(view.paperFacts, p);
      if (end - start < 2) continue;
      this.papersWithCompany++;
      scanned += end - start;
      const year = isBrief ? 0 : (view.paperDates.at(p) / 10000) | 0;
      this.#addPaper(members, start, end, member, isFractional ? 1 / (end - start - 1) : 1, year);
    }
    this.scanned = scanned;
  }

  #addPaper(members: Uint32Array, start: number, end: number, member: number, share: number, year: number): void {
    const { others } = this;
    while (others.size + end - start > this.papersCounts.length) this.#grow();
    const { papersCounts, weights, firstYears, lastYears } = this;
    for (let j = start; j < end; j++) {
      const other = members[j] as number;
      if (other === member) continue;
      const before = others.size;
      const at = others.add(other);
      if (at === before) {
        papersCounts[at] = 1;
        weights[at] = share;
        firstYears[at] = year;
        lastYears[at] = year;
        continue;
      }
      papersCounts[at] = (papersCounts[at] as number) + 1;
      weights[at] = (weights[at] as number) + share;
      if (year === 0) continue;
      const first = firstYears[at] as number;
      if (first === 0 || year < first) firstYears[at] = year;
      if (year > (lastYears[at] as number)) lastYears[at] = year;
    }
  }

  #grow(): void {
    const length = this.papersCounts.length * 2;
    const grown = {
      papersCounts: new Uint32Array(length),
      weights: new Float64Array(length),
      firstYears: new Int16Array(length),
      lastYears: new Int16Array(length),
    };
    grown.papersCounts.set(this.papersCounts);
    grown.weights.set(this.weights);
    grown.firstYears.set(this.firstYears);
    grown.lastYears.set(this.lastYears);
    Object.assign(this, grown);
  }
}
