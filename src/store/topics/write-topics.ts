import { fold } from '../../identity/fold.js';
import { slug } from '../../identity/slug.js';
import type { ExtractedTopics } from '../../topics/terms/extract-topics.js';
import { raiseDataVersion } from '../data-version.js';
import { acyclicLinks } from '../ingest/acyclic-links.js';
import { IdAllocator } from '../ingest/id-allocator.js';
import { insertRows } from '../ingest/insert-rows.js';
import { uniqueKeys } from '../ingest/unique-keys.js';
import { updateSearchIndex } from '../search-index.js';
import { jsonInts, jsonParameter, jsonRows } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import { compareLinks, writeLinks } from './found-links.js';
import { addKeywordLinks } from './keyword-links.js';
import { isOwn, KnownTopics, type OwnTopic, ownSource, readOwnTopics } from './own-topics.js';

const topicColumns = {
  id: 'int',
  key: 'text',
  label: 'text',
  label_folded: 'text',
  kind: 'text',
  source: 'text',
  introduced_by_id: 'int',
} as const;
const changedColumns = {
  id: 'int',
  label: 'text',
  label_folded: 'text',
  kind: 'text',
  introduced_by_id: 'int',
} as const;
const aliasColumns = { topic_id: 'int', label: 'text', label_folded: 'text' } as const;
const relationColumns = { broader_id: 'int', narrower_id: 'int', score: 'real', source: 'text' } as const;

/** What a rebuild changed. */
export interface TopicChanges {
  added: number;
  /** Other label, kind, names or introduction. */
  changed: number;
  unchanged: number;
  removed: number;
  linksAdded: number;
  linksRemoved: number;
  /** Whether relations between topics differ from what was stored. */
  relationsChanged: boolean;
}

export interface WriteOptions {
  /** Compares only. */
  dryRun?: boolean;
  onRows?: (done: number, all: number) => void;
}

/**
 * Puts the topics of an extraction in the place of those found before, and touches nothing that a source states. A topic
 * that is found again keeps its id and key; only what differs is written.
 *
 * @param sql the transaction
 * @param paperIds by the index under which the extraction knows papers
 */
export async function writeTopics(
  sql: Sql,
  { topics, links, relations }: ExtractedTopics,
  paperIds: ArrayLike<number>,
  { dryRun = false, onRows }: WriteOptions = {},
): Promise<TopicChanges> {
  const stored = await readOwnTopics(sql);
  const known = new KnownTopics(stored);
  const claims = known.claimAll(topics);
  const ids = await IdAllocator.read(sql);
  const topicIds = new Int32Array(topics.length);
  const added: { id: number; at: number }[] = [];
  const changed: { id: number; at: number }[] = [];
  const aliasesOf: { id: number; aliases: readonly string[] }[] = [];
  topics.forEach((topic, at) => {
    const before = claims[at];
    const id = before?.id ?? ids.next('topic');
    topicIds[at] = id;
    const introducedById = topic.introducedBy === null ? null : (paperIds[topic.introducedBy] as number);
    if (!before) added.push({ id, at });
    else if (before.label !== topic.label || before.kind !== topic.kind || before.introducedById !== introducedById)
      changed.push({ id, at });
    const aliases = aliasesAfter(topic.aliases, before);
    if (!before || !isSameList(before.aliases, aliases)) aliasesOf.push({ id, aliases });
  });
  const removed = stored.filter((topic) => !known.isClaimed(topic) && !topic.isStated).map(({ id }) => id);
  const allLinks = await addKeywordLinks(sql, links, topics, paperIds);
  const linkChanges = await compareLinks(sql, allLinks, paperIds, topicIds);
  const wanted = relations.scores.map((score, at) => ({
    broader_id: topicIds[relations.broader[at] as number] as number,
    narrower_id: topicIds[relations.narrower[at] as number] as number,
    score,
    source: ownSource,
  }));
  const newRelations = await withoutCircles(sql, wanted);
  const relationsChanged = !(await areStored(sql, newRelations));
  const touched = new Set([...added, ...changed, ...aliasesOf].map(({ id }) => id));
  const report: TopicChanges = {
    added: added.length,
    changed: touched.size - added.length,
    unchanged: topics.length - touched.size,
    removed: removed.length,
    linksAdded: linkChanges.written.length,
    linksRemoved: linkChanges.removed.length,
    relationsChanged,
  };
  if (dryRun || !hasChanges(report)) return report;

  if (relationsChanged) await sql.run('DELETE FROM topic_relation WHERE source = ?', [ownSource]);
  const list = jsonInts(sql.dialect);
  const allRows = linkChanges.removed.length + linkChanges.written.length;
  await writeLinks(sql, { removed: linkChanges.removed, written: [] });
  await sql.run(`DELETE FROM topic WHERE id IN ${list}`, [JSON.stringify(removed)]);
  const rowOf = (id: number, at: number) => {
    const { label, kind, introducedBy } = topics[at] as ExtractedTopics['topics'][number];
    const introduced = introducedBy === null ? null : (paperIds[introducedBy] as number);
    return { id, label, label_folded: fold(label), kind, introduced_by_id: introduced };
  };
  const keys = await uniqueKeys(
    sql,
    'topic',
    added.map(({ at }) => slug((topics[at] as ExtractedTopics['topics'][number]).label) || 'topic'),
  );
  await insertRows(
    sql,
    'topic',
    topicColumns,
    added.map(({ id, at }, index) => ({ ...rowOf(id, at), key: keys[index] as string, source: ownSource })),
  );
  await sql.run(
    `UPDATE topic SET label = r.label, label_folded = r.label_folded, kind = r.kind, introduced_by_id = r.introduced_by_id
     FROM ${jsonRows(sql.dialect, changedColumns)} AS r WHERE r.id = topic.id`,
    [
      jsonParameter(
        changedColumns,
        changed.map(({ id, at }) => rowOf(id, at)),
      ),
    ],
  );
  await sql.run(`DELETE FROM topic_alias WHERE topic_id IN ${list}`, [JSON.stringify(aliasesOf.map(({ id }) => id))]);
  await insertRows(
    sql,
    'topic_alias',
    aliasColumns,
    aliasesOf.flatMap(({ id, aliases }) =>
      aliases.map((label) => ({ topic_id: id, label, label_folded: fold(label) })),
    ),
  );
  await writeLinks(sql, { removed: [], written: linkChanges.written }, (done) => onRows?.(done, allRows));
  if (relationsChanged) await insertRows(sql, 'topic_relation', relationColumns, newRelations, { ignoreKnown: true });
  await countPapersAnew(sql);
  await updateSearchIndex(sql, 'topic', [...touched, ...removed]);
  await raiseDataVersion(sql);
  return report;
}

