import { jsonParameter, jsonRows } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { BatchRun } from './batch.js';
import { insertRows } from './insert-rows.js';

const keyColumns = { format: 'text', record_key: 'text' } as const;
const columns = {
  id: 'int',
  format: 'text',
  record_key: 'text',
  hash: 'text',
  file: 'text',
  replaced_hashes: 'text',
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
  file: string;
  /** With spaces between. */
  replacedHashes: string;
  kind: string;
  paperId: number | null;
  runId: number;
}

/** What is known of records, by key. */
export async function loadKnownSources(
  sql: Sql,
  format: string,
  recordKeys: readonly string[],
): Promise<Map<string, KnownSource>> {
  if (recordKeys.length === 0) return new Map();
  const rows = await sql.all<KnownSource & { recordKey: string }>(
    `SELECT s.id, s.record_key AS "recordKey", s.hash, s.file, s.replaced_hashes AS "replacedHashes", s.kind,
       s.paper_id AS "paperId", s.run_id AS "runId"
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

/** Versions that stand replaced; more are forgotten, and then taken for news when they are read again. */
const mostReplaced = 8;
/** Before the hash of a version that stands in the same file as the one that replaced it. */
const ownMark = '=';

/**
 * Whether a record says nothing new: it is what is known, or a version that has been replaced since, by another file's or
 * by one further down in its own. An earlier version of the file says something, as the file has gone back to it.
 */
export function isTakenIn(known: KnownSource, hash: string, file: string): boolean {
  if (known.hash === hash) return true;
  const replaced = known.replacedHashes.split(' ');
  return replaced.includes(ownMark + hash) || (known.file !== file && replaced.includes(hash));
}

/** The versions that stand replaced once a run has replaced the known one. */
export function replacedBy(run: BatchRun, known: KnownSource | undefined): string {
  if (known === undefined) return '';
  const replaced = known.replacedHashes.split(' ').filter((hash) => hash !== '');
  if (known.file !== run.file)
    return [...replaced.map((hash) => hash.replace(ownMark, '')), known.hash].slice(-mostReplaced).join(' ');
  // What this run has read already stands in the file as it is now; what an earlier one read need not.
  const own = known.runId === run.id ? [...replaced, ownMark + known.hash] : replaced;
  return own.slice(-mostReplaced).join(' ');
}

/** Adds new records and replaces earlier versions, which keep their ids and so their place among the sources. */
export async function writeSources(
  sql: Sql,
  added: readonly SourceRow[],
  replaced: readonly SourceRow[],
): Promise<void> {
  await insertRows(sql, 'source_record', columns, added);
  if (replaced.length === 0) return;
  const changing = ['hash', 'file', 'replaced_hashes', 'line', 'kind', 'paper_id', 'run_id', 'record'];
  await sql.run(
    `UPDATE source_record SET ${changing.map((column) => `${column} = r.${column}`).join(', ')}
     FROM ${jsonRows(sql.dialect, columns)} AS r WHERE r.id = source_record.id`,
    [jsonParameter(columns, replaced)],
  );
}
