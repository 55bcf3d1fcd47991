import type { Sql } from './store.js';

/**
 * The full-text index: derived from the rows, so it is no part of the migrations. Made when it is missing or of another
 * version, and kept up to date in the transaction that changes the rows. One document an entity: a title or name,
 * further names, and a body (abstract, byline).
 */
export const searchIndexVersion = '2';

export type SearchedKind = 'paper' | 'author' | 'organization' | 'category' | 'topic' | 'venue';

/** One digit for each kind: a document's number is `id * 10 + digit`, so that it is found again without a table. */
export const searchedKinds: readonly SearchedKind[] = ['paper', 'author', 'organization', 'category', 'topic', 'venue'];

/** Entities in one statement: a longer text SQLite refuses. */
const mostAtOnce = 20_000;

/** What each kind's document says. Aliases of columns: id, name (shown first), further, body. */
const documents: Record<SearchedKind, (dialect: Sql['dialect'], where: string) => string> = {
  paper: (dialect, where) => `SELECT p.id, p.title AS name,
      coalesce((SELECT ${joined(dialect, 's.name_as_printed')} FROM authorship s WHERE s.paper_id = p.id), '') AS further,
      coalesce(p.abstract, '') AS body
    FROM paper p ${where && `WHERE p.id IN ${where}`}`,
  author: (dialect, where) => `SELECT a.id, a.name,
      coalesce((SELECT ${joined(dialect, 'n.name')} FROM author_name n WHERE n.author_id = a.id AND n.name <> a.name), '') AS further,
      '' AS body
    FROM author a ${where && `WHERE a.id IN ${where}`}`,
  organization: (dialect, where) => `SELECT o.id, o.name,
      coalesce((SELECT ${joined(dialect, 'n.name')} FROM organization_name n WHERE n.organization_id = o.id AND n.name <> o.name), '') AS further,
      coalesce(o.city, '') AS body
    FROM organization o ${where && `WHERE o.id IN ${where}`}`,
  category: (_dialect, where) => `SELECT c.id, c.label AS name, c.code AS further, c.scheme AS body
    FROM category c ${where && `WHERE c.id IN ${where}`}`,
  topic: (dialect, where) => `SELECT t.id, t.label AS name,
      coalesce((SELECT ${joined(dialect, 'n.label')} FROM topic_alias n WHERE n.topic_id = t.id AND n.label <> t.label), '') AS further,
      '' AS body
    FROM topic t ${where && `WHERE t.id IN ${where}`}`,
  venue: (dialect, where) => `SELECT v.id, v.name,
      coalesce(v.acronym, '') || ' · ' || coalesce((SELECT ${joined(dialect, 'n.name')} FROM venue_name n WHERE n.venue_id = v.id AND n.name <> v.name), '') AS further,
      '' AS body
    FROM venue v ${where && `WHERE v.id IN ${where}`}`,
};

