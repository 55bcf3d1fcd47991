import { buildRows, distinctRows, newestFirst, rowsOfColumn, transposeRows } from '../graph/build-rows.js';
import { freezeSnapshot } from '../graph/freeze-snapshot.js';
import { type Rows, type Snapshot, type VertexKind, vertexOf } from '../graph/snapshot.js';
import { packDate } from '../identity/partial-date.js';
import { readDataVersion } from './data-version.js';
import { PairList } from './pair-list.js';
import type { Sql, Store } from './store.js';

/**
 * Reads the topology of the database, all of one moment, into typed arrays. No object is made for a row.
 *
 * @returns a snapshot whose order depends on ids and dates only, not on the order of writing
 */
export function buildSnapshot(store: Store): Promise<Snapshot> {
  return store.sql.readTransaction(readSnapshot);
}

async function readSnapshot(sql: Sql): Promise<Snapshot> {
  const dataVersion = await readDataVersion({ sql });
  const organizations = await readIds(sql, 'organization');
  const venues = await readIds(sql, 'venue');
  const papers = await readPapers(sql, venues);
  const authors = await readIds(sql, 'author');
  const categories = await readIds(sql, 'category');
  const topics = await readIds(sql, 'topic');
  const vertex = { papers: vertices(papers.ids), authors: vertices(authors), organizations: vertices(organizations) };
  const toCategory = vertices(categories);
  const toTopic = vertices(topics);
  const order = newestFirst(papers.dates);
  const count = {
    papers: papers.ids.length,
    authors: authors.length,
    organizations: organizations.length,
    categories: categories.length,
    topics: topics.length,
  } satisfies Partial<Record<VertexKind, number>>;

  const paperAuthors = await readRows(
    sql,
    `SELECT paper_id, author_id FROM authorship WHERE role = 'AUTHOR' ORDER BY paper_id, position`,
    vertex.papers,
    vertex.authors,
    count.papers,
  );
  const affiliations = await readAffiliations(sql, vertex);
  const paperOrganizations = distinctRows(
    buildRows(count.papers, affiliations.papers.sources, affiliations.papers.targets),
    count.organizations,
  );
  const authorOrganizations = distinctRows(
    buildRows(count.authors, affiliations.authors.sources, affiliations.authors.targets),
    count.organizations,
  );
  const paperCategories = await readRows(
    sql,
    'SELECT paper_id, category_id FROM paper_category ORDER BY paper_id, is_primary DESC, position, category_id',
    vertex.papers,
    toCategory,
    count.papers,
  );
  const categoryParents = await readRows(
    sql,
    'SELECT child_id, parent_id FROM category_parent ORDER BY child_id, parent_id',
    toCategory,
    toCategory,
    count.categories,
  );
  const paperTopics = await readRows(
    sql,
    'SELECT paper_id, topic_id FROM paper_topic ORDER BY paper_id, score DESC, topic_id',
    vertex.papers,
    toTopic,
    count.papers,
  );
  const cited = await readRows(
    sql,
    `SELECT citing_id, cited_id FROM citation WHERE cited_id IS NOT NULL AND cited_id <> citing_id
     ORDER BY citing_id, position, target`,
    vertex.papers,
    vertex.papers,
    count.papers,
  );
  const paperReferences = distinctRows(cited, count.papers);

  return freezeSnapshot({
    dataVersion,
    ids: { papers: papers.ids, authors, organizations, categories, topics, venues },
    paperDates: papers.dates,
    paperIncomplete: papers.incomplete,
    paperAuthors,
    authorPapers: transposeRows(paperAuthors, count.authors, order),
    paperOrganizations,
    organizationPapers: transposeRows(paperOrganizations, count.organizations, order),
    authorOrganizations,
    organizationAuthors: transposeRows(authorOrganizations, count.organizations),
    organizationParent: await readParents(sql, organizations, vertex.organizations),
    paperCategories,
    categoryPapers: transposeRows(paperCategories, count.categories, order),
    categoryParents,
    categoryChildren: transposeRows(categoryParents, count.categories),
    paperTopics,
    topicPapers: transposeRows(paperTopics, count.topics, order),
    paperVenue: papers.venue,
    venuePapers: rowsOfColumn(papers.venue, venues.length, order),
    paperReferences,
    paperCitedBy: transposeRows(paperReferences, count.papers, order),
  });
}

