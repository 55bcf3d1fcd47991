import type { SourceItem } from '../../src/importers/importer.js';
import type { GraphRecord } from '../../src/importers/paper-record.js';
import { type ImportRunReport, type IngestOptions, ingest } from '../../src/store/ingest.js';
import type { Store } from '../../src/store/store.js';

export interface TakeInOptions extends IngestOptions {
  file?: string;
  format?: string;
  hasLocalKeys?: boolean;
}

/** Takes records in as one file of a made-up format. */
export function takeIn(
  store: Store,
  records: readonly GraphRecord[],
  { file = 'records.test', format = 'test', hasLocalKeys = false, ...options }: TakeInOptions = {},
): Promise<ImportRunReport> {
  return ingest(store, { file, format, hasLocalKeys, softwareVersion: '0.0.0' }, items(records), options);
}

async function* items(records: readonly GraphRecord[]): AsyncGenerator<SourceItem> {
  let line = 0;
  for (const record of records) yield { place: { line: ++line }, record };
}

/** All rows of a table, for comparing what is stored. */
export function rowsOf(store: Store, table: string, columns = '*'): Promise<Record<string, unknown>[]> {
  return store.sql.all(`SELECT ${columns} FROM ${table} ORDER BY 1, 2`);
}
