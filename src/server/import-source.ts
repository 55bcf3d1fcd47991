import { fold } from '../identity/fold.js';
import type { Importer, ImportSource } from '../importers/importer.js';
import { knownAuthorNames } from '../store/find.js';
import { type ImportRunReport, type IngestOptions, type IngestSource, ingest } from '../store/ingest.js';
import type { Store } from '../store/store.js';
import { softwareVersion } from './software-version.js';

/**
 * Reads one source into the database.
 * @throws ImportError where the source as a whole can't be read, StoreError where the database can't be written
 */
export function importSource(
  store: Store,
  source: ImportSource,
  importer: Importer,
  options: IngestOptions = {},
): Promise<ImportRunReport> {
  const { items, ...run } = sourceToIngest(store, source, importer);
  return ingest(store, run, items, options);
}

/**
 * A source as `ingestAll` takes it. Where a format has to find where a name begins, the people in the database are its
 * evidence.
 */
export function sourceToIngest(store: Store, source: ImportSource, importer: Importer): IngestSource {
  const knownNames = async (names: string[]) => {
    const known = await knownAuthorNames(store, names.map(fold));
    return new Set(names.filter((name) => known.has(fold(name))));
  };
  return {
    ...{ file: source.name, format: importer.format, softwareVersion },
    items: importer.read(source, { knownNames }),
  };
}
