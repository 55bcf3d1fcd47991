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
       UNION ALL SELECT entity_type, MAX(entity_id) FROM curation_subject GROUP BY entity_type`,
    );
    for (const { kind, last: used } of gone) ids[kind] = Math.max(ids[kind], used);
    return new IdAllocator(ids);
  }

  next(table: NumberedTable): number {
    this.#last[table]++;
    return this.#last[table];
  }
}
