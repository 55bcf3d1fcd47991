import type { SourceItem } from '../importers/importer.js';
import { closeDeadRuns, type RunSource, type RunStatus } from './ingest/import-runs.js';
import { ImportSession } from './ingest/import-session.js';
import type { BatchReport } from './ingest/ingest-batch.js';
import { ensureSearchIndex } from './search-index.js';
import type { Sql, Store } from './store.js';

export interface IngestOptions {
  /** Records in one transaction, at most; 4,000 unless stated. */
  batchSize?: number;
  /** Ends the import after the batch under way. */
  signal?: AbortSignal;
  /** Everything is done and nothing is kept. */
  dryRun?: boolean;
  /** Told after every batch. */
  onProgress?: (progress: IngestProgress) => void;
}

export interface IngestAllOptions extends IngestOptions {
  /** Told of every source when it is taken in, in order. */
  onRunEnd?: (report: ImportRunReport) => void;
}

/** A file and what an importer reads of it. */
export interface IngestSource extends RunSource {
  items: AsyncIterable<SourceItem>;
}

/** Counts of all sources so far. */
export type IngestProgress = Omit<BatchReport, 'coverage'>;

export interface ImportRunReport extends IngestProgress {
  /** Of the import run; it is gone again after a dry run. */
  runId: number;
  source: RunSource;
  status: Exclude<RunStatus, 'RUNNING'>;
  /** What reading the source threw, where the run failed. */
  failure?: unknown;
  /** Field to the number of records that had it. */
  coverage: Record<string, number>;
  /** After the run; the same as before it where nothing changed. */
  dataVersion: number;
  seconds: number;
}

/**
 * Takes the records of sources into the database, batch by batch. What is there already is left alone, what is known
 * in part is added to, and every record stays as a source that can be named. Small files share a batch. An import that
 * dies leaves whole batches only; the same import again completes it.
 *
 * @param sources in the order in which they are read; where reading one throws, its run is marked as failed, what was
 *   read stays, and the others follow
 * @returns the data version after all of it, affiliations matched
 */
export async function ingestAll(
  store: Store,
  sources: AsyncIterable<IngestSource> | Iterable<IngestSource>,
  options: IngestAllOptions = {},
): Promise<number> {
  await ensureSearchIndex(store.sql);
  const importAll = async (sql: Sql) => {
    await sql.transaction(closeDeadRuns);
    const session = new ImportSession(sql, options);
    for await (const source of sources) {
      await session.read(source);
      if (session.isStopped) break;
    }
    return session.end();
  };
  if (!options.dryRun) return importAll(store.sql);
  const kept = new Error('a dry run is rolled back');
  let dataVersion = 0;
  await store.sql
    .transaction(async (sql) => {
      dataVersion = await importAll(sql);
      throw kept;
    })
    .catch((error: unknown) => {
      if (error !== kept) throw error;
    });
  return dataVersion;
}

/**
 * Takes in one source, as `ingestAll` does.
 *
 * @throws what reading the source throws
 */
export async function ingest(
  store: Store,
  source: RunSource,
  items: AsyncIterable<SourceItem>,
  options: IngestOptions = {},
): Promise<ImportRunReport> {
  let report: ImportRunReport | undefined;
  const dataVersion = await ingestAll(store, [{ ...source, items }], {
    ...options,
    onRunEnd: (ended) => {
      report = ended;
    },
  });
  if (report === undefined) throw new Error('an import ended without a report');
  if (report.status === 'FAILED') throw report.failure;
  return { ...report, dataVersion };
}
