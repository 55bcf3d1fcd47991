import { readDataMoment, readDataVersion } from '../data-version.js';
import type { ImportRunReport, IngestAllOptions, IngestProgress, IngestSource } from '../ingest.js';
import type { Sql } from '../store.js';
import { AuthorMemory } from './author-memory.js';
import type { BatchRun, RunMemory } from './batch.js';
import { beginRuns, findWholeRun, type RunState, saveRuns } from './import-runs.js';
import { type BatchReport, emptyReport, ingestBatch, type RunItem } from './ingest-batch.js';
import { matchAffiliations } from './match-affiliations.js';
import { ownScheme, type PreparedItem } from './prepare-record.js';
import { keepCorpus, takeCorpus } from './run-corpus.js';
import { WaitingDocuments } from './waiting-documents.js';

const defaultBatchSize = 4000;
/** Records that are compared and decided together; the first transaction has no more, so that writing begins soon. */
const mostTogether = 1000;
/** Runs that wait for a batch to be written, where they have few records or none. */
const mostRuns = 1000;
/** Characters of records in a transaction, about: long ones make it smaller. */
const longestBatch = 16_000_000;

const counted = ['read', 'added', 'merged', 'unchanged', 'quarantined', 'flagged'] as const;

class Run implements RunState, BatchRun {
  id = 0;
  isStored = false;
  status: RunState['status'] = 'RUNNING';
  error: string | null = null;
  failure: unknown;
  /** Of the content that was taken in before. */
  knownHash: string | null = null;
  readonly counts = emptyReport();
  readonly started = performance.now();
  /** When it was read, which is before its last records were written. */
  ended = 0;
  readonly source: IngestSource;

  constructor(source: IngestSource) {
    this.source = source;
  }

  get file(): string {
    return this.source.file;
  }

  get hasLocalKeys(): boolean {
    return this.source.hasLocalKeys ?? false;
  }

  get stamp(): string | null {
    return this.source.content?.stamp ?? null;
  }

  get contentHash(): string | null {
    return this.status === 'DONE' ? (this.source.content?.contentHash() ?? this.knownHash) : null;
  }
}

/** One import of any number of sources: gathers batches, across small files where they are of one format. */
export class ImportSession {
  readonly #sql: Sql;
  readonly #options: IngestAllOptions;
  #memory: RunMemory | undefined;
  #format = '';
  #items: RunItem[] = [];
  #length = 0;
  /** Whose items, or whose end, the batch holds. */
  #runs: Run[] = [];
  readonly #progress: IngestProgress;
  #dataVersion = 0;
  /** The database failed, not a source. */
  #isBroken = false;

  constructor(sql: Sql, options: IngestAllOptions) {
    this.#sql = sql;
    this.#options = options;
    const { coverage: _, ...progress } = emptyReport();
    this.#progress = progress;
  }

  get isStopped(): boolean {
    return this.#options.signal?.aborted ?? false;
  }

