import type { Snapshot } from '../graph/snapshot.js';
import type { EntityKind } from './global-id.js';

/**
 * Rows that earlier requests have read, up to a number of each kind: they belong to a snapshot as its networks and
 * answers do, and are forgotten with it. Papers, which bring their abstracts, are not kept.
 */
export class KeptRows {
  readonly #capacity: number;
  readonly #bySnapshot = new WeakMap<Snapshot, Map<EntityKind, RowsOfKind>>();

  /** @param capacity rows of one kind, 100,000 unless given: some 30 MB of authors */
  constructor(capacity = 100_000) {
    this.#capacity = capacity;
  }

  of(snapshot: Snapshot, kind: EntityKind): RowsOfKind {
    const kinds = this.#bySnapshot.get(snapshot) ?? new Map<EntityKind, RowsOfKind>();
    this.#bySnapshot.set(snapshot, kinds);
    const rows = kinds.get(kind) ?? new RowsOfKind(this.#capacity);
    kinds.set(kind, rows);
    return rows;
  }
}

/** The rows of one kind, by database id. */
export class RowsOfKind {
  readonly #capacity: number;
  readonly #rows = new Map<number, object>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(id: number): object | undefined {
    return this.#rows.get(id);
  }

  /** Those that were read first go first. */
  set(id: number, row: object): void {
    this.#rows.set(id, row);
    const [oldest] = this.#rows.size > this.#capacity ? this.#rows.keys() : [];
    if (oldest !== undefined) this.#rows.delete(oldest);
  }
}
