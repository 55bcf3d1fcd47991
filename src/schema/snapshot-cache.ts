import type { Snapshot } from '../graph/snapshot.js';

/** Remembers a bounded number of values for each snapshot and forgets them with it; the least used go first. */
export class SnapshotCache<Value> {
  readonly #capacity: number;
  readonly #bySnapshot = new WeakMap<Snapshot, Map<string, Value>>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(snapshot: Snapshot, key: string, make: () => Value): Value {
    let values = this.#bySnapshot.get(snapshot);
    if (!values) {
      values = new Map();
      this.#bySnapshot.set(snapshot, values);
    }
    const value = values.get(key) ?? make();
    values.delete(key);
    values.set(key, value);
    const oldest = values.keys().next();
    if (values.size > this.#capacity && !oldest.done) values.delete(oldest.value);
    return value;
  }

  delete(snapshot: Snapshot, key: string): void {
    this.#bySnapshot.get(snapshot)?.delete(key);
  }
}
