import { setTimeout } from 'node:timers/promises';
import type { Snapshot } from '../graph/snapshot.js';
import { readDataMoment } from './data-version.js';
import type { BuiltSnapshot } from './load-snapshot.js';
import { type SnapshotSource, snapshotInPlace } from './snapshot-source.js';
import type { Store } from './store.js';

export interface SnapshotHolder {
  /** The snapshot of the data as they were at most `maxAge` ago, or of older data while a newer one is built for long. */
  current(): Promise<Snapshot>;
}

export interface SnapshotHolderOptions {
  /** Milliseconds for which the data version isn't asked again; 1000 unless stated. */
  maxAge?: number;
  /** Milliseconds that callers wait for a newer snapshot before they get the one that is held; no limit unless stated. */
  patience?: number;
  /** Milliseconds of a clock that never goes back. */
  now?: () => number;
  /** Where snapshots come from; built in place unless stated. */
  source?: SnapshotSource;
}

/**
 * Keeps one snapshot and replaces it whole when the data version rises; who holds the old one keeps it. Callers that
 * come while one is built share the build. With patience, a build that took long isn't followed by another one for as long.
 */
export function createSnapshotHolder(store: Store, options: SnapshotHolderOptions = {}): SnapshotHolder {
  const { maxAge = 1000, patience, now = () => performance.now(), source = snapshotInPlace(store) } = options;
  let held: BuiltSnapshot | undefined;
  let freshUntil = Number.NEGATIVE_INFINITY;
  let refreshing: Promise<Snapshot> | undefined;
  let patientUntil = 0;

  async function refresh(): Promise<Snapshot> {
    const started = now();
    const moment = await readDataMoment(store);
    const isNew = held?.moment.dataVersion !== moment.dataVersion || held.moment.stamp !== moment.stamp;
    if (held === undefined || isNew) held = await source(moment);
    freshUntil = started + maxAge;
    if (isNew && patience !== undefined) freshUntil = Math.max(freshUntil, 2 * now() - started);
    return held.snapshot;
  }

  return {
    async current() {
      if (held !== undefined && now() < freshUntil) return held.snapshot;
      if (refreshing === undefined) {
        patientUntil = now() + (patience ?? 0);
        refreshing = refresh().finally(() => {
          refreshing = undefined;
        });
        // Whoever doesn't wait for it hears of a failure at the next call.
        refreshing.catch(() => {});
      }
      if (held === undefined || patience === undefined) return refreshing;
      const old = held.snapshot;
      return Promise.race([refreshing, setTimeout(Math.max(0, patientUntil - now()), old, { ref: false })]);
    },
  };
}
