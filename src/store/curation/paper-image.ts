import { reserveAuthorIds } from '../ingest/id-allocator.js';
import { insertRows } from '../ingest/insert-rows.js';
import {
  affiliationColumns,
  authorshipColumns,
  categoryColumns,
  citationColumns,
  organizationColumns,
  paperColumns,
  topicColumns,
} from '../ingest/paper-columns.js';
import { updateSearchIndex } from '../search-index.js';
import { jsonInts, jsonTexts, type RowColumns } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import {
  type AuthorRecordRow,
  insertAuthors,
  insertNames,
  loadAuthorRows,
  loadNameRows,
  type NameRow,
} from './author-rows.js';
import { type IdentifierRow, loadIdentifierRows } from './identifier-rows.js';

type Row = Record<string, string | number | boolean | null>;

/** The tables of what hangs on a paper, from what is referred to, with the column that names the paper. */
const tables: readonly { table: string; columns: RowColumns; paper: string }[] = [
  { table: 'authorship', columns: authorshipColumns, paper: 'paper_id' },
  { table: 'affiliation', columns: affiliationColumns, paper: 'paper_id' },
  { table: 'paper_organization', columns: organizationColumns, paper: 'paper_id' },
  { table: 'paper_category', columns: categoryColumns, paper: 'paper_id' },
  { table: 'paper_topic', columns: topicColumns, paper: 'paper_id' },
  { table: 'citation', columns: citationColumns, paper: 'citing_id' },
  {
    table: 'waiting_link',
    columns: { kind: 'text', from_id: 'int', target: 'text', detail: 'text' },
    paper: "kind NOT IN ('PARENT', 'INTRODUCED_BY', 'BROADER', 'RECORD') AND from_id",
  },
  {
    table: 'redirect',
    columns: { entity_type: 'text', from_id: 'int', from_key: 'text', to_id: 'int' },
    paper: "entity_type = 'paper' AND to_id",
  },
];

/** Papers to the letter, with the people in their bylines. */
export interface PaperImage {
  papers: Row[];
  rows: Record<string, Row[]>;
  /** Source records and the hashes of what they say: as long as these are the same, so are the papers. */
  sources: [id: number, paperId: number, hash: string][];
  authors: { row: AuthorRecordRow; names: NameRow[]; identifiers: IdentifierRow[] }[];
}

/** To be called in the transaction of the decision that keeps the image. */
export async function takeImage(sql: Sql, paperIds: readonly number[]): Promise<PaperImage> {
  const list = jsonInts(sql.dialect);
  const parameter = [JSON.stringify(paperIds)];
  const papers = await sql.all<Row>(
    `SELECT ${Object.keys(paperColumns).join(', ')} FROM paper WHERE id IN ${list} ORDER BY id`,
    parameter,
  );
  const rows: PaperImage['rows'] = {};
  for (const { table, columns, paper } of tables)
    rows[table] = await sql.all<Row>(
      `SELECT ${Object.keys(columns).join(', ')} FROM ${table} WHERE ${paper} IN ${list} ORDER BY 1, 2, 3`,
      parameter,
    );
  const ids = [...new Set((rows.authorship ?? []).map((row) => row.author_id as number))];
  const authors = await loadAuthorRows(sql, ids);
  const names = await loadNameRows(sql, ids);
  const identifiers = await loadIdentifierRows(sql, 'author', ids);
  await reserveAuthorIds(sql);
  return {
    papers,
    rows,
    sources: await sourceHashes(sql, paperIds),
    authors: [...authors.values()].map((row) => {
      return { row, names: names.get(row.id) ?? [], identifiers: identifiers.get(row.id) ?? [] };
    }),
  };
}

async function sourceHashes(sql: Sql, paperIds: readonly number[]): Promise<PaperImage['sources']> {
  const rows = await sql.all<{ id: number; paperId: number; hash: string }>(
    `SELECT id, paper_id AS "paperId", hash FROM source_record WHERE paper_id IN ${jsonInts(sql.dialect)} ORDER BY id`,
    [JSON.stringify(paperIds)],
  );
  return rows.map(({ id, paperId, hash }) => [id, paperId, hash]);
}

