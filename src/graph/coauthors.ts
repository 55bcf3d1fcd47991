import { type Bipartite, bipartiteOf } from './bipartite.js';
import type { Snapshot } from './snapshot.js';
import type { Counting, PaperFilter } from './ties.js';

export interface CoauthorOptions extends PaperFilter {
  counting: Counting;
}

/** Parallel columns, one row for each coauthor, ascending by vertex. */
export interface CoauthorTable {
  authors: Uint32Array;
  /** Joint papers. */
  papersCount: Uint32Array;
  /** Under the counting asked for; equal to `papersCount` under FULL. */
  weight: Float64Array;
  /** Of the joint papers; 0 where none has a year. */
  firstYear: Int16Array;
  lastYear: Int16Array;
  /** Papers of the author that took part although the source cut their byline: coauthors may be missing. */
  incompletePapers: number;
  /** Papers of the author left out because they have more than `maxAuthorsPerPaper` authors. */
  omittedPapers: number;
  /** Papers of the author that took part and name anybody else. Fractional weights sum to it. */
  papersWithCompany: number;
}

/**
 * Everybody who wrote a paper with an author, with the strength and the years of the tie. The cost is that of reading
 * the bylines of the author's papers.
 *
 * Full counting adds 1 for each joint paper, fractional counting 1 / (authors of the paper - 1): Perianes-Rodriguez,
 * Waltman, van Eck (2016), Journal of Informetrics 10(4). An author named twice on a paper counts once.
 *
 * @param author vertex
 */
export function coauthors(snapshot: Snapshot, author: number, options: CoauthorOptions): CoauthorTable {
  return collaborators(bipartiteOf(snapshot, 'authors'), author, options);
}

/** `coauthors` over any kind of members: collaborating organizations, countries, topics that share papers. */
export function collaborators(view: Bipartite, member: number, options: CoauthorOptions): CoauthorTable {
  const ties = view.workspace.takeTies();
  ties.collect(view, member, options.counting, options);
  const authors = ties.others.toArray().sort();
  const count = authors.length;
  const table: CoauthorTable = {
    authors,
    papersCount: new Uint32Array(count),
    weight: new Float64Array(count),
    firstYear: new Int16Array(count),
    lastYear: new Int16Array(count),
    incompletePapers: ties.incompletePapers,
    omittedPapers: ties.omittedPapers,
    papersWithCompany: ties.papersWithCompany,
  };
  for (let i = 0; i < count; i++) {
    const at = ties.others.indexOf(authors[i] as number);
    table.papersCount[i] = ties.papersCounts[at] as number;
    table.weight[i] = ties.weights[at] as number;
    table.firstYear[i] = ties.firstYears[at] as number;
    table.lastYear[i] = ties.lastYears[at] as number;
  }
  view.workspace.giveTies(ties);
  return table;
}

/**
 * The papers that two authors share, newest first (unknown dates last, papers of one date by vertex).
 *
 * @returns paper vertices
 */
export function jointPapers(snapshot: Snapshot, a: number, b: number, filter: PaperFilter = {}): Uint32Array {
  return sharedPapers(bipartiteOf(snapshot, 'authors'), a, b, filter);
}

/** `jointPapers` over any kind of members. A member shares no papers with itself. */
export function sharedPapers(view: Bipartite, a: number, b: number, filter: PaperFilter = {}): Uint32Array {
  if (a === b) return new Uint32Array(0);
  const { starts, neighbors } = view.memberPapers;
  const { starts: paperStarts } = view.paperMembers;
  const mask = filter.papers;
  const limit = filter.maxAuthorsPerPaper ?? 0xffffffff;
  const ofA = view.workspace.takePapers();
  const shared: number[] = [];
  const endOfA = starts.at(a + 1);
  for (let i = starts.at(a); i < endOfA; i++) ofA.add(neighbors[i] as number);
  const endOfB = starts.at(b + 1);
  for (let i = starts.at(b); i < endOfB; i++) {
    const p = neighbors[i] as number;
    if (!ofA.has(p) || (mask !== undefined && mask[p] !== 1)) continue;
    if (paperStarts.at(p + 1) - paperStarts.at(p) <= limit) shared.push(p);
  }
  view.workspace.givePapers(ofA);
  const { paperDates } = view;
  return Uint32Array.from(shared.sort((p, q) => paperDates.at(q) - paperDates.at(p) || p - q));
}
