import { affiliationWords } from '../../identity/affiliation-text.js';
import { AuthorCorpus } from '../../identity/author-corpus.js';
import type { Sql } from '../store.js';
import { personName } from './person-names.js';

/**
 * How common names and words are in the database: what decides whether a name alone says who is meant. Read once for
 * a run; the run adds what it brings.
 */
export async function readCorpus(sql: Sql): Promise<AuthorCorpus> {
  const corpus = new AuthorCorpus();
  for await (const rows of sql.scan('SELECT name, name_folded, block_key FROM author_name')) {
    for (const [name, folded, blockKey] of rows as [string, string, string][])
      corpus.addName({ ...personName({ name }), folded, blockKey });
  }
  for await (const rows of sql.scan('SELECT title_folded FROM paper'))
    for (const [title] of rows as [string][]) corpus.addWords('title', new Set(title.split(' ')));
  for await (const rows of sql.scan('SELECT DISTINCT text_folded FROM affiliation'))
    for (const [text] of rows as [string][]) corpus.addWords('organization', new Set(affiliationWords(text)));
  return corpus;
}
