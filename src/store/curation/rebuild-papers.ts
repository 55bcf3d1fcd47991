import type { PaperRecord } from '../../importers/paper-record.js';
import { AuthorMemory } from '../ingest/author-memory.js';
import { CountDeltas } from '../ingest/count-deltas.js';
import { IdAllocator } from '../ingest/id-allocator.js';
import { IdentifierRegistry } from '../ingest/identifier-registry.js';
import { ingestEntities } from '../ingest/ingest-batch.js';
import { LinkBook } from '../ingest/link-book.js';
import { ProblemLog } from '../ingest/problem-log.js';
import { takeCorpus } from '../ingest/run-corpus.js';
import { Touched } from '../ingest/touched.js';
import { updateSearchIndex } from '../search-index.js';
import { jsonInts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import { countedLinks } from './counted-anew.js';
import { EntityImages, type Teaching } from './entity-images.js';

/**
 * Puts papers together anew from the source records that are theirs now, as an import does when a record changes: people
 * keep their places.
 *
 * @param connection under which an import may have left what it learned of names
 * @returns what it taught of the people and the rest beside the papers
 */
export async function rebuildPapers(connection: Sql, sql: Sql, paperIds: readonly number[]): Promise<Teaching> {
  const images = new EntityImages(sql);
  const rows = await sql.all<{
    id: number;
    paperId: number;
    line: number | null;
    record: string;
    hash: string;
    runId: number;
    file: string;
    format: string;
  }>(
    `SELECT id, paper_id AS "paperId", line, record, hash, run_id AS "runId", file, format FROM source_record
     WHERE paper_id IN ${jsonInts(sql.dialect)} ORDER BY id`,
    [JSON.stringify(paperIds)],
  );
  const [first] = rows;
  if (!first) return images.teaching([]);
  // Relations that records state are stated again; those found by comparing stay.
  const own = [JSON.stringify(paperIds)];
  await sql.run(`DELETE FROM paper_relation WHERE evidence = '{}' AND from_id IN ${jsonInts(sql.dialect)}`, own);
  await sql.run(
    `DELETE FROM waiting_link WHERE kind NOT IN ('PARENT', 'INTRODUCED_BY', 'BROADER', 'RECORD') AND from_id IN ${jsonInts(sql.dialect)}`,
    own,
  );
  const registry = new IdentifierRegistry(sql);
  const ownKeys = new Map<string, number>();
  const batch = {
    ...{ sql, format: first.format, registry, ownKeys },
    corpus: await takeCorpus(connection, sql),
    people: new AuthorMemory(),
    problems: new ProblemLog({ id: first.runId, file: first.file }),
    ids: await IdAllocator.read(sql),
    deltas: new CountDeltas(),
    touched: new Touched(),
    links: new LinkBook(sql, registry, ownKeys),
    keeper: images,
  };
  const items = rows.map(({ id, paperId, line, record, format, hash, runId, file }) => ({
    run: { id: runId, file },
    isNew: false,
    place: line === null ? {} : { line },
    record: JSON.parse(record) as PaperRecord,
    format,
    hash,
    sourceId: id,
    isChange: true,
    paperId,
    problems: [],
  }));
  await ingestEntities(batch, items, async () => {});
  // Whoever keeps a place may have come by a spelling.
  const authors = await sql.all<{ id: number }>(countedLinks.author(jsonInts(sql.dialect)), own);
  await updateSearchIndex(
    sql,
    'author',
    authors.map(({ id }) => id),
  );
  return images.teaching(registry.claimed);
}