/** From a database id to its vertex. */
type ToVertex = (id: number) => number;

/** A table where ids are dense, as ingest gives them; a binary search where many were deleted. */
function vertices(ids: Int32Array): ToVertex {
  const highest = ids.at(-1) ?? 0;
  if (highest > ids.length * 8 + 1024) return (id) => vertexOf(ids, id);
  const table = new Int32Array(highest + 1).fill(-1);
  for (let v = 0; v < ids.length; v++) table[ids[v] as number] = v;
  return (id) => table[id] ?? -1;
}

async function readIds(sql: Sql, table: string): Promise<Int32Array> {
  const [{ total = 0 } = {}] = await sql.all<{ total: number | string }>(`SELECT count(*) AS total FROM ${table}`);
  const ids = new Int32Array(Number(total));
  let v = 0;
  for await (const rows of sql.scan(`SELECT id FROM ${table} ORDER BY id`)) {
    for (const row of rows) ids[v++] = row[0] as number;
  }
  return ids;
}

async function readPapers(sql: Sql, venues: Int32Array) {
  const [{ total = 0 } = {}] = await sql.all<{ total: number | string }>('SELECT count(*) AS total FROM paper');
  const count = Number(total);
  const ids = new Int32Array(count);
  const dates = new Int32Array(count);
  const incomplete = new Uint8Array(count);
  const venue = new Int32Array(count).fill(-1);
  const toVenue = vertices(venues);
  let v = 0;
  for await (const rows of sql.scan('SELECT id, date, authors_complete, venue_id FROM paper ORDER BY id')) {
    for (const [id, date, complete, venueId] of rows) {
      ids[v] = id as number;
      dates[v] = packDate(date as string | null);
      incomplete[v] = complete ? 0 : 1;
      if (venueId !== null) venue[v] = toVenue(venueId as number);
      v++;
    }
  }
  return { ids, dates, incomplete, venue };
}

async function readRows(sql: Sql, select: string, from: ToVertex, to: ToVertex, count: number): Promise<Rows> {
  const pairs = new PairList();
  for await (const rows of sql.scan(select)) {
    for (const row of rows) pairs.push(from(row[0] as number), to(row[1] as number));
  }
  return buildRows(count, pairs.sources, pairs.targets);
}

/** Affiliations of authors, then what sources state for whole papers. */
async function readAffiliations(sql: Sql, vertex: Record<'papers' | 'authors' | 'organizations', ToVertex>) {
  const papers = new PairList();
  const authors = new PairList();
  const select = `SELECT f.paper_id, s.author_id, f.organization_id
    FROM affiliation f JOIN authorship s ON s.paper_id = f.paper_id AND s.position = f.position
    WHERE f.organization_id IS NOT NULL AND s.role = 'AUTHOR'
    ORDER BY f.paper_id, f.position, f.ordinal`;
  for await (const rows of sql.scan(select)) {
    for (const row of rows) {
      const organization = vertex.organizations(row[2] as number);
      papers.push(vertex.papers(row[0] as number), organization);
      authors.push(vertex.authors(row[1] as number), organization);
    }
  }
  const stated = 'SELECT paper_id, organization_id FROM paper_organization ORDER BY paper_id, organization_id';
  for await (const rows of sql.scan(stated)) {
    for (const row of rows) papers.push(vertex.papers(row[0] as number), vertex.organizations(row[1] as number));
  }
  return { papers, authors };
}

async function readParents(sql: Sql, organizations: Int32Array, toVertex: ToVertex): Promise<Int32Array> {
  const parents = new Int32Array(organizations.length).fill(-1);
  const select = 'SELECT id, parent_id FROM organization WHERE parent_id IS NOT NULL';
  for await (const rows of sql.scan(select)) {
    for (const row of rows) parents[toVertex(row[0] as number)] = toVertex(row[1] as number);
  }
  return parents;
}
