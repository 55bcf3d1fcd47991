import type { Sql } from '../store.js';

/** How far the second look at who is who has come. */
export interface ResolveState {
  /** Import runs up to this number are looked at. */
  doneRun: number;
  /** A look that was stopped on its way. */
  pending: { run: number; isAll: boolean; after: string } | null;
}

const name = 'authorsResolved';

export async function readResolveState({ sql }: { sql: Sql }): Promise<ResolveState> {
  const [row] = await sql.all<{ value: string }>('SELECT value FROM setting WHERE name = ?', [name]);
  return row ? (JSON.parse(row.value) as ResolveState) : { doneRun: 0, pending: null };
}

export async function writeResolveState(sql: Sql, state: ResolveState): Promise<void> {
  await sql.run(
    `INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [name, JSON.stringify(state)],
  );
}

/** The last import run before any that is still under way; 0 where there is none. */
export async function lastWholeRun({ sql }: { sql: Sql }): Promise<number> {
  const [row] = await sql.all<{ last: number | null; running: number | null }>(
    `SELECT MAX(id) AS last, MIN(CASE WHEN status = 'RUNNING' THEN id END) AS running FROM import_run`,
  );
  return row?.running ? row.running - 1 : (row?.last ?? 0);
}
