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
    return new IdAllocator({ ...(last as Record<NumberedTable, number>) });
  }

  next(table: NumberedTable): number {
    this.#last[table]++;
    return this.#last[table];
  }
}
