import { hostname } from 'node:os';
import { readDataVersion } from '../data-version.js';
import { timestampText } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { BatchReport } from './ingest-batch.js';

export interface RunSource {
  /** For people: the path as given. */
  file: string;
  format: string;
  softwareVersion: string;
}

export type RunStatus = 'RUNNING' | 'DONE' | 'FAILED' | 'INTERRUPTED';

/** Runs of this process; a run of another one lives as long as that process does. */
const own = new Set<string>();

/** Begins a run; runs whose process has died are marked as interrupted. */
export function beginRun(sql: Sql, source: RunSource): Promise<number> {
  return sql.transaction(async (writer) => {
    await markInterrupted(writer);
    const [row] = await writer.all<{ id: number }>('SELECT COALESCE(MAX(id), 0) + 1 AS id FROM import_run');
    const id = row?.id ?? 1;
    await writer.run(
      `INSERT INTO import_run (id, file, format, status, started_at, software_version)
       VALUES (?, ?, ?, 'RUNNING', ${moment(writer)}, ?)`,
      [id, source.file, source.format, timestampText(new Date()), source.softwareVersion],
    );
    const holder = JSON.stringify({ pid: process.pid, host: hostname(), token: Math.random() });
    own.add(holder);
    await writer.run('INSERT INTO setting (name, value) VALUES (?, ?)', [holderName(id), holder]);
    return id;
  });
}

/** The counts so far, written with each batch, so that a run that is killed tells how far it came. */
export async function saveCounts(sql: Sql, id: number, counts: BatchReport): Promise<void> {
  await sql.run(
    `UPDATE import_run SET records_read = ?, records_added = ?, records_merged = ?, records_unchanged = ?,
       records_quarantined = ?, coverage = ? WHERE id = ?`,
    [
      ...[counts.read, counts.added, counts.merged, counts.unchanged, counts.quarantined],
      JSON.stringify(Object.fromEntries([...counts.coverage].sort(([a], [b]) => (a < b ? -1 : 1)))),
      id,
    ],
  );
}

/** @param error why it failed, one line */
export function endRun(sql: Sql, id: number, status: RunStatus, error: string | null = null): Promise<void> {
  return sql.transaction((writer) => close(writer, id, status, error));
}

async function close(sql: Sql, id: number, status: RunStatus, error: string | null): Promise<void> {
  await sql.run(
    `UPDATE import_run SET status = ?, finished_at = ${moment(sql)}, data_version = ?, error = ? WHERE id = ?`,
    [status, timestampText(new Date()), await readDataVersion({ sql }), error, id],
  );
  const [held] = await sql.all<{ value: string }>('SELECT value FROM setting WHERE name = ?', [holderName(id)]);
  if (held) own.delete(held.value);
  await sql.run('DELETE FROM setting WHERE name = ?', [holderName(id)]);
}

async function markInterrupted(sql: Sql): Promise<void> {
  const runs = await sql.all<{ id: number; holder: string | null }>(
    `SELECT r.id, s.value AS holder FROM import_run r LEFT JOIN setting s ON s.name = 'import:' || r.id
     WHERE r.status = 'RUNNING'`,
  );
  for (const { id, holder } of runs) if (!isAlive(holder)) await close(sql, id, 'INTERRUPTED', 'the import was killed');
}

function isAlive(holder: string | null): boolean {
  if (holder === null) return false;
  const { pid, host } = JSON.parse(holder) as { pid: number; host: string };
  // Of another machine nothing can be known: its run may live.
  if (host !== hostname()) return true;
  if (pid === process.pid) return own.has(holder);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

function holderName(id: number): string {
  return `import:${id}`;
}

function moment({ dialect }: Sql): string {
  return dialect === 'sqlite' ? '?' : '?::timestamp';
}
