import type { SourceItem } from '../importers/importer.js';
import { type ImportLockOptions, withImportLock } from './import-lock.js';
import { closeDeadRuns, type RunSource, type RunStatus } from './ingest/import-runs.js';
import { ImportSession } from './ingest/import-session.js';
import type { BatchReport } from './ingest/ingest-batch.js';
import type { PreparedItem } from './ingest/prepare-record.js';
import { rollBack } from './roll-back.js';
import { ensureSearchIndex } from './search-index.js';
import type { Sql, Store } from './store.js';

export interface IngestOptions extends ImportLockOptions {
  /** Records in one transaction, at most; 4,000 unless stated, of the first 1,000: of an import that dies no more is lost. */
  batchSize?: number;
  /** Ends the waiting for another import, or the import: what is read by then is taken in. */
  signal?: AbortSignal;
  /** Everything is done and nothing is kept. */
  dryRun?: boolean;
  /** Reads files again that have been taken in as they are. */
  rereads?: boolean;
  /** Told after every batch. */
  onProgress?: (progress: IngestProgress) => void;
}

export interface IngestAllOptions extends IngestOptions {
  /** Told of every source when it is taken in, in order. */
  onRunEnd?: (report: ImportRunReport) => void;
}

/** A file and what an importer reads of it. */
export interface IngestSource extends RunSource {
  items: AsyncIterable<PreparedItem>;
  /** As `Importer.hasLocalKeys`. */
  hasLocalKeys?: boolean;
  /** Absent where what is read depends on more than the bytes. */
  content?: SourceContent;
}

/** What tells whether a file has been taken in as it is. */
export interface SourceContent {
  /** Size and time of change: while both stay, so do the bytes. */
  readonly stamp: string;
  /** SHA-256, where the bytes have been read to their end. */
  contentHash(): string | null;
  /** The same, found by reading them. */
  findContentHash(): Promise<string>;
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
 * in part is added to, and every record stays as a source that can be named. Small files share a batch. A file that
 * this software has taken in as it is, whole and from the same place, is not read again. An import that dies leaves
 * whole batches only; the same import again goes on from there.
 *
 * @param sources in the order in which they are read; where reading one throws, its run is marked as failed, what was
 *   read stays, and the others follow
 * @returns the data version after all of it, affiliations matched
 * @throws StoreError IMPORT_RUNNING where another import runs and is not waited for
 */
export async function ingestAll(
  store: Store,
  sources: AsyncIterable<IngestSource> | Iterable<IngestSource>,
  options: IngestAllOptions = {},
): Promise<number> {
  return withImportLock(store, options, () => importAll(store, sources, options));
}

async function importAll(
  store: Store,
  sources: AsyncIterable<IngestSource> | Iterable<IngestSource>,
  options: IngestAllOptions,
): Promise<number> {
  await ensureSearchIndex(store.sql);
  const importInto = async (sql: Sql) => {
    await sql.transaction(closeDeadRuns);
    const session = new ImportSession(sql, options);
    for await (const source of sources) {
      await session.read(source);
      if (session.isStopped) break;
    }
    return session.end();
  };
  return options.dryRun ? rollBack(store.sql, importInto) : importInto(store.sql);
}

/** Takes in the records of one source, as `ingestOne` does. */
export function ingest(
  store: Store,
  source: Omit<IngestSource, 'items'>,
  items: AsyncIterable<SourceItem>,
  options: IngestOptions = {},
): Promise<ImportRunReport> {
  return ingestOne(store, { ...source, items }, options);
}

/**
 * Takes in one source, as `ingestAll` does.
 *
 * @throws what reading the source throws
 */
export async function ingestOne(
  store: Store,
  source: IngestSource,
  options: IngestOptions = {},
): Promise<ImportRunReport> {
  let report: ImportRunReport | undefined;
  const dataVersion = await ingestAll(store, [source], {
    ...options,
    onRunEnd: (ended) => {
      report = ended;
    },
  });
  if (report === undefined) throw new Error('an import ended without a report');
  if (report.status === 'FAILED') throw report.failure;
  return { ...report, dataVersion };
}
