import { distinctRows, orderPairs, rowsOfColumn, targetsOf, transposeRows } from '../graph/build-rows.js';
import { CodedColumn } from '../graph/coded-column.js';
import { freezeSnapshot } from '../graph/freeze-snapshot.js';
import { vertexOf } from '../graph/id-column.js';
import { allNewestFirst } from '../graph/newest-first.js';
import { paperFact, typeFactor } from '../graph/paper-facts.js';
import type { Rows, Snapshot } from '../graph/snapshot.js';
import { paperTypes } from '../importers/paper-record.js';
import { type DataMoment, readDataMoment } from './data-version.js';
import { type IntegerScan, scanIntegers } from './scan-integers.js';
import type { Sql } from './store.js';

export interface BuiltSnapshot {
  snapshot: Snapshot;
  /** Of the data that it was built from. */
  moment: DataMoment;
}

/**
 * Reads the topology of the database, all of one moment, into typed arrays. No object is made for a row.
 *
 * @returns a snapshot whose order depends on ids and dates only, not on the order of writing
 */
export function buildSnapshot({ sql }: { sql: Sql }): Promise<BuiltSnapshot> {
  return sql.readTransaction(async (moment) => {
    const at = await readDataMoment({ sql: moment });
    return { snapshot: await readSnapshot(moment, at.dataVersion), moment: at };
  });
}

/** Scores are 0 to 1; whatever a source says, the number fits. */
const bestFirst =
  'CASE WHEN score >= 1 THEN 0 WHEN score <= 0 THEN 1000000000 ELSE CAST(1000000000 * (1 - score) AS INTEGER) END';

