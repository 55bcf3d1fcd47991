import type { Snapshot } from '../graph/snapshot.js';
import type { EntityKind } from './global-id.js';
import { KeptTexts } from './kept-texts.js';

/**
 * Rows that earlier requests have read, up to a number of each kind: they belong to a snapshot as its networks and
 * answers do, and are forgotten with it. Papers, which bring their abstracts, are not kept.
 */
export class KeptRows {
  readonly #capacity: number;
  readonly #bySnapshot = new WeakMap<Snapshot, Map<EntityKind, RowsOfKind>>();

  /** @param capacity rows of one kind, 150,000 unless given: some 60 MB of authors */
  constructor(capacity = 150_000) {
    this.#capacity = capacity;
  }

  of(snapshot: Snapshot, kind: EntityKind): RowsOfKind {
    const kinds = this.#bySnapshot.get(snapshot) ?? new Map<EntityKind, RowsOfKind>();
    this.#bySnapshot.set(snapshot, kinds);
    const rows =
      kinds.get(kind) ??
      new RowsOfKind(this.#capacity, kind === 'author' ? new KeptTexts(snapshot.ids.authors) : undefined);
    kinds.set(kind, rows);
    return rows;
  }
}

/** The rows of one kind, by database id and by key. */
export class RowsOfKind {
  readonly #capacity: number;
  readonly #rows = new Map<number, KeyedRow>();
  readonly #idsByKey = new Map<string, number>();
  /** Of authors that are or were here: keys and names stay as they are in one snapshot. */
  readonly texts: KeptTexts | undefined;

  constructor(capacity: number, texts?: KeptTexts) {
    this.#capacity = capacity;
    this.texts = texts;
  }

  get(id: number): KeyedRow | undefined {
    return this.#rows.get(id);
  }

  idOfKey(key: string): number | undefined {
    return this.#idsByKey.get(key);
  }

  /** Those that were read first go first. */
  set(row: KeyedRow): void {
    this.#rows.set(row.id, row);
    this.#idsByKey.set(row.key, row.id);
    if (row.name !== undefined) this.texts?.set(row.id, row.key, row.name);
    const [oldest] = this.#rows.size > this.#capacity ? this.#rows.values() : [];
    if (oldest === undefined) return;
    this.#rows.delete(oldest.id);
    this.#idsByKey.delete(oldest.key);
  }
}

interface KeyedRow {
  id: number;
  key: string;
  name?: string;
}
