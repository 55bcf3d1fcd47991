import type { Sql } from '../store.js';

/** Whether an author is verified once a decision is undone: as before it, or by an ORCID iD that came since. */
export async function isStillVerified(sql: Sql, id: number, before: boolean): Promise<boolean> {
  if (before) return true;
  const rows = await sql.all(`SELECT 1 FROM identifier WHERE author_id = ? AND scheme = 'orcid' LIMIT 1`, [id]);
  return rows.length > 0;
}
