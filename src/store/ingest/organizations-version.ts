import type { Sql } from '../store.js';

/**
 * How often organizations that have a place came or changed: affiliations are matched anew when it has risen. Only
 * those are matched by more than their whole name (match-affiliations.ts).
 */
export async function readOrganizationsVersion(sql: Sql): Promise<number> {
  const rows = await sql.all<{ value: string }>(`SELECT value FROM setting WHERE name = 'organizationsVersion'`);
  return Number(rows[0]?.value ?? 0);
}

/** To be called in the transaction that changes the organizations. */
export async function raiseOrganizationsVersion(sql: Sql): Promise<void> {
  await sql.run(
    `INSERT INTO setting (name, value) VALUES ('organizationsVersion', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [String((await readOrganizationsVersion(sql)) + 1)],
  );
}
