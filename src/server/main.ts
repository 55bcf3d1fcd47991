import type { Config } from '../config.js';
import type { Snapshot } from '../graph/snapshot.js';
import { createAnalysisPool } from '../schema/analysis/analysis-pool.js';
import { createContext, type GraphContext, type GraphDependencies } from '../schema/context.js';
import { schema } from '../schema/index.js';
import { KeptRows } from '../schema/kept-rows.js';
import { localExamples } from '../schema/local-examples.js';
import { migrate } from '../store/migrate.js';
import { openStore } from '../store/open-store.js';
import { snapshotPath } from '../store/snapshot-file-store.js';
import { createSnapshotHolder, type SnapshotHolder } from '../store/snapshot-holder.js';
import { snapshotFromFile } from '../store/snapshot-source.js';
import { createApp } from './app.js';
import { holdingsOf } from './holdings.js';
import { listen } from './listen.js';
import { type BundledLoadOptions, loadBundledCorpus } from './load-bundled-corpus.js';
import type { Logger } from './logger.js';
import { makeReady } from './make-ready.js';
import { readAuthorsAhead } from './read-ahead.js';
import { softwareVersion } from './software-version.js';

export interface RunningServer {
  /** As a browser on this machine reaches it. */
  url: string;
  /** Lets the requests under way end, then closes the database. */
  close(): Promise<void>;
}

const examplesOnHomePage = 3;
const firstStart =
  'papergraph fills the empty database with the papers that come with it, once (BUNDLED_PAPERS=0 does not)';
/** Milliseconds that a request waits for newer data before it is answered from those that are held. */
const snapshotPatience = 1000;

/**
 * Opens the database, brings it up to date, loads the bundled corpus where it is empty, listens, and tells in four
 * lines what it holds and where to look.
 * @param loading the signal stops the load after a whole batch; then its reason is thrown
 * @throws ConfigError, StoreError, ImportError
 */
export async function serve(
  config: Config,
  logger: Logger,
  loading: Omit<BundledLoadOptions, 'onBegin'> = {},
): Promise<RunningServer> {
  const store = await openStore(config.databaseUrl);
  const analyses = createAnalysisPool({ timeBudget: config.limits.requestTimeoutMs });
  try {
    await migrate(store);
    if (config.bundledPapers) {
      await loadBundledCorpus(store, { ...loading, onBegin: () => logger.info(firstStart) });
    }
    loading.signal?.throwIfAborted();
    const snapshots = createSnapshotHolder(store, {
      patience: snapshotPatience,
      source: snapshotFromFile(store, {
        databaseUrl: config.databaseUrl,
        path: snapshotPath(config.databaseUrl, config.snapshotFolder),
        log: (line, isRoutine) => (isRoutine ? logger.debug(line) : logger.info(line)),
      }),
    });
    const dependencies: GraphDependencies = {
      ...{ store, softwareVersion, runAnalysis: analyses.run, keptRows: new KeptRows() },
      snapshots: whenNew(snapshots, () => readAuthorsAhead(() => createContext(dependencies)).catch(() => {})),
    };
    const examples = async () => localExamples(await createContext(dependencies));
    const app = createApp({
      schema,
      createContext: (signal) => createContext(dependencies, signal),
      limits: config.limits,
      logger,
      keptAnswers: {
        momentOf: (context) => (context as GraphContext).snapshot,
        // Imports write these while the data stay as they are.
        volatileTypes: ['ImportRun', 'ImportRunConnection', 'ImportProblem', 'ImportProblemConnection', 'Stats'],
      },
      examples,
      homeFacts: async () => {
        const snapshot = await snapshots.current();
        return {
          holdings: holdingsOf(snapshot),
          dataVersion: snapshot.dataVersion,
          softwareVersion,
          examples: (await examples()).slice(0, examplesOnHomePage),
        };
      },
      checkReady: () => store.sql.all('SELECT 1 AS ready'),
      corsOrigins: config.corsOrigins,
    });
    const snapshot = await snapshots.current();
    const listening = await listen(app, config);
    const holdings = holdingsOf(snapshot).map(({ label, count }) => `${count.toLocaleString('en')} ${label}`);
    logger.info(`papergraph ${softwareVersion} holds ${holdings.join(', ')}`);
    logger.info(`  database  ${store.label} (data version ${snapshot.dataVersion})`);
    logger.info(`  look at   ${listening.url}/`);
    logger.info(`  ask at    ${listening.url}/graphql`);
    createContext(dependencies)
      .then(makeReady)
      .catch(() => {});
    return {
      url: listening.url,
      close: async () => {
        await listening.close();
        await analyses.close();
        await store.close();
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The same snapshots; whenever another one is given out for the first time, that is told. */
function whenNew(snapshots: SnapshotHolder, onNew: () => void): Pick<SnapshotHolder, 'current'> {
  let known: Snapshot | undefined;
  return {
    current: async () => {
      const snapshot = await snapshots.current();
      const isNew = snapshot !== known;
      known = snapshot;
      if (isNew) onNew();
      return snapshot;
    },
  };
}
