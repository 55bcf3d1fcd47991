import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { StoreError } from '../errors.js';
import { findSources } from '../importers/sources.js';
import { withImportLock } from '../store/import-lock.js';
import type { Store } from '../store/store.js';
import { packageRoot } from './software-version.js';

export interface BundledLoadOptions {
  /** Ends the load after the batch under way. */
  signal?: AbortSignal;
  /** Told once, before anything is loaded. */
  onBegin?: () => void;
  /** @param share of the work that is done, 0 to 1 */
  onProgress?: (share: number, text: string) => void;
}

const folder = 'prisma/seed/';
/** In this order: who is known already is evidence for where the listing's bylines begin. */
const files = ['listing.txt', 'acl-sample.jsonl.gz'];

/**
 * Fills a database that nobody has imported into with the papers that come with the package. A load that was stopped
 * in the middle goes on at the next start. Where another process imports, it is left alone: what that fills needs no
 * papers to look at.
 */
export async function loadBundledCorpus(store: Store, options: BundledLoadOptions = {}): Promise<void> {
  await withImportLock(store, { waits: false }, () => loadMissing(store, options)).catch((error: unknown) => {
    if (!isOtherImport(error)) throw error;
  });
}

async function loadMissing(store: Store, options: BundledLoadOptions): Promise<void> {
  const runs = await store.sql.all<{ file: string; status: string }>('SELECT DISTINCT file, status FROM import_run');
  if (runs.some(({ file }) => !file.startsWith(folder))) return;
  const done = new Set(runs.filter(({ status }) => status === 'DONE').map(({ file }) => file));
  const missing = files.filter((file) => !done.has(folder + file)).map((file) => join(packageRoot, folder, file));
  const { found } = await findSources(missing.filter((path) => existsSync(path)));
  const { signal, onBegin, onProgress } = options;
  if (found.length === 0) return lookAgain(store, options);
  onBegin?.();
  // The formats are many, and only a first start needs them.
  const { detectImporter } = await import('../importers/detect.js');
  const { importSource } = await import('./import-source.js');
  const allBytes = found.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
  let doneBytes = 0;
  for (const source of found) {
    if (signal?.aborted) return;
    const importer = await detectImporter(source);
    if (!importer) continue;
    const bundled = { ...source, name: folder + basename(source.name) };
    await importSource(store, bundled, importer, {
      ...(signal && { signal }),
      isLocked: true,
      onProgress: ({ read }) => {
        const share = (doneBytes + source.bytesRead()) / allBytes;
        onProgress?.(share, `loading the bundled papers, ${read.toLocaleString('en')} records`);
      },
    });
    doneBytes += source.storedBytes;
  }
  await lookAgain(store, options);
}

function isOtherImport(error: unknown): boolean {
  return error instanceof StoreError && error.code === 'IMPORT_RUNNING';
}

/** What an import does at its end: who is who, and topics. Nothing where it has been done already. */
async function lookAgain(store: Store, options: BundledLoadOptions): Promise<void> {
  const { signal, onProgress } = options;
  if (signal?.aborted) return;
  const { resolveAuthors } = await import('../store/resolve-authors.js');
  await resolveAuthors(store, {
    ...(signal && { signal }),
    ...(onProgress && { onProgress: ({ share, name }) => onProgress(share, `who is who: ${name}`) }),
  });
  await findTopics(store, options);
}

async function findTopics(store: Store, { signal, onProgress }: BundledLoadOptions): Promise<void> {
  if (signal?.aborted) return;
  const { refreshTopics } = await import('../store/topics/refresh-topics.js');
  await refreshTopics(store, {
    ...(signal && { signal }),
    ...(onProgress && { onProgress: (share, text) => onProgress(share, `looking for topics, ${text}`) }),
  }).catch((error: unknown) => {
    // The next start goes on.
    if (!signal?.aborted) throw error;
  });
}