/** Whether the papers are made of the same records that say the same, and everybody in the image is there or can be. */
export async function isImageTrue(sql: Sql, image: PaperImage): Promise<boolean> {
  const papers = image.papers.map(({ id }) => id as number);
  if (JSON.stringify(await sourceHashes(sql, papers)) !== JSON.stringify(image.sources)) return false;
  for (const [table, column, kind] of [
    ['affiliation', 'organization_id', 'organization'],
    ['paper_organization', 'organization_id', 'organization'],
    ['paper_category', 'category_id', 'category'],
    ['paper_topic', 'topic_id', 'topic'],
    ['paper', 'venue_id', 'venue'],
    ['citation', 'cited_id', 'paper'],
  ] as const) {
    const rows = table === 'paper' ? image.papers : (image.rows[table] ?? []);
    const named = new Set(rows.flatMap((row) => (row[column] as number | null) ?? []));
    const there = await sql.all(`SELECT id FROM ${kind} WHERE id IN ${jsonInts(sql.dialect)}`, [
      JSON.stringify([...named]),
    ]);
    if (there.length < named.size) return false;
  }
  // Who was merged since must not come back.
  const gone = await sql.all(
    `SELECT 1 FROM redirect WHERE entity_type = 'author' AND from_id IN ${jsonInts(sql.dialect)} LIMIT 1`,
    [JSON.stringify(image.authors.map(({ row }) => row.id))],
  );
  if (gone.length > 0) return false;
  // Whose last paper went may have come anew, under the same key, with a later file.
  const ids = new Map(image.authors.map(({ row }) => [row.key, row.id]));
  const named = await sql.all<{ id: number; key: string }>(
    `SELECT id, key FROM author WHERE key IN ${jsonTexts(sql.dialect)}`,
    [JSON.stringify([...ids.keys()])],
  );
  return named.every(({ id, key }) => ids.get(key) === id);
}

/**
 * Makes papers again what they were.
 *
 * @param after what they were made into: people and spellings that came only by that go again
 */
export async function restoreImage(sql: Sql, image: PaperImage, after: PaperImage): Promise<void> {
  const ids = image.papers.map(({ id }) => id as number);
  const names = Object.keys(paperColumns).filter((column) => column !== 'id');
  for (const paper of image.papers)
    await sql.run(`UPDATE paper SET ${names.map((name) => `${name} = ?`).join(', ')} WHERE id = ?`, [
      ...names.map((name) => paper[name] ?? null),
      paper.id as number,
    ]);
  await restorePeople(sql, image);
  for (const { table, paper } of [...tables].reverse())
    await sql.run(`DELETE FROM ${table} WHERE ${paper} IN ${jsonInts(sql.dialect)}`, [JSON.stringify(ids)]);
  for (const { table, columns } of tables) await insertRows(sql, table, columns, image.rows[table] ?? []);
  const authors = [...image.authors, ...after.authors].map(({ row }) => row.id);
  await updateSearchIndex(sql, 'author', [...new Set(authors)]);
}

/** Brings back who stood in the bylines of an image and is not there any more, but for who was merged, or is there anew. */
export async function restorePeople(sql: Sql, image: PaperImage): Promise<void> {
  const ids = image.authors.map(({ row }) => row.id);
  const there = await loadAuthorRows(sql, ids);
  const merged = await sql.all<{ id: number }>(
    `SELECT from_id AS id FROM redirect WHERE entity_type = 'author' AND from_id IN ${jsonInts(sql.dialect)}`,
    [JSON.stringify(ids)],
  );
  const keys = JSON.stringify(image.authors.map(({ row }) => row.key));
  const named = await sql.all<{ key: string }>(`SELECT key FROM author WHERE key IN ${jsonTexts(sql.dialect)}`, [keys]);
  const gone = new Set<number | string>([...merged.map(({ id }) => id), ...named.map(({ key }) => key)]);
  const missing = image.authors.filter(({ row }) => !there.has(row.id) && !gone.has(row.id) && !gone.has(row.key));
  await insertAuthors(
    sql,
    missing.map(({ row }) => row),
  );
  await insertNames(sql, new Map(missing.map(({ row, names }) => [row.id, names])));
}