  get #batchSize(): number {
    return this.#options.batchSize ?? (this.#memory === undefined ? mostTogether : defaultBatchSize);
  }

  /** Reads a source to its end, unless the import is stopped; its last records wait for the batch to be full. */
  async read(source: IngestSource): Promise<void> {
    if (this.#format !== source.format || source.format === ownScheme) await this.#write();
    this.#format = source.format;
    const run = new Run(source);
    this.#runs.push(run);
    if (this.#runs.length >= mostRuns) await this.#write(run);
    try {
      if (await this.#isTakenIn(run)) {
        run.status = 'DONE';
        return;
      }
      for await (const item of source.items) {
        this.#items.push({ run, item });
        this.#length += lengthOf(item);
        if (this.#items.length >= this.#batchSize || this.#length >= longestBatch) await this.#write(run);
        if (this.isStopped) break;
      }
    } catch (error) {
      if (this.#isBroken) throw error;
      run.status = 'FAILED';
      run.error = firstLine(error);
      run.failure = error;
      return;
    } finally {
      run.ended = performance.now();
    }
    run.status = this.isStopped ? 'INTERRUPTED' : 'DONE';
  }

  /**
   * Takes in what waits, then matches affiliations, unless the import is stopped.
   * @returns the data version after all of it
   */
  async end(): Promise<number> {
    await this.#write();
    if (!this.isStopped) await matchAffiliations(this.#sql);
    this.#dataVersion = await readDataVersion({ sql: this.#sql });
    if (this.#memory) keepCorpus(this.#sql, this.#memory.corpus, this.#dataVersion);
    return this.#dataVersion;
  }

  /** Whether the file has been taken in as it is; then its records are unchanged, all of them. */
  async #isTakenIn(run: Run): Promise<boolean> {
    const { source, counts } = run;
    const { content } = source;
    if (content === undefined || this.#options.rereads) return false;
    const whole = await findWholeRun(this.#sql, source);
    if (whole?.contentHash == null) return false;
    // Of another size it is another file. One that was only touched, or copied anew, is found to be the same.
    const isSame =
      whole.stamp === content.stamp ||
      (sizeOf(whole.stamp) === sizeOf(content.stamp) && whole.contentHash === (await content.findContentHash()));
    if (!isSame) return false;
    run.knownHash = whole.contentHash;
    const report = emptyReport();
    Object.assign(report, { read: whole.read, quarantined: whole.quarantined });
    report.unchanged = whole.read - whole.quarantined;
    for (const [field, count] of Object.entries(JSON.parse(whole.coverage))) report.coverage.set(field, Number(count));
    addReport(counts, report);
    for (const field of counted) this.#progress[field] += report[field];
    return true;
  }

  /** @param unread the run that goes on in the next batch */
  async #write(unread?: Run): Promise<void> {
    const runs = this.#runs;
    const items = this.#items;
    if (runs.length === 0) return;
    this.#runs = unread ? [unread] : [];
    this.#items = [];
    this.#length = 0;
    try {
      await this.#sql.transaction((sql) => this.#writeBatch(sql, runs, items));
    } catch (error) {
      this.#isBroken = true;
      await this.#fail(runs, error);
      throw error;
    }
    for (const run of runs) run.isStored = true;
    this.#options.onProgress?.({ ...this.#progress });
    for (const run of runs)
      if (run.status !== 'RUNNING') this.#options.onRunEnd?.(this.#reportOf(run, runs.length === 1));
  }

  async #writeBatch(sql: Sql, runs: readonly Run[], items: RunItem[]): Promise<void> {
    await beginRuns(
      sql,
      runs.filter(({ isStored }) => !isStored),
    );
    if (items.length > 0) {
      this.#memory ??= {
        ownKeys: new Map(),
        corpus: await takeCorpus(this.#sql, sql),
        people: new AuthorMemory(),
        documents: new WaitingDocuments(),
      };
      // Keys of an exported file mean something in that file only.
      if (runs.some(({ isStored }) => !isStored)) this.#memory.ownKeys.clear();
      const reports: Map<BatchRun, BatchReport>[] = [];
      // What is taken in needs no memory any more.
      while (items.length > 0) reports.push(await this.#ingest(sql, this.#memory, items.splice(0, mostTogether)));
      await this.#memory.documents?.write(sql);
      this.#count(runs, reports);
    }
    await saveRuns(sql, runs);
    this.#dataVersion = await readDataVersion({ sql });
  }

  async #ingest(sql: Sql, memory: RunMemory, items: readonly RunItem[]): Promise<Map<BatchRun, BatchReport>> {
    memory.people.begin(await readDataMoment({ sql }));
    const reports = await ingestBatch(sql, this.#format, memory, items);
    memory.people.end(await readDataMoment({ sql }));
    return reports;
  }

  #count(runs: readonly Run[], reports: readonly Map<BatchRun, BatchReport>[]): void {
    for (const run of runs) {
      for (const report of reports.flatMap((byRun) => byRun.get(run) ?? [])) {
        addReport(run.counts, report);
        for (const field of counted) this.#progress[field] += report[field];
      }
    }
  }

  /** A transaction that failed may have taken the database with it: then the run is found dead by the next import. */
  async #fail(runs: readonly Run[], error: unknown): Promise<void> {
    for (const run of runs) {
      run.status = 'FAILED';
      run.error = firstLine(error);
    }
    await this.#sql
      .transaction(async (sql) => {
        await beginRuns(
          sql,
          runs.filter(({ isStored }) => !isStored),
        );
        await saveRuns(sql, runs);
      })
      .catch(() => {});
  }

  /** @param isAlone whether the batch held nothing else, so that the time of writing is this run's */
  #reportOf(run: Run, isAlone: boolean): ImportRunReport {
    const { coverage, ...counts } = run.counts;
    const { file, format, softwareVersion } = run.source;
    return {
      ...counts,
      runId: run.id,
      source: { file, format, softwareVersion },
      status: run.status as ImportRunReport['status'],
      ...(run.failure === undefined ? {} : { failure: run.failure }),
      coverage: Object.fromEntries(coverage),
      dataVersion: this.#dataVersion,
      seconds: ((isAlone ? performance.now() : run.ended) - run.started) / 1000,
    };
  }
}

function lengthOf(item: PreparedItem): number {
  if (item.length !== undefined) return item.length;
  const { record } = item;
  if (record?.kind !== 'paper') return 200;
  return 300 + (record.abstract?.length ?? 0) + 100 * record.authors.length + 60 * (record.references?.length ?? 0);
}

function sizeOf(stamp: string | null): string | undefined {
  return stamp?.split(':')[0];
}

function addReport(total: BatchReport, report: BatchReport): void {
  for (const field of counted) total[field] += report[field];
  for (const [field, count] of report.coverage) total.coverage.set(field, (total.coverage.get(field) ?? 0) + count);
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
