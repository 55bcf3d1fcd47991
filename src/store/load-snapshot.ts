import { buildRows, distinctRows, orderPairs, rowsOfColumn, targetsOf, transposeRows } from '../graph/build-rows.js';
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

/** Of a category of a paper, the primary one first. */
const primaryFirst = 'position + CASE WHEN is_primary THEN 0 ELSE 1000000000 END';

async function readSnapshot(sql: Sql, dataVersion: number): Promise<Snapshot> {
  const ids = {
    organizations: await readIds(sql, 'organization'),
    authors: await readIds(sql, 'author'),
    categories: await readIds(sql, 'category'),
    topics: await readIds(sql, 'topic'),
    venues: await readIds(sql, 'venue'),
  };
  const papers = await readPapers(sql, vertices(ids.venues));
  const toPapers = vertices(papers.ids);
  const toOrganizations = vertices(ids.organizations);
  const toCategories = vertices(ids.categories);
  const count = papers.ids.length;
  const dates = CodedColumn.of(papers.dates);
  const order = allNewestFirst(dates);

  const bylines = await readBylines(sql, toPapers, vertices(ids.authors), count);
  const affiliations = await readAffiliations(sql, toPapers, toOrganizations, bylines);
  const paperOrganizations = affiliations.paperOrganizations(count, ids.organizations.length);
  const authorOrganizations = affiliations.authorOrganizations(ids.authors.length, ids.organizations.length);
  const paperCategories = await readRows(
    sql,
    {
      table: 'paper_category',
      columns: ['paper_id', 'category_id', primaryFirst],
    },
    [toPapers, toCategories],
    count,
  );
  const categoryParents = await readRows(
    sql,
    { table: 'category_parent', columns: ['child_id', 'parent_id'] },
    [toCategories, toCategories],
    ids.categories.length,
  );
  const topicPapers = await readTopicPapers(sql, toPapers, vertices(ids.topics), [count, ids.topics.length]);
  const cited = await readRows(
    sql,
    {
      table: 'citation',
      columns: ['citing_id', 'cited_id', 'position'],
      where: 'cited_id IS NOT NULL AND cited_id <> citing_id',
    },
    [toPapers, toPapers],
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
    organizationParent: await readParents(sql, ids.organizations.length, toOrganizations),
    paperCategories,
    categoryPapers: transposeRows(paperCategories, ids.categories.length),
    categoryParents,
    categoryChildren: transposeRows(categoryParents, ids.categories.length),
    paperTopics: transposeRows(topicPapers, count),
    topicPapers,
    paperVenue: papers.venue,
    venuePapers: rowsOfColumn(papers.venue, ids.venues.length),
    paperReferences,
    paperCitedBy: transposeRows(paperReferences, count, order),
  });
}

/** Puts vertices where database ids stand, -1 where there is none. */
type ToVertices = (ids: Int32Array) => void;

/** Counting where no id is left out, a table where few are, as ingest gives them; a binary search where many were deleted. */
function vertices(ids: Int32Array): ToVertices {
  const count = ids.length;
  const highest = ids.at(-1) ?? 0;
  if (highest === count)
    return (column) => {
      for (let i = 0; i < column.length; i++) {
        const id = column[i] as number;
        column[i] = id >= 1 && id <= count ? id - 1 : -1;
      }
    };
  if (highest > count * 8 + 1024)
    return (column) => {
      for (let i = 0; i < column.length; i++) column[i] = vertexOf(ids, column[i] as number);
    };
  const table = new Int32Array(highest + 1).fill(-1);
  for (let v = 0; v < count; v++) table[ids[v] as number] = v;
  return (column) => {
    for (let i = 0; i < column.length; i++) column[i] = table[column[i] as number] ?? -1;
  };
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

async function readPapers(sql: Sql, toVenues: ToVertices) {
  const [ids, dates, venue, facts] = (await scanIntegers(sql, {
    table: 'paper',
    // '2022-09' is 202209 here.
    columns: ['id', 'date', 'venue_id', factsOfPaper],
  })) as [Int32Array, Int32Array, Int32Array, Int32Array];
  toVenues(venue);
  return {
    ids: ids.slice(),
    dates: dates.map((date) => (date < 0 ? 0 : date < 10_000 ? date * 10_000 : date < 1_000_000 ? date * 100 : date)),
    facts,
    venue,
  };
}

/** Rows from a scan whose first columns are the two ends; the others order each row, then the target does. */
async function readRows(
  sql: Sql,
  scan: IntegerScan,
  [from, to]: [ToVertices, ToVertices],
  count: number,
): Promise<Rows> {
  const [sources, targets, ...keys] = (await scanIntegers(sql, scan)) as [Int32Array, Int32Array, ...Int32Array[]];
  from(sources);
  to(targets);
  return targetsOf(orderPairs(count, sources, [...keys, targets]), targets);
}

/** Ascending in both directions, which costs less than sorting rows. */
async function readTopicPapers(
  sql: Sql,
  toPapers: ToVertices,
  toTopics: ToVertices,
  [papersCount, topicsCount]: [number, number],
): Promise<Rows> {
  const [papers, topics] = (await scanIntegers(sql, {
    table: 'paper_topic',
    columns: ['paper_id', 'topic_id'],
  })) as [Int32Array, Int32Array];
  toPapers(papers);
  toTopics(topics);
  return transposeRows(buildRows(papersCount, papers, topics), topicsCount);
}

interface Bylines {
  rows: Rows;
  /** Of each neighbor in the byline; editors may stand between. */
  positions: Uint32Array;
}

async function readBylines(sql: Sql, toPapers: ToVertices, toAuthors: ToVertices, count: number): Promise<Bylines> {
  const [papers, authors, positions] = (await scanIntegers(sql, {
    table: 'authorship',
    columns: ['paper_id', 'author_id', 'position'],
    where: "role = 'AUTHOR'",
  })) as [Int32Array, Int32Array, Int32Array];
  toPapers(papers);
  toAuthors(authors);
  const pairs = orderPairs(count, papers, [positions]);
  return { rows: targetsOf(pairs, authors), positions: targetsOf(pairs, positions).neighbors };
}

/** Affiliations of authors, then what sources state for whole papers. */
async function readAffiliations(sql: Sql, toPapers: ToVertices, toOrganizations: ToVertices, bylines: Bylines) {
  const [papers, organizations, positions, ordinals] = (await scanIntegers(sql, {
    table: 'affiliation',
    columns: ['paper_id', 'organization_id', 'position', 'ordinal'],
    where: 'organization_id IS NOT NULL',
  })) as [Int32Array, Int32Array, Int32Array, Int32Array];
  toPapers(papers);
  toOrganizations(organizations);
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
  toPapers(statedPapers);
  toOrganizations(stated);
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

async function readParents(sql: Sql, count: number, toVertices: ToVertices): Promise<Int32Array> {
  const parents = new Int32Array(count).fill(-1);
  const [children, found] = (await scanIntegers(sql, {
    table: 'organization',
    columns: ['id', 'parent_id'],
    where: 'parent_id IS NOT NULL',
  })) as [Int32Array, Int32Array];
  toVertices(children);
  toVertices(found);
  for (let i = 0; i < children.length; i++) parents[children[i] as number] = found[i] as number;
  return parents;
}

function joined(first: Int32Array, second: Int32Array): Int32Array {
  const both = new Int32Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
