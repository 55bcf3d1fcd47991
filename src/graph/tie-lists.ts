import type { Bipartite } from './bipartite.js';
import type { TieSelection } from './tie-selection.js';
import type { Counting, Ties } from './ties.js';
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

/** What is known of a member stands side by side, so that one read of memory has it all: here is what at which place. */
const field = { scanned: 0, start: 1, upEnd: 2, end: 3, papers: 4 } as const;
const fields = 5;

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
  /** `fields` of each, by number of the member. The start is -1 where the list is not there. */
  #records = new Int32Array(256 * fields);
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
    this.#known = new VertexSet(view.count);
    if (counting === 'FRACTIONAL') this.weights = new Float64Array(this.others.length);
  }

  /** Ends of edges that are read to make the list of a member: its papers, and the bylines of those that take part. */
  scannedFor(member: number): number {
    return this.#records[this.#recordOf(member) + field.scanned] as number;
  }

  /** Ends of edges that are still to be read for the list of a member: none where it is there. */
  missingFor(member: number): number {
    const record = this.#recordOf(member);
    return (this.#records[record + field.start] as number) < 0 ? (this.#records[record + field.scanned] as number) : 0;
  }

  /** Makes `start`, `upEnd`, `end` and `papers` those of a member. What was opened before may be gone. */
  open(member: number): void {
    let record = this.#recordOf(member);
    if ((this.#records[record + field.start] as number) < 0) record = this.#make(member, record);
    this.start = this.#records[record + field.start] as number;
    this.upEnd = this.#records[record + field.upEnd] as number;
    this.end = this.#records[record + field.end] as number;
    this.papers = this.#records[record + field.papers] as number;
  }

  /** Where the record of a member begins. */
  #recordOf(member: number): number {
    const known = this.#known.size;
    const record = this.#known.add(member) * fields;
    if (this.#known.size > known) this.#begin(member, record);
    return record;
  }

  #begin(member: number, record: number): void {
    if (record === this.#records.length) this.#records = grown(this.#records, new Int32Array(record * 2));
    this.#records[record + field.start] = -1;
    this.#records[record + field.scanned] = this.#measure(member);
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

  /** Returns the record of the member, which is another where all was forgotten. */
  #make(member: number, record: number): number {
    const { counting, ...filter } = this.#selection;
    const ties = this.#view.workspace.takeTies();
    ties.collect(this.#view, member, counting, filter);
    const { size } = ties.others;
    let at = record;
    if (this.#size + size > this.#capacity) {
      this.#known.clear();
      this.#size = 0;
      at = this.#recordOf(member);
    }
    while (this.#size + size > this.others.length) this.#growEntries();
    this.#records[at + field.start] = this.#size;
    this.#records[at + field.upEnd] = this.#append(member, ties);
    this.#size += size;
    this.#records[at + field.end] = this.#size;
    this.#records[at + field.papers] = ties.papers;
    this.#view.workspace.giveTies(ties);
    return at;
  }

  /** Puts the ties of a member behind all others; returns where the first part ends. */
  #append(member: number, ties: Ties): number {
    const { starts } = this.#view.memberPapers;
    const { keys, size } = ties.others;
    const papers = (starts[member + 1] as number) - (starts[member] as number);
    const isFractional = this.#selection.counting === 'FRACTIONAL';
    let up = this.#size;
    let down = up + size;
    for (let i = 0; i < size; i++) {
      const other = keys[i] as number;
      const more = (starts[other + 1] as number) - (starts[other] as number) - papers;
      const entry = more > 0 || (more === 0 && other > member) ? up++ : --down;
      this.others[entry] = other;
      this.papersCounts[entry] = ties.papersCounts[i] as number;
      this.firstYears[entry] = ties.firstYears[i] as number;
      this.lastYears[entry] = ties.lastYears[i] as number;
      if (isFractional) this.weights[entry] = ties.weights[i] as number;
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
