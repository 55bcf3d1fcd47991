import type { AuthorCorpus } from '../../identity/author-corpus.js';
import { authorEvidenceDefaults } from '../../identity/author-evidence.js';
import { givenNames } from '../../identity/author-given-names.js';
import { personName } from '../ingest/person-names.js';
import type { Sql } from '../store.js';

/** Family name and first initial, and how many papers their bearers have. */
export interface NameBlock {
  key: string;
  papers: number;
}

const touchedAuthors = `SELECT s.author_id FROM source_record r JOIN authorship s ON s.paper_id = r.paper_id WHERE r.run_id > ?
  UNION SELECT i.author_id FROM source_record r JOIN identifier i ON i.source_record_id = r.id
    WHERE r.run_id > ? AND i.author_id IS NOT NULL`;

/**
 * The blocks in which something may be decided: those of people on whom a record of a later run had to say something,
 * without those in which one person alone bears one rare name and no two ids of a kind. Sorted by key.
 *
 * @param sinceRun null for all blocks
 * @param after only keys after this one
 */
export async function openBlocks(
  sql: Sql,
  corpus: AuthorCorpus,
  sinceRun: number | null,
  after: string,
): Promise<NameBlock[]> {
  const touched =
    sinceRun === null
      ? ''
      : `AND n.block_key IN (SELECT block_key FROM author_name WHERE author_id IN (${touchedAuthors}))`;
  const contradicted = await contradictedBlocks(sql);
  const blocks: NameBlock[] = [];
  const statement = `SELECT n.block_key, SUM(a.papers_count), COUNT(*), MIN(n.name), MIN(n.name_folded)
    FROM author_name n JOIN author a ON a.id = n.author_id
    WHERE n.block_key <> '' ${touched} GROUP BY n.block_key`;
  for await (const rows of sql.scan(statement, sinceRun === null ? [] : [sinceRun, sinceRun]))
    for (const [key, papers, spellings, name, folded] of rows as [string, number, number, string, string][]) {
      if (key <= after || Number(papers) < 2) continue;
      const isOne = Number(spellings) === 1 && !contradicted.has(key);
      if (isOne && isRare(corpus, { ...personName({ name }), folded, blockKey: key })) continue;
      blocks.push({ key, papers: Number(papers) });
    }
  return blocks.sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Of people who bear two identifiers of which one person has one. */
async function contradictedBlocks(sql: Sql): Promise<Set<string>> {
  const rows = await sql.all<{ key: string }>(
    `SELECT DISTINCT n.block_key AS key FROM author_name n WHERE n.author_id IN (
       SELECT author_id FROM identifier WHERE author_id IS NOT NULL GROUP BY author_id, scheme HAVING COUNT(*) > 1)`,
  );
  return new Set(rows.map(({ key }) => key));
}

function isRare(corpus: AuthorCorpus, name: Parameters<typeof givenNames>[0]): boolean {
  const given = givenNames(name);
  return given.isFull && corpus.namesakes(given) < authorEvidenceDefaults.safeNamesakes;
}
