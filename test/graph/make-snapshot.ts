import { buildRows, distinctRows, rowsOfColumn, transposeRows } from '../../src/graph/build-rows.js';
import { CodedColumn } from '../../src/graph/coded-column.js';
import { freezeSnapshot } from '../../src/graph/freeze-snapshot.js';
import { allNewestFirst } from '../../src/graph/newest-first.js';
import { paperFact } from '../../src/graph/paper-facts.js';
import { type Rows, type Snapshot, type VertexKind, vertexKinds } from '../../src/graph/snapshot.js';

/** A paper of a test, its neighbors given as vertices. */
export interface TestPaper {
  authors?: number[];
  /** yyyymmdd with zeros for what is unknown. */
  date?: number;
  incomplete?: boolean;
  /** Stated for the whole paper. */
  organizations?: number[];
  /** Of each author, parallel to `authors`. */
  affiliations?: number[][];
  categories?: number[];
  topics?: number[];
  venue?: number;
  references?: number[];
}

export interface TestSnapshotOptions {
  dataVersion?: number;
  /** At least so many of a kind; more where the papers name more. */
  counts?: Partial<Record<VertexKind, number>>;
  /** Ascending; 1, 2, 3, ... unless given. */
  ids?: Partial<Record<VertexKind, number[]>>;
  organizationParents?: number[];
  categoryParents?: number[][];
}

/** A frozen snapshot from a plain list of papers; the paper at index i is vertex i. */
export function makeSnapshot(papers: TestPaper[], options: TestSnapshotOptions = {}): Snapshot {
  const count = (kind: VertexKind, named: number[]) =>
    named.reduce(
      (most, v) => Math.max(most, v + 1),
      Math.max(options.counts?.[kind] ?? 0, options.ids?.[kind]?.length ?? 0),
    );
  const counts: Record<VertexKind, number> = {
    papers: papers.length,
    authors: count(
      'authors',
      papers.flatMap((p) => p.authors ?? []),
    ),
    organizations: count('organizations', [
      ...papers.flatMap((p) => [...(p.organizations ?? []), ...(p.affiliations ?? []).flat()]),
      (options.organizationParents?.length ?? 0) - 1,
    ]),
    categories: count('categories', [
      ...papers.flatMap((p) => p.categories ?? []),
      (options.categoryParents?.length ?? 0) - 1,
    ]),
    topics: count(
      'topics',
      papers.flatMap((p) => p.topics ?? []),
    ),
    venues: count(
      'venues',
      papers.flatMap((p) => p.venue ?? []),
    ),
  };
  const rows = (lists: number[][], sources: number): Rows => {
    const pairs = lists.flatMap((list, source) => list.map((target) => [source, target] as const));
    return buildRows(
      sources,
      pairs.map(([source]) => source),
      pairs.map(([, target]) => target),
    );
  };
  const ofPapers = (list: (paper: TestPaper) => number[]) => rows(papers.map(list), papers.length);

  const paperDates = CodedColumn.of(Int32Array.from(papers, (p) => p.date ?? 0));
  const order = allNewestFirst(paperDates);
  const paperAuthors = ofPapers((p) => p.authors ?? []);
  const paperOrganizations = distinctRows(
    ofPapers((p) => [...(p.affiliations ?? []).flat(), ...(p.organizations ?? [])]),
    counts.organizations,
  );
  const affiliations = Array.from({ length: counts.authors }, (): number[] => []);
  for (const { authors = [], affiliations: ofPlaces = [] } of papers)
    for (const [i, author] of authors.entries()) affiliations[author]?.push(...(ofPlaces[i] ?? []));
  const authorOrganizations = distinctRows(rows(affiliations, counts.authors), counts.organizations);
  const paperCategories = distinctRows(
    ofPapers((p) => p.categories ?? []),
    counts.categories,
  );
  const categoryParents = rows(
    Array.from({ length: counts.categories }, (_, c) => options.categoryParents?.[c] ?? []),
    counts.categories,
  );
  const paperTopics = ofPapers((p) => [...new Set(p.topics)].sort((a, b) => a - b));
  const paperReferences = distinctRows(
    rows(
      papers.map((p, i) => (p.references ?? []).filter((cited) => cited !== i)),
      papers.length,
    ),
    papers.length,
  );
  const paperVenue = Int32Array.from(papers, (p) => p.venue ?? -1);
  return freezeSnapshot({
    dataVersion: options.dataVersion ?? 1,
    ids: Object.fromEntries(
      vertexKinds.map((kind) => [
        kind,
        Int32Array.from({ length: counts[kind] }, (_, v) => options.ids?.[kind]?.[v] ?? v + 1),
      ]),
    ) as Record<VertexKind, Int32Array>,
    paperDates,
    paperFacts: Int32Array.from(papers, (p) => (p.incomplete ? paperFact.isIncomplete : 0)),
    paperAuthors,
    authorPapers: transposeRows(paperAuthors, counts.authors, order),
    paperOrganizations,
    organizationPapers: transposeRows(paperOrganizations, counts.organizations),
    authorOrganizations,
    organizationAuthors: transposeRows(authorOrganizations, counts.organizations),
    organizationParent: Int32Array.from(
      { length: counts.organizations },
      (_, o) => options.organizationParents?.[o] ?? -1,
    ),
    paperCategories,
    categoryPapers: transposeRows(paperCategories, counts.categories),
    categoryParents,
    categoryChildren: transposeRows(categoryParents, counts.categories),
    paperTopics,
    topicPapers: transposeRows(paperTopics, counts.topics),
    paperVenue,
    venuePapers: rowsOfColumn(paperVenue, counts.venues),
    paperReferences,
    paperCitedBy: transposeRows(paperReferences, papers.length, order),
  });
}
