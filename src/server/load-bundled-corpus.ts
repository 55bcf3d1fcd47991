import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { findSources } from '../importers/sources.js';
import type { Store } from '../store/store.js';
import { packageRoot } from './software-version.js';

const folder = 'prisma/seed/';

/**
 * Fills a database that nobody has imported into with the papers that come with the package. A load that was stopped
 * in the middle goes on at the next start.
 */
export async function loadBundledCorpus(store: Store): Promise<void> {
  const path = join(packageRoot, folder);
  if (!existsSync(path)) return;
  const runs = await store.sql.all<{ file: string; status: string }>('SELECT DISTINCT file, status FROM import_run');
  if (runs.some(({ file }) => !file.startsWith(folder))) return;
  const done = new Set(runs.filter(({ status }) => status === 'DONE').map(({ file }) => file));
  const { found } = await findSources([path]);
  const missing = found.filter(({ name }) => !done.has(folder + basename(name)));
  if (missing.length === 0) return;
  // The formats are many, and only a first start needs them.
  const { detectImporter } = await import('../importers/detect.js');
  const { importSource } = await import('./import-source.js');
  for (const source of missing) {
    const importer = await detectImporter(source);
    if (importer) await importSource(store, { ...source, name: folder + basename(source.name) }, importer);
  }
}
