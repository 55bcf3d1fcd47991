import { createReadStream } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { listingImporter } from '../../src/importers/listing/listing-importer.js';
import { ingest } from '../../src/store/ingest.js';
import type { Store } from '../../src/store/store.js';

const file = fileURLToPath(new URL('../../prisma/seed/listing.txt', import.meta.url));

/** Takes the papers that come with the repository into a database. */
export async function loadBundledPapers(store: Store): Promise<void> {
  const source = { name: 'listing.txt', open: () => createReadStream(file) };
  const run = { file: 'listing.txt', format: 'listing', softwareVersion: 'test' };
  await ingest(store, run, listingImporter.read(source));
}
