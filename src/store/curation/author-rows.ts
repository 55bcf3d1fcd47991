import { personName } from '../ingest/person-names.js';
import { jsonInts, jsonParameter, jsonRows } from '../sql/json-rows.js';
import type { Sql } from '../store.js';

/** The row of an author as curation keeps it, so that it can be put back. */
export interface AuthorRecordRow {
  id: number;
  key: string;
  name: string;
  folded: string;
  sort: string;
  verified: boolean;
}

/** A spelling: name, folded name, block key. */
export type NameRow = [name: string, folded: string, blockKey: string];

/** A place in a byline, with what was decided about it before. */
export type PlaceRow = [paperId: number, position: number, decision: string | null];

export async function loadAuthorRows(sql: Sql, ids: readonly number[]): Promise<Map<number, AuthorRecordRow>> {
  const rows = await sql.all<Omit<AuthorRecordRow, 'verified'> & { verified: boolean | number }>(
    `SELECT id, key, name, name_folded AS folded, sort_name AS sort, verified FROM author
     WHERE id IN ${jsonInts(sql.dialect)}`,
    [JSON.stringify(ids)],
  );
  return new Map(rows.map((row) => [row.id, { ...row, verified: Boolean(row.verified) }]));
}

/** Spellings by author, sorted. */
export async function loadNameRows(sql: Sql, ids: readonly number[]): Promise<Map<number, NameRow[]>> {
  const rows = await sql.all<{ id: number; name: string; folded: string; block: string }>(
    `SELECT author_id AS id, name, name_folded AS folded, block_key AS block FROM author_name
     WHERE author_id IN ${jsonInts(sql.dialect)} ORDER BY author_id, name`,
    [JSON.stringify(ids)],
  );
  const found = new Map<number, NameRow[]>(ids.map((id) => [id, []]));
  for (const { id, name, folded, block } of rows) found.get(id)?.push([name, folded, block]);
  return found;
}

export interface Place {
  paperId: number;
  position: number;
  authorId: number;
  printed: string;
  decision: string | null;
  /** JSON list, or null. */
  identifiers: string | null;
}

/** Places in bylines by author, by paper and position. */
export async function loadPlaces(sql: Sql, ids: readonly number[]): Promise<Map<number, Place[]>> {
  const rows = await sql.all<Place>(
    `SELECT paper_id AS "paperId", position, author_id AS "authorId", name_as_printed AS printed, decision, identifiers
     FROM authorship WHERE author_id IN ${jsonInts(sql.dialect)} ORDER BY paper_id, position`,
    [JSON.stringify(ids)],
  );
  const found = new Map<number, Place[]>(ids.map((id) => [id, []]));
  for (const row of rows) found.get(row.authorId)?.push(row);
  return found;
}

const placeColumns = { paper: 'int', position: 'int', author: 'int', decision: 'text' } as const;

/** Puts people into places of bylines. */
export async function movePlaces(
  sql: Sql,
  places: readonly { paper: number; position: number; author: number; decision: string | null }[],
): Promise<void> {
  if (places.length === 0) return;
  await sql.run(
    `UPDATE authorship SET author_id = r.author, decision = r.decision
     FROM ${jsonRows(sql.dialect, placeColumns)} AS r
     WHERE authorship.paper_id = r.paper AND authorship.position = r.position`,
    [jsonParameter(placeColumns, places)],
  );
}

/**
 * Where places of somebody stand now: an import may have put a byline together anew since they were written down.
 *
 * @param current the somebody's places
 */
export function findPlaces(recorded: readonly PlaceRow[], current: readonly Place[]): [Place, PlaceRow][] {
  const byPaper = new Map<number, Place[]>();
  for (const place of current) {
    const list = byPaper.get(place.paperId);
    if (list) list.push(place);
    else byPaper.set(place.paperId, [place]);
  }
  return recorded.flatMap((row): [Place, PlaceRow][] => {
    const places = byPaper.get(row[0]) ?? [];
    const place = places.length === 1 ? places[0] : places.find(({ position }) => position === row[1]);
    return place ? [[place, row]] : [];
  });
}

const rowColumns = {
  id: 'int',
  key: 'text',
  name: 'text',
  folded: 'text',
  sort: 'text',
  verified: 'bool',
} as const;

export async function insertAuthors(sql: Sql, rows: readonly AuthorRecordRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql.run(
    `INSERT INTO author (id, key, name, name_folded, sort_name, verified)
     SELECT id, key, name, folded, sort, verified FROM ${jsonRows(sql.dialect, rowColumns)} AS r`,
    [jsonParameter(rowColumns, rows.map(plainRow))],
  );
}

/** Name and verification; keys stay. */
export async function updateAuthors(sql: Sql, rows: readonly AuthorRecordRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql.run(
    `UPDATE author SET name = r.name, name_folded = r.folded, sort_name = r.sort, verified = r.verified
     FROM ${jsonRows(sql.dialect, rowColumns)} AS r WHERE r.id = author.id`,
    [jsonParameter(rowColumns, rows.map(plainRow))],
  );
}

function plainRow({ id, key, name, folded, sort, verified }: AuthorRecordRow) {
  return { id, key, name, folded, sort, verified };
}

const nameColumns = { author: 'int', name: 'text', folded: 'text', block: 'text' } as const;

/** Spellings that somebody has already are left as they are. */
export async function insertNames(sql: Sql, names: ReadonlyMap<number, readonly NameRow[]>): Promise<void> {
  const rows = [...names].flatMap(([author, list]) =>
    list.map(([name, folded, block]) => ({ author, name, folded, block })),
  );
  if (rows.length === 0) return;
  await sql.run(
    `INSERT INTO author_name (author_id, name, name_folded, block_key) SELECT author, name, folded, block
     FROM ${jsonRows(sql.dialect, nameColumns)} AS r WHERE true ON CONFLICT DO NOTHING`,
    [jsonParameter(nameColumns, rows)],
  );
}

export async function deleteNames(sql: Sql, names: ReadonlyMap<number, readonly string[]>): Promise<void> {
  const columns = { author: 'int', name: 'text' } as const;
  const rows = [...names].flatMap(([author, list]) => list.map((name) => ({ author, name })));
  if (rows.length === 0) return;
  await sql.run(
    `DELETE FROM author_name WHERE (author_id, name) IN
       (SELECT author, name FROM ${jsonRows(sql.dialect, columns)} AS r)`,
    [jsonParameter(columns, rows)],
  );
}

/** The row of somebody under a name as printed; what was stored of that spelling says how it is read. */
export function nameOfPrinted(printed: string, known: readonly NameRow[]): NameRow {
  const parsed = personName({ name: printed });
  const shown = parsed.display.trim() === '' ? printed.trim() : parsed.display;
  return known.find(([name]) => name === shown) ?? [shown, parsed.folded, parsed.blockKey];
}
