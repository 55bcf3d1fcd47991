import { fold } from '../identity/fold.js';
import { type SearchedKind, searchedKinds } from './search-index.js';
import type { Store } from './store.js';

export interface SearchOptions {
  /** Kinds to look for; all unless stated. */
  types?: readonly SearchedKind[];
  /** How many hits to return. */
  first: number;
  /** The last hit already seen. */
  after?: SearchPosition;
}

/** Where a hit stands in the ranking: better score first, then by number. */
export interface SearchPosition {
  score: number;
  /** `id * 10` plus the kind's digit. */
  document: number;
}

export interface SearchHit extends SearchPosition {
  type: SearchedKind;
  id: number;
  /** Where most of the words were found. */
  matchedField: 'NAME' | 'FURTHER' | 'BODY';
  snippet: SearchSnippet;
}

export interface SearchSnippet {
  text: string;
  /** [start, end) in UTF-16 units of `text`, ascending, not overlapping. */
  highlights: [number, number][];
}

export interface SearchResult {
  total: number;
  hits: SearchHit[];
}

/** Weights of a word in a name, in further names, and in a body; an exact name comes before everything. */
const weights = { name: 10, further: 4, body: 1 };
const exactBonus = 1000;
const longestQuery = 500;
const mostWords = 24;
/** Characters of a snippet. */
const snippetLength = 200;

/**
 * Ranked full-text search over names, titles, bylines and abstracts. All words must occur, the last one as a prefix;
 * case and diacritics don't matter; whatever is typed is taken as words, never as operators. An exact title or name
 * comes first, then by relevance (BM25 on SQLite, cover density on PostgreSQL).
 */
export async function search(store: Store, query: string, options: SearchOptions): Promise<SearchResult> {
  const words = queryWords(query);
  if (words.length === 0) return { total: 0, hits: [] };
  const digits = (options.types ?? searchedKinds).map((type) => searchedKinds.indexOf(type));
  const rows = await (store.dialect === 'sqlite' ? searchSqlite : searchPostgres)(
    store,
    words,
    fold(query),
    digits,
    options,
  );
  return { total: rows.total, hits: rows.hits.map((row) => toHit(row, words)) };
}

/** Papers in whose title, byline or abstract all words stand, as `search` finds them, in any order. */
export async function idsWithWords(store: Store, query: string, signal?: AbortSignal): Promise<Int32Array> {
  const words = queryWords(query);
  if (words.length === 0) return new Int32Array(0);
  const isPaper = (document: string) => `${document} % 10 = ${searchedKinds.indexOf('paper')}`;
  const statement =
    store.dialect === 'sqlite'
      ? {
          text: `SELECT rowid / 10 AS id FROM search_document WHERE search_document MATCH ? AND ${isPaper('rowid')}`,
          parameters: [sqliteMatch(words)],
        }
      : {
          text: `SELECT id / 10 AS id FROM search_document WHERE words @@ ?::tsquery AND ${isPaper('id')}`,
          parameters: [postgresMatch(words)],
        };
  return store.reader.ids(statement, signal);
}

interface Row {
  document: number | string;
  score: number;
  name: string;
  further: string;
  body: string;
}

interface Rows {
  total: number;
  hits: Row[];
}

async function searchSqlite(
  { reader }: Store,
  words: string[],
  exact: string,
  digits: number[],
  options: SearchOptions,
): Promise<Rows> {
  const match = sqliteMatch(words);
  const kinds = `rowid % 10 IN (${digits.join(',')})`;
  const [{ total = 0 } = {}] = await reader.all<{ total: number }>(
    `SELECT count(*) AS total FROM search_document WHERE search_document MATCH ? AND ${kinds}`,
    [match],
  );
  const after = options.after;
  const hits = await reader.all<Row>(
    `SELECT * FROM (
       SELECT rowid AS document, name, further, body,
         round(-bm25(search_document, ${weights.name}.0, ${weights.further}.0, ${weights.body}.0), 9)
           + CASE WHEN ${exactName('sqlite')} THEN ${exactBonus} ELSE 0 END AS score
       FROM search_document WHERE search_document MATCH ? AND ${kinds})
     ${after ? 'WHERE score < ? OR (score = ? AND document > ?)' : ''}
     ORDER BY score DESC, document LIMIT ?`,
    [exact, match, ...(after ? [after.score, after.score, after.document] : []), options.first],
  );
  return { total: Number(total), hits };
}

