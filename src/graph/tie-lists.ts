import type { Bipartite } from './bipartite.js';
import type { TieSelection } from './tie-selection.js';
import type { Counting, Ties } from './ties.js';

/** Ties in all lists of one kind and what stands before each list: 12 bytes each, and 8 more under fractional counting. */
const mostEntries = 2 ** 21;
/**
 * Ends of edges that one walk or network may read to make lists that aren't there yet: among papers of hundreds of
 * authors, reading each paper once is cheaper.
 */
export const mostReadForLists = 20_000;
/** Kinds of lists of one graph. */
const mostKinds = 3;

/** Before the entries of a list stands, in `others`, what else is read with them: here is what, how far before. */
const before = { scanned: 4, papers: 3, upEnd: 2, end: 1 } as const;
const headLength = 4;

/** Which papers tie, and how: what lists of ties belong to. */
interface ListedTies {
  counting: Counting;
  maxAuthorsPerPaper?: number;
}

// Live and die with their graph. Those asked for last come first.
const known = new WeakMap<Bipartite, TieLists[]>();

/** The lists of a graph for all papers under a limit of authors; undefined for a set of papers. */
export function tieListsOf(view: Bipartite, selection: TieSelection): TieLists | undefined {
  if (selection.papers !== undefined) return undefined;
  const kinds = known.get(view) ?? [];
  const [latest] = kinds;
  if (latest?.isOf(selection)) return latest;
  known.set(view, kinds);
  const at = kinds.findIndex((lists) => lists.isOf(selection));
  const [lists = new TieLists(view, selection)] = at < 0 ? [] : kinds.splice(at, 1);
  kinds.unshift(lists);
  if (kinds.length > mostKinds) kinds.pop();
  return lists;
}

/**
 * The ties of members to all others, each worked out when it is first asked for and kept for whoever asks next: a list
 * says once what the bylines of a member's papers say over and over. Once they are too many, all are forgotten.
 */
export class TieLists {
  readonly #view: Bipartite;
  readonly #selection: ListedTies;
  readonly #capacity: number;
  /** By member: where its entries start; -1 - `scannedFor` where the list isn't there; 0 where nothing is known yet. */
  readonly #starts: Int32Array;
  #size = 0;

  /**
   * By entry: first, of each list, those who stand on more papers than its member, or on as many and are the higher vertex;
   * so a tie is in the first part of one of its two lists, as a rule the shorter one. Replaced when they grow.
   */
  others = new Uint32Array(4096);
  papersCounts = new Uint32Array(4096);
  /** 0 where no joint paper has a year. */
  firstYears = new Int16Array(4096);
  lastYears = new Int16Array(4096);
  /** Empty under full counting, where they are the counts. */
  weights = new Float64Array(0);

  /** Of the list that was opened last: its entries, and where its first part ends. */
  start = 0;
  upEnd = 0;
  end = 0;
  /** The papers of its member that took part, in company or not. */
  papers = 0;

  /** @param capacity entries of all lists */
  constructor(view: Bipartite, { counting, maxAuthorsPerPaper }: ListedTies, capacity = mostEntries) {
    this.#view = view;
    this.#selection = { counting, ...(maxAuthorsPerPaper !== undefined && { maxAuthorsPerPaper }) };
    this.#capacity = capacity;
    this.#starts = new Int32Array(view.count);
    if (counting === 'FRACTIONAL') this.weights = new Float64Array(this.others.length);
  }

  /** Whether they are what a selection asks for. */
  isOf({ counting, maxAuthorsPerPaper }: ListedTies): boolean {
    return this.#selection.counting === counting && this.#selection.maxAuthorsPerPaper === maxAuthorsPerPaper;
  }

  /** Ends of edges that are read to make the list of a member: its papers, and the bylines of those that take part. */
  scannedFor(member: number): number {
    const start = this.#startOf(member);
    return start < 0 ? -1 - start : (this.others[start - before.scanned] as number);
  }

  /** Ends of edges that are still to be read for the list of a member: none where it is there. */
  missingFor(member: number): number {
    const start = this.#startOf(member);
    return start < 0 ? -1 - start : 0;
  }

  /** Makes `start`, `upEnd`, `end` and `papers` those of a member. What was opened before may be gone. */
  open(member: number): void {
    let start = this.#startOf(member);
    if (start < 0) start = this.#make(member, -1 - start);
    this.start = start;
    this.upEnd = this.others[start - before.upEnd] as number;
    this.end = this.others[start - before.end] as number;
    this.papers = this.others[start - before.papers] as number;
  }

  #startOf(member: number): number {
    const start = this.#starts[member] as number;
    if (start !== 0) return start;
    const unmade = -1 - this.#measure(member);
    this.#starts[member] = unmade;
    return unmade;
  }

  #measure(member: number): number {
    const { starts, neighbors } = this.#view.memberPapers;
    const { starts: paperStarts } = this.#view.paperMembers;
    const limit = this.#selection.maxAuthorsPerPaper ?? 0xffffffff;
    const end = starts.at(member + 1);
    let scanned = end - starts.at(member);
    for (let i = starts.at(member); i < end; i++) {
      const paper = neighbors[i] as number;
      const size = paperStarts.at(paper + 1) - paperStarts.at(paper);
      if (size > 1 && size <= limit) scanned += size;
    }
    return scanned;
  }

  /** Returns where the entries start. */
  #make(member: number, scanned: number): number {
    const { counting, ...filter } = this.#selection;
    const ties = this.#view.workspace.takeTies();
    ties.collect(this.#view, member, counting, filter);
    const length = headLength + ties.others.size;
    if (this.#size + length > this.#capacity) {
      this.#starts.fill(0);
      this.#size = 0;
    }
    while (this.#size + length > this.others.length) this.#growEntries();
    const start = this.#size + headLength;
    const end = this.#size + length;
    this.others[start - before.scanned] = scanned;
    this.others[start - before.papers] = ties.papers;
    this.others[start - before.upEnd] = this.#put(member, ties, start, end);
    this.others[start - before.end] = end;
    this.#starts[member] = start;
    this.#size = end;
    this.#view.workspace.giveTies(ties);
    return start;
  }

  /** Writes the entries of a list; returns where its first part ends. */
  #put(
    member: number,
    { others, papersCounts, weights, firstYears, lastYears }: Ties,
    start: number,
    end: number,
  ): number {
    const { starts } = this.#view.memberPapers;
    const papers = starts.at(member + 1) - starts.at(member);
    const isFractional = this.#selection.counting === 'FRACTIONAL';
    let up = start;
    let down = end;
    for (let i = 0; i < others.size; i++) {
      const other = others.keys[i] as number;
      const more = starts.at(other + 1) - starts.at(other) - papers;
      const entry = more > 0 || (more === 0 && other > member) ? up++ : --down;
      this.others[entry] = other;
      this.papersCounts[entry] = papersCounts[i] as number;
      this.firstYears[entry] = firstYears[i] as number;
      this.lastYears[entry] = lastYears[i] as number;
      if (isFractional) this.weights[entry] = weights[i] as number;
    }
    return up;
  }

  #growEntries(): void {
    const length = this.others.length * 2;
    this.others = grown(this.others, new Uint32Array(length));
    this.papersCounts = grown(this.papersCounts, new Uint32Array(length));
    this.firstYears = grown(this.firstYears, new Int16Array(length));
    this.lastYears = grown(this.lastYears, new Int16Array(length));
    if (this.weights.length > 0) this.weights = grown(this.weights, new Float64Array(length));
  }
}

function grown<Column extends { set(values: Column): void }>(old: Column, wider: Column): Column {
  wider.set(old);
  return wider;
}
