import type { Bipartite } from './bipartite.js';
import type { EdgeColumns, GrowingEdges } from './edge-columns.js';
import type { VertexQueue } from './search-scratch.js';
import { sortBetween } from './sort-between.js';
import { mostReadForLists, type TieLists, tieListsOf } from './tie-lists.js';
import { isSelected, selectsAll, type TieSelection } from './tie-selection.js';
import { visitTiesAmong } from './ties-among.js';
import type { VertexSet } from './vertex-set.js';

/** The selected ties among the members of a list. */
export interface GatheredTies {
  /** By position: papers that took part, those without company included. */
  papersCount: Uint32Array;
  edges: EdgeColumns;
}

/**
 * The ties among members by lists that are kept of each.
 *
 * @param members distinct vertices
 * @returns undefined where too much would be read to make the lists
 */
export function gatherListed(view: Bipartite, members: Uint32Array, selection: TieSelection): GatheredTies | undefined {
  const lists = tieListsOf(view, selection);
  if (lists === undefined || missing(lists, members) > mostReadForLists) return undefined;
  const positions = view.workspace.takeMembers();
  const edges = view.workspace.takeEdges();
  const marks = takeMarks(view, members);
  for (const member of members) positions.add(member);
  const papersCount = new Uint32Array(members.length);
  const tied = new Uint32Array(members.length);
  const entries = new Uint32Array(members.length);
  for (let at = 0; at < members.length; at++) {
    const member = members[at] as number;
    lists.open(member);
    papersCount[at] = lists.papers;
    // Who comes later finds it no more: every tie is met once.
    marks[member >> 5] = (marks[member >> 5] as number) & ~(1 << (member & 31));
    const count = findLater(lists, marks, positions, selection, tied, entries);
    sortBetween(tied, 0, count);
    edges.reserve(count);
    addEdges(edges, lists, at, tied, count, entries);
  }
  const gathered = { papersCount, edges: edges.toColumns() };
  giveMarks(view, marks, members);
  view.workspace.giveMembers(positions);
  view.workspace.giveEdges(edges);
  return gathered;
}

/** How many ties each member of a list has to the others. */
export interface CountedTies {
  /** By position: papers that took part, those without company included. */
  papersCount: Uint32Array;
  degree: Uint32Array;
  edgesCount: number;
}

/**
 * How many ties there are among members, by lists that are kept of each.
 *
 * @param members distinct vertices
 * @returns undefined where too much would be read to make the lists, or weak ties don't count
 */
export function countListed(view: Bipartite, members: Uint32Array, selection: TieSelection): CountedTies | undefined {
  const lists = tieListsOf(view, selection);
  if (lists === undefined || !selectsAll(selection) || missing(lists, members) > mostReadForLists) return undefined;
  const positions = view.workspace.takeMembers();
  for (let at = 0; at < members.length; at++) positions.add(members[at] as number);
  const ends = view.workspace.takeEnds();
  const papersCount = new Uint32Array(members.length);
  const degree = new Uint32Array(members.length);
  for (let at = 0; at < members.length; at++) {
    lists.open(members[at] as number);
    papersCount[at] = lists.papers;
    degree[at] = findEnds(lists, positions, ends);
  }
  // Each tie was found in one of its two lists, and counts for the other member too.
  for (let i = 0; i < ends.size; i++) {
    const at = ends.items[i] as number;
    degree[at] = (degree[at] as number) + 1;
  }
  const edgesCount = ends.size;
  view.workspace.giveMembers(positions);
  view.workspace.giveEnds(ends);
  return { papersCount, degree, edgesCount };
}

/** Adds the positions of those whom the first part of the opened list ties to its member; returns how many. */
function findEnds({ others, start, upEnd }: TieLists, positions: VertexSet, ends: VertexQueue): number {
  const into = ends.reserve(ends.size + upEnd - start + 1);
  const found = positions.findAll(others, start, upEnd, into, ends.size);
  ends.size += found;
  return found;
}

/** A bit for each member of the list. */
function takeMarks(view: Bipartite, members: Uint32Array): Int32Array {
  const marks = view.workspace.takeMarks();
  for (const member of members) marks[member >> 5] = (marks[member >> 5] as number) | (1 << (member & 31));
  return marks;
}

function giveMarks(view: Bipartite, marks: Int32Array, members: Uint32Array): void {
  for (const member of members) marks[member >> 5] = 0;
  view.workspace.giveMarks(marks);
}

/** Ends of edges that are read where the lists of these members aren't there. */
function missing(lists: TieLists, members: Uint32Array): number {
  let ends = 0;
  for (let at = 0; at < members.length; at++) ends += lists.missingFor(members[at] as number);
  return ends;
}

/**
 * The marked members that the opened list ties to one, by position.
 *
 * @param marks a bit for each of them: small enough to be at hand, and nearly all whom a list has are not among them
 * @param entries gets the entry of each, by position
 * @returns how many
 */
function findLater(
  { others, papersCounts, weights, start, end }: TieLists,
  marks: Int32Array,
  positions: VertexSet,
  selection: TieSelection,
  tied: Uint32Array,
  entries: Uint32Array,
): number {
  const strengths = selection.counting === 'FULL' ? papersCounts : weights;
  const isWhole = selectsAll(selection);
  let count = 0;
  for (let entry = start; entry < end; entry++) {
    const member = others[entry] as number;
    if ((((marks[member >> 5] as number) >> (member & 31)) & 1) === 0) continue;
    if (!isWhole && !isSelected(papersCounts[entry] as number, strengths[entry] as number, selection)) continue;
    const other = positions.indexOf(member);
    tied[count++] = other;
    entries[other] = entry;
  }
  return count;
}

function addEdges(
  edges: GrowingEdges,
  { others, papersCounts, weights, firstYears, lastYears }: TieLists,
  at: number,
  tied: Uint32Array,
  count: number,
  entries: Uint32Array,
): void {
  const { source, target, papersCount, weight, firstYear, lastYear } = edges.columns;
  const strengths = weights.length < others.length ? papersCounts : weights;
  for (let t = 0; t < count; t++) {
    const edge = edges.size++;
    const other = tied[t] as number;
    const entry = entries[other] as number;
    source[edge] = at;
    target[edge] = other;
    papersCount[edge] = papersCounts[entry] as number;
    weight[edge] = strengths[entry] as number;
    firstYear[edge] = firstYears[entry] as number;
    lastYear[edge] = lastYears[entry] as number;
  }
}

/** The ties among members by the papers that they meet on. */
export function gatherMet(view: Bipartite, members: Uint32Array, selection: TieSelection): GatheredTies {
  const papersCount = new Uint32Array(members.length);
  // The last member comes first and of its edges the last, so that all of them stand in order once turned round.
  const edges = view.workspace.takeEdges();
  visitTiesAmong(view, members, selection, (at, tied, tiedCount, ties) => {
    papersCount[at] = ties.papers;
    edges.reserve(tiedCount);
    const { source, target, papersCount: papers, weight, firstYear, lastYear } = edges.columns;
    for (let t = tiedCount - 1; t >= 0; t--) {
      const edge = edges.size++;
      const other = tied[t] as number;
      source[edge] = at;
      target[edge] = other;
      papers[edge] = ties.papersCounts[other] as number;
      weight[edge] = ties.weights[other] as number;
      firstYear[edge] = ties.firstYears[other] as number;
      lastYear[edge] = ties.lastYears[other] as number;
    }
  });
  const columns = edges.toColumns();
  for (const column of Object.values(columns)) column.reverse();
  view.workspace.giveEdges(edges);
  return { papersCount, edges: columns };
}