async function readSnapshot(sql: Sql, dataVersion: number): Promise<Snapshot> {
  const ids = {
    organizations: await readIds(sql, 'organization'),
    authors: await readIds(sql, 'author'),
    categories: await readIds(sql, 'category'),
    topics: await readIds(sql, 'topic'),
    venues: await readIds(sql, 'venue'),
  };
  const papers = await readPapers(sql, vertices(ids.venues));
  const toPaper = vertices(papers.ids);
  const toOrganization = vertices(ids.organizations);
  const toCategory = vertices(ids.categories);
  const count = papers.ids.length;
  const dates = CodedColumn.of(papers.dates);
  const order = allNewestFirst(dates);

  const bylines = await readBylines(sql, toPaper, vertices(ids.authors), count);
  const affiliations = await readAffiliations(sql, toPaper, toOrganization, bylines);
  const paperOrganizations = affiliations.paperOrganizations(count, ids.organizations.length);
  const authorOrganizations = affiliations.authorOrganizations(ids.authors.length, ids.organizations.length);
  const paperCategories = await readRows(
    sql,
    {
      table: 'paper_category',
      columns: ['paper_id', 'category_id', 'CASE WHEN is_primary THEN 0 ELSE 1 END', 'position'],
    },
    [toPaper, toCategory],
    count,
  );
  const categoryParents = await readRows(
    sql,
    { table: 'category_parent', columns: ['child_id', 'parent_id'] },
    [toCategory, toCategory],
    ids.categories.length,
  );
  const paperTopics = await readRows(
    sql,
    {
      table: 'paper_topic',
      columns: ['paper_id', 'topic_id', bestFirst],
    },
    [toPaper, vertices(ids.topics)],
    count,
  );
  const cited = await readRows(
    sql,
    {
      table: 'citation',
      columns: ['citing_id', 'cited_id', 'position'],
      where: 'cited_id IS NOT NULL AND cited_id <> citing_id',
    },
    [toPaper, toPaper],
    count,
  );
  const paperReferences = distinctRows(cited, count);

  return freezeSnapshot({
    dataVersion,
    ids: { ...ids, papers: papers.ids },
    paperDates: dates,
    paperFacts: papers.facts,
    paperAuthors: bylines.rows,
    authorPapers: transposeRows(bylines.rows, ids.authors.length, order),
    paperOrganizations,
    organizationPapers: transposeRows(paperOrganizations, ids.organizations.length),
    authorOrganizations,
    organizationAuthors: transposeRows(authorOrganizations, ids.organizations.length),
    organizationParent: await readParents(sql, ids.organizations.length, toOrganization),
    paperCategories,
    categoryPapers: transposeRows(paperCategories, ids.categories.length),
    categoryParents,
    categoryChildren: transposeRows(categoryParents, ids.categories.length),
    paperTopics,
    topicPapers: transposeRows(paperTopics, ids.topics.length),
    paperVenue: papers.venue,
    venuePapers: rowsOfColumn(papers.venue, ids.venues.length),
    paperReferences,
    paperCitedBy: transposeRows(paperReferences, count, order),
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
  const [ids] = (await scanIntegers(sql, { table, columns: ['id'] })) as [Int32Array];
  return ids.slice();
}

const factsOfPaper =
  `CASE WHEN abstract IS NULL THEN 0 ELSE ${paperFact.hasAbstract} END` +
  ` + CASE WHEN is_retracted THEN ${paperFact.isRetracted} ELSE 0 END` +
  ` + CASE WHEN authors_complete THEN 0 ELSE ${paperFact.isIncomplete} END` +
  ` + ${typeFactor} * CASE type ${paperTypes.map((type, at) => `WHEN '${type}' THEN ${at + 1}`).join(' ')} ELSE 0 END`;

async function readPapers(sql: Sql, toVenue: ToVertex) {
  const [ids, dates, venue, facts] = (await scanIntegers(sql, {
    table: 'paper',
    // '2022-09' is 202209 here.
    columns: ['id', "CAST(replace(date, '-', '') AS INTEGER)", 'venue_id', factsOfPaper],
  })) as [Int32Array, Int32Array, Int32Array, Int32Array];
  return {
    ids: ids.slice(),
    dates: dates.map((date) => (date < 0 ? 0 : date < 10_000 ? date * 10_000 : date < 1_000_000 ? date * 100 : date)),
    facts,
    venue: venue.map((id) => (id < 0 ? -1 : toVenue(id))),
  };
}

/** Rows from a scan whose first columns are the two ends; the others order each row, then the target does. */
async function readRows(sql: Sql, scan: IntegerScan, [from, to]: [ToVertex, ToVertex], count: number): Promise<Rows> {
  const [sources, targets, ...keys] = (await scanIntegers(sql, scan)) as [Int32Array, Int32Array, ...Int32Array[]];
  replace(sources, from);
  replace(targets, to);
  return targetsOf(orderPairs(count, sources, [...keys, targets]), targets);
}

interface Bylines {
  rows: Rows;
  /** Of each neighbor in the byline; editors may stand between. */
  positions: Uint32Array;
}

async function readBylines(sql: Sql, toPaper: ToVertex, toAuthor: ToVertex, count: number): Promise<Bylines> {
  const [papers, authors, positions] = (await scanIntegers(sql, {
    table: 'authorship',
    columns: ['paper_id', 'author_id', 'position'],
    where: "role = 'AUTHOR'",
  })) as [Int32Array, Int32Array, Int32Array];
  replace(papers, toPaper);
  replace(authors, toAuthor);
  const pairs = orderPairs(count, papers, [positions]);
  return { rows: targetsOf(pairs, authors), positions: targetsOf(pairs, positions).neighbors };
}

/** Affiliations of authors, then what sources state for whole papers. */
async function readAffiliations(sql: Sql, toPaper: ToVertex, toOrganization: ToVertex, bylines: Bylines) {
  const [papers, organizations, positions, ordinals] = (await scanIntegers(sql, {
    table: 'affiliation',
    columns: ['paper_id', 'organization_id', 'position', 'ordinal'],
    where: 'organization_id IS NOT NULL',
  })) as [Int32Array, Int32Array, Int32Array, Int32Array];
  replace(papers, toPaper);
  replace(organizations, toOrganization);
  const authors = new Int32Array(papers.length);
  let kept = 0;
  for (let i = 0; i < papers.length; i++) {
    const author = authorAt(bylines, papers[i] as number, positions[i] as number);
    if (author < 0) continue;
    authors[kept] = author;
    for (const column of [papers, organizations, positions, ordinals]) column[kept] = column[i] as number;
    kept++;
  }
  const [of, by, at, within] = [papers, organizations, positions, ordinals].map((column) =>
    column.subarray(0, kept),
  ) as [Int32Array, Int32Array, Int32Array, Int32Array];
  const [statedPapers, stated] = (await scanIntegers(sql, {
    table: 'paper_organization',
    columns: ['paper_id', 'organization_id'],
  })) as [Int32Array, Int32Array];
  replace(statedPapers, toPaper);
  replace(stated, toOrganization);
  const last = new Int32Array(stated.length).fill(0x7fffffff);
  return {
    paperOrganizations(count: number, targets: number): Rows {
      const organization = joined(by, stated);
      const pairs = orderPairs(count, joined(of, statedPapers), [joined(at, last), joined(within, stated)]);
      return distinctRows(targetsOf(pairs, organization), targets);
    },
    authorOrganizations: (count: number, targets: number): Rows =>
      distinctRows(targetsOf(orderPairs(count, authors.subarray(0, kept), [of, at, within]), by), targets),
  };
}

/** The author at a place of a byline; -1 where an editor stands there. */
function authorAt({ rows, positions }: Bylines, paper: number, position: number): number {
  const start = rows.starts[paper] as number;
  const end = rows.starts[paper + 1] as number;
  // Where no editor stands before, the place is the position itself.
  if (positions[start + position] === position && start + position < end)
    return rows.neighbors[start + position] as number;
  const found = positions.subarray(start, end).indexOf(position);
  return found < 0 ? -1 : (rows.neighbors[start + found] as number);
}

async function readParents(sql: Sql, count: number, toVertex: ToVertex): Promise<Int32Array> {
  const parents = new Int32Array(count).fill(-1);
  const [children, found] = (await scanIntegers(sql, {
    table: 'organization',
    columns: ['id', 'parent_id'],
    where: 'parent_id IS NOT NULL',
  })) as [Int32Array, Int32Array];
  for (let i = 0; i < children.length; i++) parents[toVertex(children[i] as number)] = toVertex(found[i] as number);
  return parents;
}

function replace(ids: Int32Array, toVertex: ToVertex): void {
  for (let i = 0; i < ids.length; i++) ids[i] = toVertex(ids[i] as number);
}

function joined(first: Int32Array, second: Int32Array): Int32Array {
  const both = new Int32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
