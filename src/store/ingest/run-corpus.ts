import { affiliationWords } from '../../identity/affiliation-text.js';
import { AuthorCorpus } from '../../identity/author-corpus.js';
import { authorTitleWords } from '../../identity/author-title-words.js';
import { readDataVersion } from '../data-version.js';
import type { Sql } from '../store.js';
import { personName } from './person-names.js';

/** What the last run on a connection learned, and the data version for which it holds; dies with the connection. */
const learned = new WeakMap<Sql, { corpus: AuthorCorpus; dataVersion: number }>();

/**
 * How common names and words are in the database: what decides whether a name alone says who is meant. The run adds
 * what it brings; the next run on the same connection goes on from there, so that many small files cost one reading.
 *
 * @param connection under which `keepCorpus` left what the last run learned
 * @param sql the transaction that reads
 */
export async function takeCorpus(connection: Sql, sql: Sql): Promise<AuthorCorpus> {
  const kept = learned.get(connection);
  learned.delete(connection);
  return kept && kept.dataVersion === (await readDataVersion({ sql })) ? kept.corpus : readCorpus(sql);
}

/** Leaves what a run that went well has learned to the next one. */
export function keepCorpus(connection: Sql, corpus: AuthorCorpus, dataVersion: number): void {
  learned.set(connection, { corpus, dataVersion });
}

/** How common names and words are in the database now, whatever came in which order. */
export async function readCorpus(sql: Sql): Promise<AuthorCorpus> {
  const corpus = new AuthorCorpus();
  for await (const rows of sql.scan('SELECT name, name_folded, block_key FROM author_name')) {
    for (const [name, folded, blockKey] of rows as [string, string, string][])
      corpus.addName({ ...personName({ name }), folded, blockKey });
  }
  for await (const rows of sql.scan('SELECT title_folded FROM paper'))
    for (const [title] of rows as [string][]) corpus.addWords('title', new Set(authorTitleWords(title)));
  for await (const rows of sql.scan('SELECT DISTINCT text_folded FROM affiliation'))
    for (const [text] of rows as [string][]) corpus.addWords('organization', new Set(affiliationWords(text)));
  return corpus;
}
