import { randomUUID } from 'node:crypto';
import type { Sql } from './store.js';

/** Which data a database holds: equal moments are equal data. */
export interface DataMoment {
  dataVersion: number;
  /** 32 hexadecimal digits that no other moment of any database has; empty before the first change. */
  stamp: string;
}

/**
 * How often the data has changed: rises with every batch of an import that changed something, and with every
 * curation. Keys the snapshot, every cached analysis and every ETag.
 */
export async function readDataVersion({ sql }: { sql: Sql }): Promise<number> {
  return (await readDataMoment({ sql })).dataVersion;
}

/** The data version with what tells it from the same version of another database, or of a copy that went its own way. */
export async function readDataMoment({ sql }: { sql: Sql }): Promise<DataMoment> {
  const rows = await sql.all<{ name: string; value: string }>(
    `SELECT name, value FROM setting WHERE name IN ('dataVersion', 'dataStamp')`,
  );
  const values = new Map(rows.map(({ name, value }) => [name, value]));
  return { dataVersion: Number(values.get('dataVersion') ?? 0), stamp: values.get('dataStamp') ?? '' };
}

/** Raises the data version by one; to be called in the transaction that changes the data. */
export async function raiseDataVersion(sql: Sql): Promise<number> {
  const next = (await readDataVersion({ sql })) + 1;
  await sql.run(
    `INSERT INTO setting (name, value) VALUES ('dataVersion', ?), ('dataStamp', ?)
     ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
    [String(next), randomUUID().replaceAll('-', '')],
  );
  return next;
}
