import type { Sql } from './store.js';

/**
 * How often the data has changed: rises with every batch of an import that changed something, and with every
 * curation. Keys the snapshot, every cached analysis and every ETag.
 */
export async function readDataVersion({ sql }: { sql: Sql }): Promise<number> {
  const rows = await sql.all<{ value: string }>(`SELECT value FROM setting WHERE name = 'dataVersion'`);
  return Number(rows[0]?.value ?? 0);
}

/** Raises the data version by one; to be called in the transaction that changes the data. */
export async function raiseDataVersion(sql: Sql): Promise<number> {
  const next = (await readDataVersion({ sql })) + 1;
  await sql.run(
    `INSERT INTO setting (name, value) VALUES ('dataVersion', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [String(next)],
  );
  return next;
}