export function hasChanges(changes: TopicChanges): boolean {
  const { added, changed, removed, linksAdded, linksRemoved, relationsChanged } = changes;
  return added + changed + removed + linksAdded + linksRemoved > 0 || relationsChanged;
}

/** How many papers the found topics have, where it differs from what is stored. */
export async function countPapersAnew(sql: Sql): Promise<void> {
  await sql.run(
    `UPDATE topic SET papers_count = c.total
     FROM (SELECT t.id, count(p.paper_id) AS total FROM topic t LEFT JOIN paper_topic p ON p.topic_id = t.id
           WHERE ${isOwn} GROUP BY t.id) AS c
     WHERE c.id = topic.id AND topic.papers_count <> c.total`,
  );
}

/** In the order in which they are read: what records say of a topic's names stays. */
function aliasesAfter(found: readonly string[], before: OwnTopic | undefined): string[] {
  return [...new Set([...found, ...(before?.isStated ? before.aliases : [])])].sort(compare);
}

function isSameList(stored: readonly string[], aliases: readonly string[]): boolean {
  const before = [...stored].sort(compare);
  return before.length === aliases.length && before.every((alias, at) => alias === aliases[at]);
}

type RelationRow = { broader_id: number; narrower_id: number; score: number; source: string };

/** Without what would close a circle with the relations that sources state. */
async function withoutCircles(sql: Sql, wanted: readonly RelationRow[]): Promise<RelationRow[]> {
  const stated = await sql.all<{ child: number; parent: number }>(
    'SELECT narrower_id AS child, broader_id AS parent FROM topic_relation WHERE source <> ?',
    [ownSource],
  );
  const links = wanted.map((row) => ({ child: row.narrower_id, parent: row.broader_id, row }));
  const statedPairs = new Set(stated.map(({ child, parent }) => `${child} ${parent}`));
  const { taken } = stated.length > 0 ? acyclicLinks(stated, links) : { taken: links };
  return taken.filter(({ child, parent }) => !statedPairs.has(`${child} ${parent}`)).map(({ row }) => row);
}

async function areStored(sql: Sql, relations: readonly RelationRow[]): Promise<boolean> {
  const stored = new Map<string, number>();
  const select = 'SELECT broader_id, narrower_id, score FROM topic_relation WHERE source = ?';
  for await (const rows of sql.scan(select, [ownSource]))
    for (const [broader, narrower, score] of rows as number[][]) stored.set(`${broader} ${narrower}`, score as number);
  return (
    stored.size === relations.length &&
    relations.every(({ broader_id, narrower_id, score }) => stored.get(`${broader_id} ${narrower_id}`) === score)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