async function searchPostgres(
  { sql }: Store,
  words: string[],
  exact: string,
  digits: number[],
  options: SearchOptions,
): Promise<Rows> {
  const match = postgresMatch(words);
  const found = `words @@ ?::tsquery AND id % 10 IN (${digits.join(',')})`;
  const [{ total = 0 } = {}] = await sql.all<{ total: number | string }>(
    `SELECT count(*) AS total FROM search_document WHERE ${found}`,
    [match],
  );
  const after = options.after;
  const hits = await sql.all<Row>(
    `SELECT * FROM (
       SELECT id AS document, name, further, body,
         round(ts_rank('{0, ${weights.body / 10}, ${weights.further / 10}, ${weights.name / 10}}', words, ?::tsquery, 1)::numeric, 9)::float8
           + CASE WHEN ${exactName('postgresql')} THEN ${exactBonus} ELSE 0 END AS score
       FROM search_document WHERE ${found}) ranked
     ${after ? 'WHERE score < ? OR (score = ? AND document > ?)' : ''}
     ORDER BY score DESC, document LIMIT ?`,
    [match, exact, match, ...(after ? [after.score, after.score, after.document] : []), options.first],
  );
  return { total: Number(total), hits: hits.map((row) => ({ ...row, score: Number(row.score) })) };
}

/** Names compared by the folded columns of their own tables, which both databases hold alike. */
function exactName(dialect: 'sqlite' | 'postgresql'): string {
  const document = dialect === 'sqlite' ? 'rowid' : 'id';
  return `? = CASE ${document} % 10
    WHEN 0 THEN (SELECT title_folded FROM paper WHERE paper.id = search_document.${document} / 10)
    WHEN 1 THEN (SELECT name_folded FROM author WHERE author.id = search_document.${document} / 10)
    WHEN 2 THEN (SELECT name_folded FROM organization WHERE organization.id = search_document.${document} / 10)
    WHEN 3 THEN (SELECT label_folded FROM category WHERE category.id = search_document.${document} / 10)
    WHEN 4 THEN (SELECT label_folded FROM topic WHERE topic.id = search_document.${document} / 10)
    ELSE (SELECT name_folded FROM venue WHERE venue.id = search_document.${document} / 10) END`;
}

/** All words, the last one as a prefix, as FTS5 reads it. */
function sqliteMatch(words: readonly string[]): string {
  return words.map((word, at) => `"${word}"${at === words.length - 1 ? '*' : ''}`).join(' ');
}

/** The same as PostgreSQL reads it. */
function postgresMatch(words: readonly string[]): string {
  return words.map((word, at) => `'${word}'${at === words.length - 1 ? ':*' : ''}`).join(' & ');
}

/** Letters and digits of any script only: nothing that either query language could take for an operator. */
function queryWords(query: string): string[] {
  const plain = plainText(query.slice(0, longestQuery));
  return (plain.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, mostWords);
}

/** Lower case without combining marks, of the same length in words as the text. */
function plainText(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

function toHit(row: Row, words: string[]): SearchHit {
  const document = Number(row.document);
  const fields = [
    ['NAME', row.name],
    ['FURTHER', row.further],
    ['BODY', row.body],
  ] as const;
  let best: (typeof fields)[number] = fields[0];
  let most = 0;
  for (const field of fields) {
    const found = new Set(matches(field[1], words).map(({ word }) => word)).size;
    if (found > most) [most, best] = [found, field];
  }
  return {
    type: searchedKinds[document % 10] ?? 'paper',
    id: Math.floor(document / 10),
    document,
    score: row.score,
    matchedField: best[0],
    snippet: snippet(best[1], words),
  };
}

interface Match {
  start: number;
  end: number;
  word: number;
}

/** Where the words stand in a text as it is printed. */
function matches(text: string, words: string[]): Match[] {
  const found: Match[] = [];
  for (const { 0: token, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const plain = plainText(token);
    const word = words.findIndex((sought, at) =>
      at === words.length - 1 ? plain.startsWith(sought) : plain === sought,
    );
    if (word >= 0) found.push({ start: index, end: index + token.length, word });
  }
  return found;
}

/** The text around the first words found, cut at spaces. */
function snippet(text: string, words: string[]): SearchSnippet {
  const found = matches(text, words);
  let from = 0;
  let to = text.length;
  if (text.length > snippetLength) {
    const first = found[0]?.start ?? 0;
    from = first < snippetLength / 2 ? 0 : Math.max(text.lastIndexOf(' ', first - snippetLength / 4) + 1, 0);
    const end = text.indexOf(' ', from + snippetLength);
    to = end < 0 ? text.length : end;
  }
  const prefix = from > 0 ? '… ' : '';
  const highlights = found
    .filter(({ start, end }) => start >= from && end <= to)
    .map(({ start, end }): [number, number] => [start - from + prefix.length, end - from + prefix.length]);
  return { text: `${prefix}${text.slice(from, to)}${to < text.length ? ' …' : ''}`, highlights };
}
