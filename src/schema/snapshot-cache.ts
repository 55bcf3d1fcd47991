import type { Snapshot } from '../graph/snapshot.js';
import { BoundedMap } from './bounded-map.js';

/** Remembers a bounded number of values for each snapshot and forgets them with it; the least used go first. */
export class SnapshotCache<Value> {
  readonly #capacity: number;
  readonly #bySnapshot = new WeakMap<Snapshot, BoundedMap<string, Value>>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  of(snapshot: Snapshot): BoundedMap<string, Value> {
    let values = this.#bySnapshot.get(snapshot);
    if (!values) {
      values = new BoundedMap(this.#capacity);
      this.#bySnapshot.set(snapshot, values);
    }
    return values;
  }

  get(snapshot: Snapshot, key: string, make: () => Value): Value {
    const values = this.of(snapshot);
    const known = values.get(key);
    if (known !== undefined) return known;
    const value = make();
    values.set(key, value);
    return value;
  }

  delete(snapshot: Snapshot, key: string): void {
    this.of(snapshot).delete(key);
  }
}
