import type { Snapshot } from '../graph/snapshot.js';
import type { Store } from '../store/store.js';
import { type RunAnalysis, runInProcess } from './analysis/run-analysis.js';
import type { KeptRows } from './kept-rows.js';
import { createLoaders, type Loaders } from './loaders.js';
import { createRefLoader, type RefLoader } from './resolve-refs.js';

/** What the schema needs from whoever serves it. */
export interface GraphDependencies {
  store: Store;
  snapshots: { current(): Promise<Snapshot> };
  softwareVersion: string;
  /** In the thread of the request unless given. */
  runAnalysis?: RunAnalysis;
  /** Each request reads its rows anew unless given. */
  keptRows?: KeptRows;
}

/** What every resolver of one request sees. The snapshot stays the same for the whole request. */
export interface GraphContext {
  readonly store: Store;
  readonly snapshot: Snapshot;
  readonly softwareVersion: string;
  readonly loaders: Loaders;
  readonly refs: RefLoader;
  readonly runAnalysis: RunAnalysis;
  /** Aborted where the client went away or the time is up. */
  readonly signal?: AbortSignal;
}

/** The context of one request. */
export async function createContext(dependencies: GraphDependencies, signal?: AbortSignal): Promise<GraphContext> {
  const { store, snapshots, softwareVersion, keptRows } = dependencies;
  const snapshot = await snapshots.current();
  const loaders = createLoaders(store, keptRows && ((kind) => keptRows.of(snapshot, kind)));
  return {
    store,
    snapshot,
    softwareVersion,
    loaders,
    refs: createRefLoader(store, loaders),
    runAnalysis: dependencies.runAnalysis ?? runInProcess,
    ...(signal && { signal }),
  };
}
