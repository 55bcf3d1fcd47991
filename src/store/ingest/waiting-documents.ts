import { type SearchedKind, updateSearchIndexes } from '../search-index.js';
import type { Sql } from '../store.js';
import type { Touched } from './touched.js';

/**
 * Entities whose documents in the full-text index a transaction has yet to write. Nothing in an import reads them, and the
 * database indexes in a thread or process of its own: so it does while this thread has something to work out.
 */
export class WaitingDocuments {
  readonly #ids = new Map<SearchedKind, Set<number>>();

  add(touched: Touched): void {
    for (const [kind, ids] of touched.kinds) {
      const waiting = this.#ids.get(kind);
      if (waiting) for (const id of ids) waiting.add(id);
      else this.#ids.set(kind, new Set(ids));
    }
  }

  /** Works while what waits is indexed; of the database the work asks nothing. */
  async during<Result>(sql: Sql, work: () => Result): Promise<Result> {
    const writing = this.write(sql);
    try {
      return work();
    } finally {
      await writing;
    }
  }

  /** To be called before the transaction ends. */
  write(sql: Sql): Promise<void> {
    const changes = [...this.#ids].map(([kind, ids]) => ({ kind, ids: [...ids] }));
    this.#ids.clear();
    return updateSearchIndexes(sql, changes);
  }
}
