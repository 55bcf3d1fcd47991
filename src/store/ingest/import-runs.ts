import { readDataVersion } from '../data-version.js';
import { jsonParameter, jsonRows, timestampText } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { BatchReport } from './ingest-batch.js';
import { insertRows } from './insert-rows.js';

export interface RunSource {
  /** For people: the path as given. */
  file: string;
  format: string;
  softwareVersion: string;
}

export type RunStatus = 'RUNNING' | 'DONE' | 'FAILED' | 'INTERRUPTED';

/** A run as far as it has come. */
export interface RunState {
  /** 0 until it is begun. */
  id: number;
  readonly source: RunSource;
  /** As `SourceContent` has them; null where they say nothing. */
  readonly stamp: string | null;
  readonly contentHash: string | null;
  status: RunStatus;
  /** Why it failed, one line. */
  error: string | null;
  readonly counts: BatchReport;
}

const newColumns = {
  id: 'int',
  file: 'text',
  format: 'text',
  status: 'text',
  started_at: 'time',
  software_version: 'text',
} as const;
const countColumns = {
  id: 'int',
  status: 'text',
  finished_at: 'time',
  data_version: 'int',
  error: 'text',
  records_read: 'int',
  records_added: 'int',
  records_merged: 'int',
  records_unchanged: 'int',
  records_quarantined: 'int',
  coverage: 'text',
  stamp: 'text',
  content_hash: 'text',
} as const;

/** Gives the runs their ids, and writes that they run. */
export async function beginRuns(sql: Sql, runs: readonly RunState[]): Promise<void> {
  if (runs.length === 0) return;
  const [row] = await sql.all<{ last: number }>('SELECT COALESCE(MAX(id), 0) AS last FROM import_run');
  let id = row?.last ?? 0;
  const now = timestampText(new Date());
  for (const run of runs) run.id = ++id;
  await insertRows(
    sql,
    'import_run',
    newColumns,
    runs.map(({ id, source }) => {
      const { file, format, softwareVersion } = source;
      return { id, file, format, status: 'RUNNING', started_at: now, software_version: softwareVersion };
    }),
  );
}

/** Writes the counts so far, with each batch, so that a run that is killed tells how far it came; and how runs ended. */
export async function saveRuns(sql: Sql, runs: readonly RunState[]): Promise<void> {
  if (runs.length === 0) return;
  const now = timestampText(new Date());
  const dataVersion = await readDataVersion({ sql });
  const rows = runs.map(({ id, status, error, counts, stamp, contentHash }) => ({
    id,
    status,
    finished_at: status === 'RUNNING' ? null : now,
    data_version: status === 'RUNNING' ? null : dataVersion,
    error,
    records_read: counts.read,
    records_added: counts.added,
    records_merged: counts.merged,
    records_unchanged: counts.unchanged,
    records_quarantined: counts.quarantined,
    stamp,
    content_hash: contentHash,
    coverage: JSON.stringify(Object.fromEntries([...counts.coverage].sort(([a], [b]) => (a < b ? -1 : 1)))),
  }));
  const columns = Object.keys(countColumns).filter((column) => column !== 'id');
  await sql.run(
    `UPDATE import_run SET ${columns.map((column) => `${column} = r.${column}`).join(', ')}
     FROM ${jsonRows(sql.dialect, countColumns)} AS r WHERE r.id = import_run.id`,
    [jsonParameter(countColumns, rows)],
  );
}

export interface WholeRun {
  stamp: string | null;
  contentHash: string | null;
  read: number;
  quarantined: number;
  /** JSON. */
  coverage: string;
}

/** The last run over a file, where this software took it in whole, as the same format. */
export async function findWholeRun(sql: Sql, source: RunSource): Promise<WholeRun | undefined> {
  const [last] = await sql.all<WholeRun & { status: string; format: string; softwareVersion: string }>(
    `SELECT status, format, software_version AS "softwareVersion", stamp, content_hash AS "contentHash",
       records_read AS "read", records_quarantined AS quarantined, coverage
     FROM import_run WHERE file = ? ORDER BY id DESC LIMIT 1`,
    [source.file],
  );
  const isSame =
    last?.status === 'DONE' && last.format === source.format && last.softwareVersion === source.softwareVersion;
  return isSame ? last : undefined;
}

/** Whether the last run over a file took it in whole when it bore this stamp: then it is hardly read again. */
export async function hasStamp(sql: Sql, file: string, stamp: string): Promise<boolean> {
  const [last] = await sql.all<{ status: string; stamp: string | null }>(
    'SELECT status, stamp FROM import_run WHERE file = ? ORDER BY id DESC LIMIT 1',
    [file],
  );
  return last?.status === 'DONE' && last.stamp === stamp;
}

/** Runs that are said to run while nobody imports: their process has died. */
export async function closeDeadRuns(sql: Sql): Promise<void> {
  await sql.run(
    `UPDATE import_run SET status = 'INTERRUPTED', error = 'the import was killed', data_version = ?,
       finished_at = ${sql.dialect === 'sqlite' ? '?' : '?::timestamp'} WHERE status = 'RUNNING'`,
    [await readDataVersion({ sql }), timestampText(new Date())],
  );
}
