import type { SourceItem } from '../importers/importer.js';
import { readDataVersion } from './data-version.js';
import type { RunMemory } from './ingest/batch.js';
import { beginRun, endRun, type RunSource, type RunStatus, saveCounts } from './ingest/import-runs.js';
import { type BatchReport, ingestBatch } from './ingest/ingest-batch.js';
import { keepCorpus, takeCorpus } from './ingest/run-corpus.js';
import { ensureSearchIndex } from './search-index.js';
import type { Sql, Store } from './store.js';

export interface IngestOptions {
  /** Records in one transaction; 500 unless stated. */
  batchSize?: number;
  /** Ends the import after the batch under way. */
  signal?: AbortSignal;
  /** Everything is done and nothing is kept. */
  dryRun?: boolean;
  /** Told after every batch. */
  onProgress?: (progress: IngestProgress) => void;
}

export type IngestProgress = Omit<BatchReport, 'coverage'>;

export interface ImportRunReport extends IngestProgress {
  /** Of the import run; it is gone again after a dry run. */
  runId: number;
  status: Exclude<RunStatus, 'RUNNING' | 'FAILED'>;
  /** Field to the number of records that had it. */
  coverage: Record<string, number>;
  /** After the run; the same as before it where nothing changed. */
  dataVersion: number;
  seconds: number;
}

/**
 * Takes records into the database, batch by batch. What is there already is left alone, what is known in part is
 * added to, and every record stays as a source that can be named. A run that dies leaves whole batches only; the same
 * run again completes it.
 *
 * @param items as an importer reads them; where it throws, the run is marked as failed, earlier batches stay, and the
 *   error is passed on
 */
export async function ingest(
  store: Store,
  source: RunSource,
  items: AsyncIterable<SourceItem>,
  options: IngestOptions = {},
): Promise<ImportRunReport> {
  await ensureSearchIndex(store.sql);
  if (!options.dryRun) return runImport(store.sql, source, items, options);
  let report: ImportRunReport | undefined;
  const kept = new Error('a dry run is rolled back');
  await store.sql
    .transaction(async (sql) => {
      report = await runImport(sql, source, items, options);
      throw kept;
    })
    .catch((error: unknown) => {
      if (error !== kept) throw error;
    });
  return report as unknown as ImportRunReport;
}

async function runImport(
  sql: Sql,
  source: RunSource,
  items: AsyncIterable<SourceItem>,
  { batchSize = 500, signal, onProgress }: IngestOptions,
): Promise<ImportRunReport> {
  const started = performance.now();
  const id = await beginRun(sql, source);
  const run = { id, file: source.file, format: source.format };
  let memory: RunMemory | undefined;
  const total: BatchReport = {
    ...{ read: 0, added: 0, merged: 0, unchanged: 0, quarantined: 0, flagged: 0 },
    coverage: new Map(),
  };
  let status: ImportRunReport['status'] = 'DONE';
  try {
    for await (const batch of batches(items, batchSize)) {
      await sql.transaction(async (writer) => {
        memory ??= { ownKeys: new Map(), corpus: await takeCorpus(sql, writer) };
        const report = await ingestBatch(writer, run, memory, batch);
        addReport(total, report);
        await saveCounts(writer, id, total);
      });
      const { coverage: _, ...progress } = total;
      onProgress?.(progress);
      if (signal?.aborted) {
        status = 'INTERRUPTED';
        break;
      }
    }
  } catch (error) {
    // A transaction that failed may have taken the database with it: then the run is found dead by the next one.
    await endRun(sql, id, 'FAILED', firstLine(error)).catch(() => {});
    throw error;
  }
  await endRun(sql, id, status);
  const { coverage, ...counts } = total;
  const dataVersion = await readDataVersion({ sql });
  if (memory) keepCorpus(sql, memory.corpus, dataVersion);
  return {
    ...counts,
    runId: id,
    status,
    coverage: Object.fromEntries(coverage),
    dataVersion,
    seconds: (performance.now() - started) / 1000,
  };
}

async function* batches(items: AsyncIterable<SourceItem>, size: number): AsyncGenerator<SourceItem[]> {
  let batch: SourceItem[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function addReport(total: BatchReport, report: BatchReport): void {
  for (const field of ['read', 'added', 'merged', 'unchanged', 'quarantined', 'flagged'] as const)
    total[field] += report[field];
  for (const [field, count] of report.coverage) total.coverage.set(field, (total.coverage.get(field) ?? 0) + count);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
