import { type TopicLinks, topicPlaces } from '../../topics/terms/link-topics.js';
import { insertRows } from '../ingest/insert-rows.js';
import { jsonInts, jsonParameter, jsonRows } from '../sql/json-rows.js';
import type { Sql } from '../store.js';

const columns = {
  paper_id: 'int',
  topic_id: 'int',
  score: 'real',
  found_in: 'text',
  source_record_id: 'int',
} as const;
const keyColumns = { paper_id: 'int', topic_id: 'int' } as const;
const rowsInStatement = 20_000;

/** A topic of a paper, as it is stored. */
interface FoundLink {
  paperId: number;
  topicId: number;
  score: number;
  foundIn: keyof typeof topicPlaces;
}

/** What has to be written, so that the found topics of papers are those that were found now. */
export interface LinkChanges {
  removed: { paper_id: number; topic_id: number }[];
  written: FoundLink[];
}

/**
 * Compares what is stored with what was found.
 *
 * @param paperIds of the papers of the links, by index
 * @param topicIds likewise
 * @param among only what is stored of these papers; all of them unless given
 */
export async function compareLinks(
  sql: Sql,
  links: TopicLinks,
  paperIds: ArrayLike<number>,
  topicIds: ArrayLike<number>,
  among?: readonly number[],
): Promise<LinkChanges> {
  const count = links.papers.length;
  const byKey = new Map<number, Map<number, number>>();
  for (let at = 0; at < count; at++) {
    const paperId = paperIds[links.papers[at] as number] as number;
    let topics = byKey.get(paperId);
    if (!topics) {
      topics = new Map();
      byKey.set(paperId, topics);
    }
    topics.set(topicIds[links.topics[at] as number] as number, at);
  }
  const isSame = new Uint8Array(count);
  const removed: LinkChanges['removed'] = [];
  const condition = among ? `AND paper_id IN ${jsonInts(sql.dialect)}` : '';
  const select = `SELECT paper_id, topic_id, score, found_in FROM paper_topic WHERE source_record_id IS NULL ${condition}`;
  for await (const rows of sql.scan(select, among ? [JSON.stringify(among)] : [])) {
    for (const [paperId, topicId, score, foundIn] of rows as [number, number, number, string][]) {
      const at = byKey.get(paperId)?.get(topicId);
      if (at === undefined) removed.push({ paper_id: paperId, topic_id: topicId });
      else if (links.scores[at] === score && placeOf(links, at) === foundIn) isSame[at] = 1;
    }
  }
  const written: FoundLink[] = [];
  for (let at = 0; at < count; at++) {
    if (isSame[at] === 1) continue;
    written.push({
      paperId: paperIds[links.papers[at] as number] as number,
      topicId: topicIds[links.topics[at] as number] as number,
      score: links.scores[at] as number,
      foundIn: placeOf(links, at),
    });
  }
  return { removed, written };
}

/**
 * Writes the changes; what a record states of a paper stays as it is stated.
 *
 * @param onRows told how many rows are done
 */
export async function writeLinks(
  sql: Sql,
  { removed, written }: LinkChanges,
  onRows?: (done: number) => void,
): Promise<void> {
  let done = 0;
  for (let from = 0; from < removed.length; from += rowsInStatement) {
    const rows = removed.slice(from, from + rowsInStatement);
    await sql.run(
      `DELETE FROM paper_topic WHERE source_record_id IS NULL AND (paper_id, topic_id) IN
         (SELECT paper_id, topic_id FROM ${jsonRows(sql.dialect, keyColumns)} AS r)`,
      [jsonParameter(keyColumns, rows)],
    );
    done += rows.length;
    onRows?.(done);
  }
  for (let from = 0; from < written.length; from += rowsInStatement) {
    const part = written.slice(from, from + rowsInStatement).map(({ paperId, topicId, score, foundIn }) => {
      return { paper_id: paperId, topic_id: topicId, score, found_in: foundIn, source_record_id: null };
    });
    await sql.run(
      `UPDATE paper_topic SET score = r.score, found_in = r.found_in FROM ${jsonRows(sql.dialect, columns)} AS r
       WHERE r.paper_id = paper_topic.paper_id AND r.topic_id = paper_topic.topic_id
         AND paper_topic.source_record_id IS NULL`,
      [jsonParameter(columns, part)],
    );
    await insertRows(sql, 'paper_topic', columns, part, { ignoreKnown: true });
    done += part.length;
    onRows?.(done);
  }
}

const placeNames = Object.keys(topicPlaces) as (keyof typeof topicPlaces)[];

function placeOf(links: TopicLinks, at: number): keyof typeof topicPlaces {
  return placeNames[links.places[at] as number] as keyof typeof topicPlaces;
}