/** Makes the index where it is missing or of another version. Call before ingest and before serving. */
export async function ensureSearchIndex(sql: Sql): Promise<void> {
  if ((await readIndexVersion(sql)) === searchIndexVersion) return;
  await sql.transaction(async (writer) => {
    if ((await readIndexVersion(writer)) === searchIndexVersion) return;
    await writer.script(createStatements[writer.dialect]);
    for (const kind of searchedKinds)
      await writer.run(insertStatement(writer.dialect, selectDocuments(writer.dialect, [{ kind, where: '' }])));
    await writer.run(
      `INSERT INTO setting (name, value) VALUES ('searchIndexVersion', ?)
       ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [searchIndexVersion],
    );
  });
}

/** Brings the documents of changed entities of one kind up to date, as `updateSearchIndexes` does. */
export function updateSearchIndex(sql: Sql, kind: SearchedKind, ids: readonly number[]): Promise<void> {
  return updateSearchIndexes(sql, [{ kind, ids }]);
}

export interface ChangedEntities {
  kind: SearchedKind;
  ids: readonly number[];
}

/**
 * Brings the documents of changed entities up to date with their rows; ids of deleted ones leave the index. It is one
 * script, so that the database does it beside this thread, and all are added in one statement: SQLite writes what it has
 * gathered whenever another one begins.
 *
 * @param sql the transaction that changed the rows; nothing else is asked of it meanwhile
 */
export async function updateSearchIndexes(sql: Sql, changes: readonly ChangedEntities[]): Promise<void> {
  const changed = changes.flatMap(({ kind, ids }) => ids.map((id) => ({ kind, id })));
  for (let at = 0; at < changed.length; at += mostAtOnce)
    await sql.script(updateScript(sql.dialect, changed.slice(at, at + mostAtOnce)));
}

function updateScript(dialect: Sql['dialect'], changed: readonly { kind: SearchedKind; id: number }[]): string {
  const list = (numbers: readonly number[]) => `(${numbers.join(',')})`;
  const kinds = searchedKinds.map((kind) => ({ kind, ids: changed.filter((one) => one.kind === kind) }));
  const select = selectDocuments(
    dialect,
    kinds.filter(({ ids }) => ids.length > 0).map(({ kind, ids }) => ({ kind, where: list(ids.map(({ id }) => id)) })),
  );
  const documents = list(changed.map(({ kind, id }) => documentNumber(kind, id)));
  return `DELETE FROM search_document WHERE ${dialect === 'sqlite' ? 'rowid' : 'id'} IN ${documents};
    ${insertStatement(dialect, select)};`;
}

function documentNumber(kind: SearchedKind, id: number): number {
  return id * 10 + searchedKinds.indexOf(kind);
}

/**
 * SQLite: what a batch adds is gathered in memory (hashsize, in bytes) and written as one piece, and pieces are merged 16
 * at a time instead of 4. That takes a fifth off the indexing, and questions take as long as before. Beginnings of three
 * letters have an index of their own; one of two letters takes another fifth of the time and answers no faster, as ranking
 * the many that match takes most of it.
 */
const createStatements = {
  sqlite: `DROP TABLE IF EXISTS search_document;
    CREATE VIRTUAL TABLE search_document USING fts5(name, further, body,
      tokenize = 'unicode61 remove_diacritics 2', prefix = '3');
    INSERT INTO search_document (search_document, rank) VALUES ('hashsize', 8000000);
    INSERT INTO search_document (search_document, rank) VALUES ('automerge', 16);`,
  postgresql: `DROP TABLE IF EXISTS search_document;
    CREATE OR REPLACE FUNCTION search_fold(text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
      $$ SELECT regexp_replace(normalize(lower($1), NFKD), '[\u0300-\u036F]', '', 'g') $$;
    CREATE TABLE search_document (id bigint PRIMARY KEY, name text NOT NULL, further text NOT NULL,
      body text NOT NULL, words tsvector NOT NULL);
    CREATE INDEX search_document_words ON search_document USING gin (words);`,
} as const;

/**
 * What documents say, as a query: number, name, further, body.
 * @param kinds with the condition on their ids, `(SELECT ...)`; empty for all
 */
function selectDocuments(dialect: Sql['dialect'], kinds: readonly { kind: SearchedKind; where: string }[]): string {
  const number = dialect === 'sqlite' ? 'd.id' : 'd.id::bigint';
  return kinds
    .map(({ kind, where }) => {
      const digit = searchedKinds.indexOf(kind);
      return `SELECT ${number} * 10 + ${digit} AS number, d.name, d.further, d.body
        FROM (${documents[kind](dialect, where)}) d`;
    })
    .join(' UNION ALL ');
}

/** @param select as `selectDocuments` makes it */
function insertStatement(dialect: Sql['dialect'], select: string): string {
  if (dialect === 'sqlite') return `INSERT INTO search_document (rowid, name, further, body) ${select}`;
  return `INSERT INTO search_document (id, name, further, body, words)
     SELECT d.number, d.name, d.further, d.body,
       setweight(to_tsvector('simple', search_fold(d.name)), 'A') ||
       setweight(to_tsvector('simple', search_fold(left(d.further, 100000))), 'B') ||
       setweight(to_tsvector('simple', search_fold(left(d.body, 100000))), 'C')
     FROM (${select}) d`;
}

async function readIndexVersion(sql: Sql): Promise<string | null> {
  const rows = await sql.all<{ value: string }>(`SELECT value FROM setting WHERE name = 'searchIndexVersion'`);
  return rows[0]?.value ?? null;
}

function joined(dialect: Sql['dialect'], column: string): string {
  return dialect === 'sqlite' ? `group_concat(${column}, ' · ')` : `string_agg(${column}, ' · ')`;
}
