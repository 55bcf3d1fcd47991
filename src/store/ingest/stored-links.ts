import { jsonInts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { StoredPlace } from './map-byline.js';

/** What a paper counts for, as it is stored. */
export interface StoredLinks {
  byline: (StoredPlace & { role: string })[];
  organizations: Set<number>;
  /** Organizations stated for the whole paper, by their text. */
  statedOrganizations: Map<string, number>;
  categories: Set<number>;
  topics: Set<number>;
  /** Topics that no source states: found in the text, and not to be touched. */
  foundTopics: Set<number>;
  venueId: number | null;
  key: string;
}

/** The links of papers before they are written anew. */
export async function loadStoredLinks(sql: Sql, paperIds: readonly number[]): Promise<Map<number, StoredLinks>> {
  const links = new Map<number, StoredLinks>();
  if (paperIds.length === 0) return links;
  const list = jsonInts(sql.dialect);
  const parameter = [JSON.stringify(paperIds)];
  const all = <Row>(statement: string) => sql.all<Row & { paperId: number }>(statement, parameter);
  for (const { paperId, venueId, key } of await all<{ venueId: number | null; key: string }>(
    `SELECT id AS "paperId", venue_id AS "venueId", key FROM paper WHERE id IN ${list}`,
  )) {
    const sets = { organizations: new Set<number>(), categories: new Set<number>(), topics: new Set<number>() };
    links.set(paperId, { byline: [], ...sets, statedOrganizations: new Map(), foundTopics: new Set(), venueId, key });
  }
  for (const { paperId, ...place } of await all<StoredPlace & { role: string }>(
    `SELECT paper_id AS "paperId", position, author_id AS "authorId", name_as_printed AS "nameAsPrinted", decision, role
     FROM authorship WHERE paper_id IN ${list} ORDER BY paper_id, position`,
  ))
    links.get(paperId)?.byline.push(place);
  for (const { paperId, id } of await all<{ id: number }>(
    `SELECT f.paper_id AS "paperId", f.organization_id AS id FROM affiliation f
     JOIN authorship s ON s.paper_id = f.paper_id AND s.position = f.position AND s.role = 'AUTHOR'
     WHERE f.organization_id IS NOT NULL AND f.paper_id IN ${list}`,
  ))
    links.get(paperId)?.organizations.add(id);
  for (const { paperId, id, text } of await all<{ id: number; text: string }>(
    `SELECT paper_id AS "paperId", organization_id AS id, text_as_printed AS text
     FROM paper_organization WHERE paper_id IN ${list}`,
  )) {
    links.get(paperId)?.organizations.add(id);
    links.get(paperId)?.statedOrganizations.set(text, id);
  }
  for (const { paperId, id } of await all<{ id: number }>(
    `SELECT paper_id AS "paperId", category_id AS id FROM paper_category WHERE paper_id IN ${list}`,
  ))
    links.get(paperId)?.categories.add(id);
  for (const { paperId, id, source } of await all<{ id: number; source: number | null }>(
    `SELECT paper_id AS "paperId", topic_id AS id, source_record_id AS source
     FROM paper_topic WHERE paper_id IN ${list}`,
  )) {
    links.get(paperId)?.topics.add(id);
    if (source === null) links.get(paperId)?.foundTopics.add(id);
  }
  return links;
}
