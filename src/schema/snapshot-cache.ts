import type { Snapshot } from '../graph/snapshot.js';
import { RecentMap } from '../identity/recent-map.js';

/** Remembers a bounded number of values for each snapshot and forgets them with it; those not asked for lately go first. */
export class SnapshotCache<Value> {
  readonly #capacity: number;
  readonly #bySnapshot = new WeakMap<Snapshot, RecentMap<string, Value>>();

  /** @param capacity values that stay at least; at most twice as many do */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  of(snapshot: Snapshot): RecentMap<string, Value> {
    let values = this.#bySnapshot.get(snapshot);
    if (!values) {
      values = new RecentMap(this.#capacity);
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
