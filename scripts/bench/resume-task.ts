/** One import of `bench/resume.ts`: takes sources into the database of the first argument, telling how far it is. */
import { detectImporter } from '../../src/importers/detect.js';
import { findSources } from '../../src/importers/sources.js';
import { sourceToIngest } from '../../src/server/import-source.js';
import { type IngestSource, ingestAll } from '../../src/store/ingest.js';
import { migrate } from '../../src/store/migrate.js';
import { openStore } from '../../src/store/open-store.js';

const [url = '', ...paths] = process.argv.slice(2);
const { found, close } = await findSources(paths);
const store = await openStore(url);
await migrate(store);
// What starting takes would be the same for every run.
const before = process.cpuUsage();
async function* sources(): AsyncGenerator<IngestSource> {
  for (const source of found) {
    const importer = await detectImporter(source);
    if (importer) yield sourceToIngest(store, source, importer);
  }
}

let last = 0;
await ingestAll(store, sources(), {
  onProgress: ({ read }) => {
    last = read;
    tell(read);
  },
});
await store.close();
await close();
tell(last);

/** Records of which is written what became of them, and processor seconds: one line. */
function tell(read: number): void {
  const { user, system } = process.cpuUsage(before);
  process.stdout.write(`${read} ${(user + system) / 1e6}\n`);
}
