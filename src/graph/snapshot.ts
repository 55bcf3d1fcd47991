/**
 * The topology at one moment: compressed sparse rows over dense vertices. A vertex is the rank of the entity's
 * database id among its kind, ascending. Frozen once built; replaced whole when the data version rises.
 */

/** Vertices of a kind of which there are mostly few: in two bytes each up to 65,536 of them, else in four. */
export type FewVertices = Uint16Array | Uint32Array;

/** The neighbors of v are `neighbors[starts[v]]` up to, not including, `neighbors[starts[v + 1]]`. */
export interface Rows<Neighbors extends FewVertices = Uint32Array> {
  readonly starts: Uint32Array;
  readonly neighbors: Neighbors;
}

/** Rows of any width. */
export type AnyRows = Rows<FewVertices>;

/** The neighbors of a vertex, without a copy; none for vertex -1 (a row that came after the snapshot). */
export function neighborsOf<Neighbors extends FewVertices>(
  { starts, neighbors }: Rows<Neighbors>,
  vertex: number,
): Neighbors {
  return neighbors.subarray(vertex < 0 ? 0 : starts[vertex], vertex < 0 ? 0 : starts[vertex + 1]) as Neighbors;
}

/** How many neighbors a vertex has. */
export function degreeOf({ starts }: AnyRows, vertex: number): number {
  return (starts[vertex + 1] as number) - (starts[vertex] as number);
}

/** Every kind of vertex, in the order of the snapshot file. */
export const vertexKinds = ['papers', 'authors', 'organizations', 'categories', 'topics', 'venues'] as const;
export type VertexKind = (typeof vertexKinds)[number];

export interface Snapshot {
  readonly dataVersion: number;
  /** Database ids by vertex, ascending. */
  readonly ids: Readonly<Record<VertexKind, Int32Array>>;

  /** Of each paper: yyyymmdd with zeros for what is unknown (20220000 is a bare year), 0 without a date. */
  readonly paperDates: Int32Array;
  /** 1 where the source cut the byline. */
  readonly paperIncomplete: Uint8Array;

  /** Byline order; a person named twice on a paper stands twice. Editors are left out. */
  readonly paperAuthors: Rows;
  /** Distinct papers of an author, newest first (unknown dates last, then by vertex). */
  readonly authorPapers: Rows;

  /** Distinct organizations of a paper, from affiliations and from what the source states for the whole paper. */
  readonly paperOrganizations: AnyRows;
  readonly organizationPapers: Rows;
  /** From affiliations only. Distinct; authors of an organization by vertex. */
  readonly authorOrganizations: AnyRows;
  readonly organizationAuthors: Rows;
  readonly organizationParent: Int32Array;

  /** The first is the primary category where the source names one. */
  readonly paperCategories: AnyRows;
  readonly categoryPapers: Rows;
  readonly categoryParents: AnyRows;
  readonly categoryChildren: AnyRows;

  readonly paperTopics: AnyRows;
  readonly topicPapers: Rows;

  /** -1 where unknown. */
  readonly paperVenue: Int32Array | Int16Array;
  readonly venuePapers: Rows;

  /** Distinct known cited papers; a paper that cites itself is left out. */
  readonly paperReferences: Rows;
  readonly paperCitedBy: Rows;
}

/** Vertex of a database id, or -1. */
export function vertexOf(ids: Int32Array, id: number): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ids[middle] as number;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
