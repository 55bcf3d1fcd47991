import type { Bipartite } from './bipartite.js';
import type { EdgeColumns, GrowingEdges } from './edge-columns.js';
import type { VertexQueue } from './search-scratch.js';
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
  const positions = positionsOf(view, members);
  const edges = view.workspace.takeEdges();
  const papersCount = new Uint32Array(members.length);
  for (let at = 0; at < members.length; at++) {
    lists.open(members[at] as number);
    papersCount[at] = lists.papers;
    addEdges(edges, lists, at, positions, selection);
  }
  const gathered = { papersCount, edges: edges.inOrder(members.length) };
  view.workspace.giveMembers(positions);
  view.workspace.giveEdges(edges);
  return gathered;
}

/** Adds the selected ties to other members that the first part of the opened list has: each tie is in that of one. */
function addEdges(
  edges: GrowingEdges,
  lists: TieLists,
  at: number,
  positions: VertexSet,
  selection: TieSelection,
): void {
  const { others, papersCounts, weights, firstYears, lastYears, start, upEnd } = lists;
  const strengths = selection.counting === 'FULL' ? papersCounts : weights;
  const isWhole = selectsAll(selection);
  edges.reserve(Math.min(positions.size, upEnd - start));
  const { source, target, papersCount, weight, firstYear, lastYear } = edges.columns;
  for (let entry = start; entry < upEnd; entry++) {
    const other = positions.indexOf(others[entry] as number);
    if (other < 0) continue;
    if (!isWhole && !isSelected(papersCounts[entry] as number, strengths[entry] as number, selection)) continue;
    const edge = edges.size++;
    source[edge] = Math.min(at, other);
    target[edge] = Math.max(at, other);
    papersCount[edge] = papersCounts[entry] as number;
    weight[edge] = strengths[entry] as number;
    firstYear[edge] = firstYears[entry] as number;
    lastYear[edge] = lastYears[entry] as number;
  }
}

/** The members by their place in the list. */
function positionsOf(view: Bipartite, members: Uint32Array): VertexSet {
  const positions = view.workspace.takeMembers();
  for (let at = 0; at < members.length; at++) positions.add(members[at] as number);
  return positions;
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
  const positions = positionsOf(view, members);
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

/** Ends of edges that are read where the lists of these members aren't there. */
function missing(lists: TieLists, members: Uint32Array): number {
  let ends = 0;
  for (let at = 0; at < members.length; at++) ends += lists.missingFor(members[at] as number);
  return ends;
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
