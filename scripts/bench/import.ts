/**
 * Records per second and peak memory of importing a folder into a new embedded database, beside a bare parse of the
 * same bytes. Run: npm run bench -- import [FOLDER or FILE...], the ACL Anthology unless stated.
 */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SaxesParser } from 'saxes';
import { detectImporter } from '../../src/importers/detect.js';
import { findSources } from '../../src/importers/sources.js';
import { importSource } from '../../src/server/import-source.js';
import { migrate } from '../../src/store/migrate.js';
import { openStore } from '../../src/store/open-store.js';

const anthology = fileURLToPath(new URL('../../../shared/data/acl-anthology/data/xml', import.meta.url));
const paths = process.argv.length > 2 ? process.argv.slice(2) : [anthology];
const folder = mkdtempSync(join(tmpdir(), 'papergraph-bench-'));
const { found, close } = await findSources(paths);
let peak = 0;
const watch = setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, 50);
try {
  const store = await openStore(`file:${join(folder, 'bench.db')}`);
  await migrate(store);
  let read = 0;
  const started = performance.now();
  for (const source of found) {
    const importer = await detectImporter(source);
    if (importer !== undefined) read += (await importSource(store, source, importer)).read;
  }
  const seconds = (performance.now() - started) / 1000;
  await store.close();
  const megabytes = statSync(join(folder, 'bench.db')).size / 1e6;
  console.log(`${read} records in ${seconds.toFixed(1)} s: ${Math.round(read / seconds)} a second`);
  console.log(`peak memory ${Math.round(peak / 1e6)} MB, database ${Math.round(megabytes)} MB`);
} finally {
  clearInterval(watch);
  await close();
  rmSync(folder, { recursive: true, force: true });
}

if (paths[0] === anthology) {
  const started = performance.now();
  for (const { name } of found) {
    const parser = new SaxesParser();
    parser.on('error', () => {});
    parser.write(readFileSync(name, 'utf8')).close();
  }
  console.log(`bare parse of the same bytes: ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
