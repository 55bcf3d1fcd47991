import { jsonParameter, jsonRows } from '../sql/json-rows.js';
import type { Sql } from '../store.js';

const counted = ['author', 'organization', 'category', 'topic', 'venue'] as const;
type Counted = (typeof counted)[number];
const columns = { id: 'int', delta: 'int' } as const;

/** How many papers entities gain or lose in a batch: their `papers_count` follows without counting anew. */
export class CountDeltas {
  readonly #deltas: Record<Counted, Map<number, number>> = {
    author: new Map(),
    organization: new Map(),
    category: new Map(),
    topic: new Map(),
    venue: new Map(),
  };

  /** One paper's distinct members of a kind, before and after. */
  move(kind: Counted, before: Iterable<number>, after: Iterable<number>): void {
    const old = new Set(before);
    const current = after instanceof Set ? (after as ReadonlySet<number>) : new Set(after);
    for (const id of old) if (!current.has(id)) this.#add(kind, id, -1);
    for (const id of current) if (!old.has(id)) this.#add(kind, id, 1);
  }

  /** What somebody gains, who is written with it and so needs no change any more. */
  take(kind: Counted, id: number): number {
    const delta = this.#deltas[kind].get(id) ?? 0;
    this.#deltas[kind].delete(id);
    return delta;
  }

  async write(sql: Sql): Promise<void> {
    for (const kind of counted) {
      const rows = [...this.#deltas[kind]].filter(([, delta]) => delta !== 0).map(([id, delta]) => ({ id, delta }));
      if (rows.length === 0) continue;
      await sql.run(
        `UPDATE ${kind} SET papers_count = papers_count + r.delta
         FROM ${jsonRows(sql.dialect, columns)} AS r WHERE r.id = ${kind}.id`,
        [jsonParameter(columns, rows)],
      );
    }
  }

  #add(kind: Counted, id: number, delta: number): void {
    const deltas = this.#deltas[kind];
    deltas.set(id, (deltas.get(id) ?? 0) + delta);
  }
}
