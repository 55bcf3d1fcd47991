import type { Sql } from '../store.js';

const tables = ['paper', 'author', 'organization', 'category', 'topic', 'venue', 'source_record', 'curation'] as const;
export type NumberedTable = (typeof tables)[number];

/** Gives the ids of new rows. Read inside the transaction that writes them, which no other writer can overlap. */
export class IdAllocator {
  readonly #last: Record<NumberedTable, number>;

  private constructor(last: Record<NumberedTable, number>) {
    this.#last = last;
  }

  static async read(sql: Sql): Promise<IdAllocator> {
    const columns = tables.map((table) => `(SELECT COALESCE(MAX(id), 0) FROM ${table}) AS ${table}`);
    const [last] = await sql.all<Record<NumberedTable, number>>(`SELECT ${columns.join(', ')}`);
    const ids = { ...(last as Record<NumberedTable, number>) };
    // An id that redirects, or that a decision was about, never comes to mean somebody else.
    const gone = await sql.all<{ kind: NumberedTable; last: number }>(
      `SELECT entity_type AS kind, MAX(from_id) AS last FROM redirect GROUP BY entity_type
       UNION ALL SELECT entity_type, MAX(entity_id) FROM curation_subject GROUP BY entity_type
       UNION ALL SELECT 'author', CAST(value AS INTEGER) FROM setting WHERE name = 'lastAuthorId'`,
    );
    for (const { kind, last: used } of gone) ids[kind] = Math.max(ids[kind], used);
    return new IdAllocator(ids);
  }

  next(table: NumberedTable): number {
    this.#last[table]++;
    return this.#last[table];
  }
}

/**
 * Keeps the ids of all authors who are there from ever meaning somebody else: a decision about papers tells of the people in
 * their bylines by id, and would otherwise bring back others where these have gone meanwhile.
 */
export async function reserveAuthorIds(sql: Sql): Promise<void> {
  await sql.run(
    `INSERT INTO setting (name, value) SELECT 'lastAuthorId', CAST(COALESCE(MAX(id), 0) AS TEXT) FROM author WHERE true
     ON CONFLICT (name) DO UPDATE SET value = excluded.value
       WHERE CAST(excluded.value AS INTEGER) > CAST(setting.value AS INTEGER)`,
  );
}
