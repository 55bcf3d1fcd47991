import { jsonInts, readTuples } from '../sql/json-rows.js';
import type { Sql } from '../store.js';

/** What surrounds a known author's names on papers, as `matchAuthors` weighs it. */
export interface AuthorSurroundings {
  coauthors: string[];
  organizations: string[];
  venues: string[];
  years: [number, number] | null;
  titles: string[];
}

/** Bylines longer than this say little about who is meant, and would be compared with one another in all pairs. */
export const longestTellingByline = 100;

/** Reads the surroundings of some authors: coauthors, organizations, venues and titles folded. */
export async function loadSurroundings(
  sql: Sql,
  authorIds: readonly number[],
): Promise<Map<number, AuthorSurroundings>> {
  const found = new Map<number, AuthorSurroundings>();
  if (authorIds.length === 0) return found;
  for (const id of authorIds) found.set(id, { coauthors: [], organizations: [], venues: [], years: null, titles: [] });
  const list = jsonInts(sql.dialect);
  const parameter = [JSON.stringify(authorIds)];
  for (const [id, name] of await readTuples<[id: number, name: string]>(
    sql,
    ['id', 'name'],
    `SELECT DISTINCT s.author_id AS id, a.name_folded AS name
     FROM authorship s JOIN paper p ON p.id = s.paper_id AND p.authors_count <= ${longestTellingByline}
     JOIN authorship o ON o.paper_id = s.paper_id AND o.author_id <> s.author_id AND o.role = 'AUTHOR'
     JOIN author a ON a.id = o.author_id WHERE s.author_id IN ${list}`,
    parameter,
  ))
    found.get(id)?.coauthors.push(name);
  for (const [id, name] of await readTuples<[id: number, name: string]>(
    sql,
    ['id', 'name'],
    `SELECT DISTINCT s.author_id AS id, f.text_folded AS name
     FROM authorship s JOIN affiliation f ON f.paper_id = s.paper_id AND f.position = s.position
     WHERE s.author_id IN ${list}`,
    parameter,
  ))
    found.get(id)?.organizations.push(name);
  for (const [id, year, title, venue] of await readTuples<
    [id: number, year: number | null, title: string, venue: string | null]
  >(
    sql,
    ['id', 'year', 'title', 'venue'],
    `SELECT s.author_id AS id, p.year, p.title_folded AS title, v.name_folded AS venue
     FROM authorship s JOIN paper p ON p.id = s.paper_id LEFT JOIN venue v ON v.id = p.venue_id
     WHERE s.author_id IN ${list}`,
    parameter,
  )) {
    const author = found.get(id);
    if (!author) continue;
    author.titles.push(title);
    if (venue !== null && !author.venues.includes(venue)) author.venues.push(venue);
    if (year !== null)
      author.years = author.years ? [Math.min(author.years[0], year), Math.max(author.years[1], year)] : [year, year];
  }
  return found;
}
