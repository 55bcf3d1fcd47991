import type { Bipartite } from './bipartite.js';
import type { TieSelection } from './tie-selection.js';
import type { Counting } from './ties.js';
import { VertexSet } from './vertex-set.js';

/** Ties in all lists of one kind: 12 bytes each, and 8 more under fractional counting. */
const mostEntries = 2 ** 21;
/**
 * Ends of edges that one walk or network may read to make lists that aren't there yet: among papers of hundreds of
 * authors, reading each paper once is cheaper.
 */
export const mostReadForLists = 20_000;
/** Kinds of lists of one graph. */
const mostKinds = 3;

/** Which papers tie, and how: what lists of ties belong to. */
interface ListedTies {
  counting: Counting;
  maxAuthorsPerPaper?: number;
}

// Live and die with their graph.
const known = new WeakMap<Bipartite, Map<string, TieLists>>();

/** The lists of a graph for all papers under a limit of authors; undefined for a set of papers. */
export function tieListsOf(view: Bipartite, selection: TieSelection): TieLists | undefined {
  const { papers, counting, maxAuthorsPerPaper } = selection;
  if (papers !== undefined) return undefined;
  const kinds = known.get(view) ?? new Map<string, TieLists>();
  known.set(view, kinds);
  const key = `${counting} ${maxAuthorsPerPaper}`;
  const lists = kinds.get(key) ?? new TieLists(view, selection);
  kinds.delete(key);
  kinds.set(key, lists);
  const [oldest] = kinds.keys();
  if (kinds.size > mostKinds && oldest !== undefined) kinds.delete(oldest);
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
  /** Members of which anything is known. */
  readonly #known: VertexSet;
  /** By number of the member. The start is -1 where the list is not there. */
  #starts = new Int32Array(256);
  #ends = new Int32Array(256);
  #papers = new Uint32Array(256);
  #scanned = new Uint32Array(256);
  #size = 0;

  /** By entry, in no order that means anything. Replaced when they grow. */
  others = new Uint32Array(4096);
  papersCounts = new Uint32Array(4096);
  /** 0 where no joint paper has a year. */
  firstYears = new Int16Array(4096);
  lastYears = new Int16Array(4096);
  /** Empty under full counting, where they are the counts. */
  weights = new Float64Array(0);

  /** Of the list that was opened last: its entries, and the papers of its member that took part, in company or not. */
  start = 0;
  end = 0;
  papers = 0;

  /** @param capacity entries of all lists */
  constructor(view: Bipartite, { counting, maxAuthorsPerPaper }: ListedTies, capacity = mostEntries) {
    this.#view = view;
    this.#selection = { counting, ...(maxAuthorsPerPaper !== undefined && { maxAuthorsPerPaper }) };
    this.#capacity = capacity;
    this.#known = new VertexSet(view.count);
    if (counting === 'FRACTIONAL') this.weights = new Float64Array(this.others.length);
  }

  /** Ends of edges that are read to make the list of a member: its papers, and the bylines of those that take part. */
  scannedFor(member: number): number {
    return this.#scanned[this.#numberOf(member)] as number;
  }

  /** Whether the list of a member is there. */
  has(member: number): boolean {
    const number = this.#known.indexOf(member);
    return number >= 0 && (this.#starts[number] as number) >= 0;
  }

  /** Makes `start`, `end` and `papers` those of a member. What was opened before may be gone. */
  open(member: number): void {
    let number = this.#numberOf(member);
    if ((this.#starts[number] as number) < 0) number = this.#make(member, number);
    this.start = this.#starts[number] as number;
    this.end = this.#ends[number] as number;
    this.papers = this.#papers[number] as number;
  }

  #numberOf(member: number): number {
    const found = this.#known.indexOf(member);
    if (found >= 0) return found;
    const number = this.#known.add(member);
    if (number === this.#starts.length) this.#growMembers();
    this.#starts[number] = -1;
    this.#scanned[number] = this.#measure(member);
    return number;
  }

  #measure(member: number): number {
    const { starts, neighbors } = this.#view.memberPapers;
    const { starts: paperStarts } = this.#view.paperMembers;
    const limit = this.#selection.maxAuthorsPerPaper ?? 0xffffffff;
    const end = starts[member + 1] as number;
    let scanned = end - (starts[member] as number);
    for (let i = starts[member] as number; i < end; i++) {
      const paper = neighbors[i] as number;
      const size = (paperStarts[paper + 1] as number) - (paperStarts[paper] as number);
      if (size > 1 && size <= limit) scanned += size;
    }
    return scanned;
  }

  /** Returns the number of the member, which changes where all was forgotten. */
  #make(member: number, number: number): number {
    const { counting, ...filter } = this.#selection;
    const ties = this.#view.workspace.takeTies();
    ties.collect(this.#view, member, counting, filter);
    const { size } = ties.others;
    let at = number;
    if (this.#size + size > this.#capacity) {
      this.#known.clear();
      this.#size = 0;
      at = this.#numberOf(member);
    }
    while (this.#size + size > this.others.length) this.#growEntries();
    const start = this.#size;
    this.others.set(ties.others.keys.subarray(0, size), start);
    this.papersCounts.set(ties.papersCounts.subarray(0, size), start);
    this.firstYears.set(ties.firstYears.subarray(0, size), start);
    this.lastYears.set(ties.lastYears.subarray(0, size), start);
    if (counting === 'FRACTIONAL') this.weights.set(ties.weights.subarray(0, size), start);
    this.#size += size;
    this.#starts[at] = start;
    this.#ends[at] = this.#size;
    this.#papers[at] = ties.papers;
    this.#view.workspace.giveTies(ties);
    return at;
  }

  #growMembers(): void {
    const length = this.#starts.length * 2;
    this.#starts = grown(this.#starts, new Int32Array(length));
    this.#ends = grown(this.#ends, new Int32Array(length));
    this.#papers = grown(this.#papers, new Uint32Array(length));
    this.#scanned = grown(this.#scanned, new Uint32Array(length));
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
