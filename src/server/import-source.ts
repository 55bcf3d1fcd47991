import { fold } from '../identity/fold.js';
import type { Importer } from '../importers/importer.js';
import type { FoundSource } from '../importers/sources.js';
import { knownAuthorNames } from '../store/find.js';
import { type ImportRunReport, type IngestOptions, type IngestSource, ingestOne } from '../store/ingest.js';
import type { Store } from '../store/store.js';
import { softwareVersion } from './software-version.js';

/**
 * Reads one source into the database.
 * @throws ImportError where the source as a whole can't be read, StoreError where the database can't be written
 */
export function importSource(
  store: Store,
  source: FoundSource,
  importer: Importer,
  options: IngestOptions = {},
): Promise<ImportRunReport> {
  return ingestOne(store, sourceToIngest(store, source, importer), options);
}

/**
 * A source as `ingestAll` takes it. Where a format has to find where a name begins, the people in the database are its
 * evidence.
 */
export function sourceToIngest(store: Store, source: FoundSource, importer: Importer): IngestSource {
  const knownNames = async (names: string[]) => {
    const known = await knownAuthorNames(store, names.map(fold));
    return new Set(names.filter((name) => known.has(fold(name))));
  };
  const { stamp, contentHash, findContentHash } = source;
  return {
    ...{ file: source.name, format: importer.format, softwareVersion },
    items: importer.read(source, { knownNames }),
    hasLocalKeys: importer.hasLocalKeys ?? false,
    ...(importer.asksForNames ? {} : { content: { stamp, contentHash, findContentHash } }),
  };
}
