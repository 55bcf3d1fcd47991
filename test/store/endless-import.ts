/** Imports papers into the database of its first argument until it is killed; says when batches are written. */
import type { SourceItem } from '../../src/importers/importer.js';
import { ingest } from '../../src/store/ingest.js';
import { openStore } from '../../src/store/open-store.js';
import { endlessPaper } from './endless-paper.js';

async function* items(): AsyncGenerator<SourceItem> {
  for (let at = 0; ; at++) yield { place: { line: at + 1 }, record: endlessPaper(at) };
}

const store = await openStore(process.argv[2] ?? '');
await ingest(store, { file: 'endless', format: 'test', softwareVersion: '0' }, items(), {
  batchSize: 10,
  onProgress: ({ read }) => process.stdout.write(`${read}\n`),
});
