import type { Snapshot } from '../graph/snapshot.js';
import { readDataVersion } from './data-version.js';
import { buildSnapshot } from './load-snapshot.js';
import type { Store } from './store.js';

export interface SnapshotHolder {
  /** The snapshot of the data as they were at most `maxAge` ago. */
  current(): Promise<Snapshot>;
}

export interface SnapshotHolderOptions {
  /** Milliseconds for which the data version isn't asked again; 1000 unless stated. */
  maxAge?: number;
  /** Milliseconds of a clock that never goes back. */
  now?: () => number;
}

/**
 * Keeps one snapshot and replaces it whole when the data version rises; who holds the old one keeps it. Callers that
 * come while one is built share the build.
 */
export function createSnapshotHolder(store: Store, options: SnapshotHolderOptions = {}): SnapshotHolder {
  const { maxAge = 1000, now = () => performance.now() } = options;
  let held: Snapshot | undefined;
  let checkedAt = Number.NEGATIVE_INFINITY;
  let refreshing: Promise<Snapshot> | undefined;

  async function refresh(): Promise<Snapshot> {
    const started = now();
    if (held === undefined || (await readDataVersion(store)) !== held.dataVersion) held = await buildSnapshot(store);
    checkedAt = started;
    return held;
  }

  return {
    current() {
      if (held !== undefined && now() - checkedAt < maxAge) return Promise.resolve(held);
      refreshing ??= refresh().finally(() => {
        refreshing = undefined;
      });
      return refreshing;
    },
  };
}
