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

  has(snapshot: Snapshot, key: string): boolean {
    return this.#bySnapshot.get(snapshot)?.has(key) ?? false;
  }

  /** @param value that must be there for it to go; any unless given */
  delete(snapshot: Snapshot, key: string, value?: Value): void {
    const values = this.#bySnapshot.get(snapshot);
    if (value === undefined || values?.get(key) === value) values?.delete(key);
  }
}
