import { TopicExtraction } from '../../topics/terms/extract-topics.js';
import { readDataVersion } from '../data-version.js';
import { ensureSearchIndex } from '../search-index.js';
import type { Sql, Store } from '../store.js';
import { countPapers, lastWholeRun, writeTopicsState } from './topics-state.js';
import { type TopicChanges, type WriteOptions, writeTopics } from './write-topics.js';

export interface RebuildOptions {
  /** Says what would change, and writes nothing. */
  dryRun?: boolean;
  /** Ends the rebuild before anything is written. */
  signal?: AbortSignal;
  /** @param share of the work that is done, 0 to 1 */
  onProgress?: (share: number, text: string) => void;
}

export interface TopicsReport extends TopicChanges {
  /** Papers that were read. */
  papers: number;
  /** After it; the same as before where nothing changed. */
  dataVersion: number;
  seconds: number;
}

/** Shares of the work: how far it is when a stage begins. */
const stageShares = { names: 0.45, terms: 0.5, links: 0.6, relations: 0.75 } as const;
const readShare = 0.45;
const writeFrom = 0.8;
const mostAttempts = 3;

/**
 * Extracts the topics of all papers anew. What is read is of one moment; where an import wrote meanwhile, it is read
 * again, and at last with writers held up.
 *
 * @throws the reason of the signal where it was aborted
 */
export async function rebuildTopics(store: Store, options: RebuildOptions = {}): Promise<TopicsReport> {
  const started = performance.now();
  await ensureSearchIndex(store.sql);
  for (let attempt = 1; ; attempt++) {
    const isLast = attempt === mostAttempts;
    const report = isLast
      ? await store.sql.transaction(async (sql) => write(sql, await read(sql, options), options))
      : await rebuildBeside(store, options);
    if (report) return { ...report, seconds: (performance.now() - started) / 1000 };
  }
}

/** Reads and computes without holding up writers; undefined where the data changed meanwhile. */
async function rebuildBeside(store: Store, options: RebuildOptions) {
  const found = await store.sql.readTransaction((sql) => read(sql, options), { readsOnce: true });
  return store.sql.transaction(async (sql) =>
    (await readDataVersion({ sql })) === found.dataVersion ? write(sql, found, options) : undefined,
  );
}

type PaperColumns = [
  id: number,
  key: string,
  title: string,
  abstract: string | null,
  date: string | null,
  authors: number,
];

/** All papers and the topics found in them. */
async function read(sql: Sql, { signal, onProgress }: RebuildOptions) {
  const dataVersion = await readDataVersion({ sql });
  const run = await lastWholeRun(sql);
  const total = await countPapers(sql);
  const paperIds = new Int32Array(total);
  const extraction = new TopicExtraction();
  let count = 0;
  for await (const rows of sql.scan('SELECT id, key, title, abstract, date, authors_count FROM paper ORDER BY id')) {
    signal?.throwIfAborted();
    for (const [id, key, title, abstract, date, authors] of rows as PaperColumns[]) {
      paperIds[count++] = id;
      extraction.add({ key, title, abstract, date, hasAuthors: authors > 0 });
    }
    onProgress?.((readShare * count) / total, `${count.toLocaleString('en')} papers read`);
  }
  const extracted = extraction.finish({
    onStage: (stage) => {
      signal?.throwIfAborted();
      onProgress?.(stageShares[stage], `looking for ${stage}`);
    },
  });
  return { dataVersion, run, paperIds, extracted };
}

async function write(
  sql: Sql,
  found: Awaited<ReturnType<typeof read>>,
  { dryRun = false, onProgress }: RebuildOptions,
) {
  const { paperIds, extracted, run } = found;
  const writeOptions: WriteOptions = {
    dryRun,
    onRows: (done, all) =>
      onProgress?.(writeFrom + ((1 - writeFrom) * done) / all, `${done.toLocaleString('en')} links written`),
  };
  const changes = await writeTopics(sql, extracted, paperIds, writeOptions);
  if (!dryRun) await writeTopicsState(sql, { papers: paperIds.length, run });
  return { ...changes, papers: paperIds.length, dataVersion: await readDataVersion({ sql }) };
}
