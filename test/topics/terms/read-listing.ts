import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { listingImporter } from '../../../src/importers/listing/listing-importer.js';
import type { PaperRecord } from '../../../src/importers/paper-record.js';
import type { PaperText } from '../../../src/topics/terms/extract-topics.js';
import { fileSource, sharedData } from '../../importers/file-source.js';

const listing = join(sharedData, 'listing/listing.txt');

/** The listing with its abstracts is not part of the repository. */
export const hasListing = existsSync(listing);

export async function readListing(): Promise<PaperText[]> {
  const papers: PaperText[] = [];
  for await (const { record } of listingImporter.read(fileSource(listing)))
    if (record?.kind === 'paper') papers.push(textOf(record));
  return papers;
}

export function textOf({ title, abstract, date, recordKey }: PaperRecord): PaperText {
  return { key: recordKey ?? title, title, abstract: abstract ?? null, date: date ?? null };
}
