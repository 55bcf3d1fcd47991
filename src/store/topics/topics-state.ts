import type { Sql } from '../store.js';

/** Rises when the extraction finds other topics in the same papers: then the next import extracts anew. */
const extractionVersion = 1;

/** What the topics in the database were made from. */
export interface TopicsState {
  /** Papers at the last extraction of the whole corpus. */
  papers: number;
  /** The last import run whose papers have been looked at. */
  run: number;
}

/** Undefined where no extraction was made yet, or by software that extracted otherwise. */
export async function readTopicsState(sql: Sql): Promise<TopicsState | undefined> {
  const [row] = await sql.all<{ value: string }>(`SELECT value FROM setting WHERE name = 'topics'`);
  if (!row) return undefined;
  const { version, papers, run } = JSON.parse(row.value) as TopicsState & { version: number };
  return version === extractionVersion ? { papers, run } : undefined;
}

export async function writeTopicsState(sql: Sql, state: TopicsState): Promise<void> {
  await sql.run(
    `INSERT INTO setting (name, value) VALUES ('topics', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [JSON.stringify({ version: extractionVersion, ...state })],
  );
}

/** The last run of which everything is there: runs under way, and those begun after them, may bring more papers. */
export async function lastWholeRun(sql: Sql): Promise<number> {
  const [row] = await sql.all<{ run: number | string | null }>(
    `SELECT COALESCE((SELECT MIN(id) - 1 FROM import_run WHERE status = 'RUNNING'),
       (SELECT MAX(id) FROM import_run), 0) AS run`,
  );
  return Number(row?.run ?? 0);
}

export async function countPapers(sql: Sql): Promise<number> {
  const [row] = await sql.all<{ total: number | string }>('SELECT count(*) AS total FROM paper');
  return Number(row?.total ?? 0);
}
