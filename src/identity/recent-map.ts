/**
 * A map that forgets what was not asked for lately: it holds the last `limit` entries at least, twice as many at most.
 * They are forgotten many at a time. Where each new entry removes an old one, V8 makes the table of a Map anew again and
 * again, and each refers to the next: one that has become old keeps all later ones, with what they held, until the next
 * whole collection of garbage.
 */
export class RecentMap<Key, Value> {
  readonly #limit: number;
  #recent = new Map<Key, Value>();
  #older = new Map<Key, Value>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: Key): Value | undefined {
    const known = this.#recent.get(key);
    if (known !== undefined) return known;
    const older = this.#older.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: Key, value: Value): void {
    if (this.#recent.size >= this.#limit) {
      this.#older = this.#recent;
      this.#recent = new Map();
    }
    this.#recent.set(key, value);
  }

  delete(key: Key): void {
    this.#recent.delete(key);
    this.#older.delete(key);
  }
}
