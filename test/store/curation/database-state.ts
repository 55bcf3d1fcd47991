import { writeRecord } from '../../../src/importers/papergraph-jsonl.js';
import { exportRecords } from '../../../src/store/export-records.js';
import type { Store } from '../../../src/store/store.js';

/** Everything but what tells of decisions and of how often data changed. */
const tables = [
  ...['paper', 'author', 'author_name', 'authorship', 'affiliation', 'paper_organization', 'organization'],
  ...['organization_name', 'paper_category', 'paper_topic', 'citation', 'paper_relation', 'waiting_link', 'venue'],
  ...['identifier', 'source_record', 'redirect', 'topic'],
];

/** All rows and the whole export, for comparing what a decision and its undoing leave. */
export async function databaseState(store: Store): Promise<Record<string, string[]>> {
  const state: Record<string, string[]> = {};
  for (const table of tables) {
    const rows = await store.sql.all<Record<string, unknown>>(`SELECT * FROM ${table}`);
    state[table] = rows.map((row) => JSON.stringify(row)).sort();
  }
  state.search = (
    await store.sql.all<Record<string, unknown>>(
      `SELECT ${store.dialect === 'sqlite' ? 'rowid AS id' : 'id'}, name, further, body FROM search_document`,
    )
  )
    .map(({ further, ...row }) => JSON.stringify({ ...row, further: String(further).split(' · ').sort() }))
    .sort();
  state.export = [];
  for await (const record of exportRecords(store)) state.export.push(writeRecord(record));
  return state;
}
