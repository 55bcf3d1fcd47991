import type { CodedColumn } from './coded-column.js';
import { type GapRows, gapNeighbors, unpackGaps } from './gap-rows.js';
import type { IdColumn } from './id-column.js';
import { type PackedRows, packedDegree, packedNeighbors, unpackRows } from './packed-rows.js';
import { RowStarts } from './row-starts.js';

/**
 * The topology at one moment: compressed sparse rows over dense vertices. A vertex is the rank of the entity's
 * database id among its kind, ascending. Frozen once built; replaced whole when the data version rises.
 */

/** The neighbors of v are `neighbors[starts[v]]` up to, not including, `neighbors[starts[v + 1]]`. */
export interface Rows {
  readonly starts: Uint32Array;
  readonly neighbors: Uint32Array;
}

/** Rows that every walk reads: the neighbors of v are `neighbors[starts.at(v)]` up to, not including, `neighbors[starts.at(v + 1)]`. */
export interface WalkRows {
  readonly starts: RowStarts;
  readonly neighbors: Uint32Array;
}

/** Rows for walks, plain ones, or packed ones. */
export type AnyRows = WalkRows | Rows | PackedRows | GapRows;

/** The neighbors of a vertex, without a copy where rows are plain or for walks; none for vertex -1 (a row that came after the snapshot). */
export function neighborsOf(rows: AnyRows, vertex: number): Uint32Array {
  if (vertex < 0) return none;
  if ('neighbors' in rows) return rows.neighbors.subarray(rows.starts.at(vertex), rows.starts.at(vertex + 1));
  return 'offsets' in rows ? gapNeighbors(rows, vertex) : packedNeighbors(rows, vertex);
}

const none = new Uint32Array(0);

/** How many neighbors a vertex has; none has vertex -1. */
export function degreeOf(rows: AnyRows, vertex: number): number {
  if (vertex < 0) return 0;
  return 'neighbors' in rows
    ? (rows.starts.at(vertex + 1) as number) - (rows.starts.at(vertex) as number)
    : packedDegree(rows, vertex);
}

/** For whoever reads most of the rows: unpacked where they are packed. */
export function plainRows(rows: AnyRows): Rows {
  if ('neighbors' in rows) return areWalkRows(rows) ? { ...rows, starts: rows.starts.toArray() } : rows;
  return 'offsets' in rows ? unpackGaps(rows) : unpackRows(rows);
}

/** The same neighbors, with starts as walks read them. */
export function walkRows(rows: WalkRows | Rows): WalkRows {
  return areWalkRows(rows) ? rows : { starts: RowStarts.of(rows.starts), neighbors: rows.neighbors };
}

export function areWalkRows(rows: AnyRows): rows is WalkRows {
  return 'neighbors' in rows && rows.starts instanceof RowStarts;
}

/** How many links rows have in all. */
export function linksIn(rows: AnyRows): number {
  return 'neighbors' in rows ? rows.neighbors.length : rows.links;
}

/** How many vertices rows lead from. */
export function sourcesIn(rows: AnyRows): number {
  return 'neighbors' in rows ? rows.starts.length - 1 : rows.count;
}

/** Every kind of vertex, in the order of the snapshot file. */
export const vertexKinds = ['papers', 'authors', 'organizations', 'categories', 'topics', 'venues'] as const;
export type VertexKind = (typeof vertexKinds)[number];

export interface Snapshot {
  readonly dataVersion: number;
  readonly ids: Readonly<Record<VertexKind, IdColumn>>;

  /** Of each paper: yyyymmdd with zeros for what is unknown (20220000 is a bare year), 0 without a date. */
  readonly paperDates: CodedColumn;
  /** As `paper-facts.ts` reads it. */
  readonly paperFacts: CodedColumn;

  /** Byline order; a person named twice on a paper stands twice. Editors are left out. */
  readonly paperAuthors: WalkRows;
  /** Distinct papers of an author, newest first as `newestFirst` says; so are citing papers. All other rows of papers ascend. */
  readonly authorPapers: WalkRows;

  /** Distinct organizations of a paper, from affiliations and from what the source states for the whole paper. */
  readonly paperOrganizations: PackedRows;
  readonly organizationPapers: GapRows;
  /** From affiliations only. Distinct. */
  readonly authorOrganizations: PackedRows;
  readonly organizationAuthors: GapRows;
  /** -1 where nothing is known to be above. */
  readonly organizationParent: CodedColumn;

  /** The first is the primary category where the source names one. */
  readonly paperCategories: PackedRows;
  readonly categoryPapers: GapRows;
  readonly categoryParents: PackedRows;
  readonly categoryChildren: PackedRows;

  /** Ascending: how well a topic fits is in the database. */
  readonly paperTopics: GapRows;
  readonly topicPapers: GapRows;

  /** -1 where unknown. */
  readonly paperVenue: CodedColumn;
  readonly venuePapers: GapRows;

  /** Distinct known cited papers; a paper that cites itself is left out. */
  readonly paperReferences: PackedRows;
  readonly paperCitedBy: PackedRows;
}
