import { GrowingEdges } from './edge-columns.js';
import { MetPapers } from './met-papers.js';
import { SearchScratch, VertexQueue } from './search-scratch.js';
import { Ties } from './ties.js';
import { VertexSet } from './vertex-set.js';

/** Links from members to papers, 20 bytes each. */
const mostMetKept = 65_536;
/** 8 bytes each. */
const mostSumsKept = 131_072;
/** Edges, 24 bytes each. */
const mostEdgesKept = 65_536;

/**
 * Scratch memory of one graph, lent and given back, so that a query allocates what its answer needs and not what
 * the corpus holds. What a failed query doesn't give back is collected, and made anew when next asked for.
 */
export class Workspace {
  readonly #members: VertexSet[] = [];
  readonly #papers: VertexSet[] = [];
  readonly #ties: Ties[] = [];
  readonly #metPapers: MetPapers[] = [];
  readonly #searches: SearchScratch[] = [];
  readonly #edges: GrowingEdges[] = [];
  readonly #ends: VertexQueue[] = [];
  readonly #sums: Float64Array[] = [];
  /** Vertices of members are below it. */
  readonly memberCount: number;
  readonly #paperCount: number;

  constructor(memberCount: number, paperCount: number) {
    this.memberCount = memberCount;
    this.#paperCount = paperCount;
  }

  /** An empty set of members. */
  takeMembers(): VertexSet {
    return this.#members.pop() ?? new VertexSet(this.memberCount);
  }

  giveMembers(set: VertexSet): void {
    set.clear();
    this.#members.push(set);
  }

  /** An empty set of papers. */
  takePapers(): VertexSet {
    return this.#papers.pop() ?? new VertexSet(this.#paperCount);
  }

  givePapers(set: VertexSet): void {
    set.clear();
    this.#papers.push(set);
  }

  takeTies(): Ties {
    return this.#ties.pop() ?? new Ties(this.memberCount);
  }

  giveTies(ties: Ties): void {
    this.#ties.push(ties);
  }

  takeMetPapers(): MetPapers {
    return this.#metPapers.pop() ?? new MetPapers();
  }

  /** What a walk over much of a corpus has filled is let go. */
  giveMetPapers(met: MetPapers): void {
    if (met.capacity <= mostMetKept) this.#metPapers.push(met);
  }

  /** No edges, with room for some. */
  takeEdges(): GrowingEdges {
    return this.#edges.pop() ?? new GrowingEdges();
  }

  /** What a large network has filled is let go. */
  giveEdges(edges: GrowingEdges): void {
    edges.size = 0;
    if (edges.columns.source.length <= mostEdgesKept) this.#edges.push(edges);
  }

  /** No vertices, with room for some. */
  takeEnds(): VertexQueue {
    return this.#ends.pop() ?? new VertexQueue();
  }

  /** What a large network has filled is let go. */
  giveEnds(ends: VertexQueue): void {
    ends.size = 0;
    if (ends.items.length <= mostEdgesKept) this.#ends.push(ends);
  }

  /** Zeros, at least so many. */
  takeSums(count: number): Float64Array {
    const sums = this.#sums.pop();
    return sums && sums.length >= count ? sums : new Float64Array(Math.max(1024, count));
  }

  /** @param used of them may be other than zero; what a walk over much of a corpus has filled is let go */
  giveSums(sums: Float64Array, used: number): void {
    if (sums.length > mostSumsKept) return;
    sums.fill(0, 0, used);
    this.#sums.push(sums);
  }

  takeSearch(): SearchScratch {
    return this.#searches.pop() ?? new SearchScratch(this.memberCount, this.#paperCount);
  }

  giveSearch(search: SearchScratch): void {
    this.#searches.push(search);
  }
}
