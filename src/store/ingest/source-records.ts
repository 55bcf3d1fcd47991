import { jsonParameter, jsonRows } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import { insertRows } from './insert-rows.js';

const keyColumns = { format: 'text', record_key: 'text' } as const;
const columns = {
  id: 'int',
  format: 'text',
  record_key: 'text',
  hash: 'text',
  file: 'text',
  line: 'int',
  kind: 'text',
  paper_id: 'int',
  run_id: 'int',
  record: 'text',
} as const;

export type SourceRow = Record<keyof typeof columns, string | number | null>;

export interface KnownSource {
  id: number;
  hash: string;
  kind: string;
  paperId: number | null;
}

/** What is known of records, by key. */
export async function loadKnownSources(
  sql: Sql,
  format: string,
  recordKeys: readonly string[],
): Promise<Map<string, KnownSource>> {
  if (recordKeys.length === 0) return new Map();
  const rows = await sql.all<KnownSource & { recordKey: string }>(
    `SELECT s.id, s.record_key AS "recordKey", s.hash, s.kind, s.paper_id AS "paperId"
     FROM ${jsonRows(sql.dialect, keyColumns)} AS r
     JOIN source_record s ON s.format = r.format AND s.record_key = r.record_key`,
    [
      jsonParameter(
        keyColumns,
        recordKeys.map((key) => ({ format, record_key: key })),
      ),
    ],
  );
  return new Map(rows.map(({ recordKey, ...known }) => [recordKey, known]));
}

/** Adds new records and replaces earlier versions, which keep their ids and so their place among the sources. */
export async function writeSources(
  sql: Sql,
  added: readonly SourceRow[],
  replaced: readonly SourceRow[],
): Promise<void> {
  await insertRows(sql, 'source_record', columns, added);
  if (replaced.length === 0) return;
  const changing = ['hash', 'file', 'line', 'kind', 'paper_id', 'run_id', 'record'];
  await sql.run(
    `UPDATE source_record SET ${changing.map((column) => `${column} = r.${column}`).join(', ')}
     FROM ${jsonRows(sql.dialect, columns)} AS r WHERE r.id = source_record.id`,
    [jsonParameter(columns, replaced)],
  );
}
