import type { GraphRecord } from '../../src/importers/paper-record.js';
import { type ImportRunReport, type IngestOptions, ingest } from '../../src/store/ingest.js';
import type { Store } from '../../src/store/store.js';

/** Takes records in as one file of papergraph JSON Lines, each on its line. */
export function ingestRecords(
  store: Store,
  records: readonly GraphRecord[],
  options: IngestOptions & { file?: string; format?: string } = {},
): Promise<ImportRunReport> {
  const { file = 'test.jsonl', format = 'papergraph', ...rest } = options;
  async function* items() {
    for (const [at, record] of records.entries()) yield { place: { line: at + 1, record: at + 1 }, record };
  }
  return ingest(store, { file, format, softwareVersion: 'test' }, items(), rest);
}
