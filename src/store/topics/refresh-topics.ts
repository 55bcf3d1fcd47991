import type { Store } from '../store.js';
import { matchNewPapers, pendingPapers } from './match-papers.js';
import { type RebuildOptions, rebuildTopics, type TopicsReport } from './rebuild-topics.js';
import { countPapers, readTopicsState } from './topics-state.js';

/** Corpora up to this are extracted anew whenever papers came: it takes a few seconds at most. */
const smallCorpus = 5000;
/** How much a corpus must have grown since the last extraction, until it is extracted anew. */
const growth = 1.5;

/**
 * Brings the topics up to date after an import. Where the corpus is small or has grown by half since the last extraction,
 * all topics are extracted anew; else the papers that came get the topics that are known. Where no paper came, nothing
 * is done.
 *
 * @returns undefined where nothing was to be done
 */
export async function refreshTopics(
  store: Store,
  options: Omit<RebuildOptions, 'dryRun'> = {},
): Promise<TopicsReport | undefined> {
  const state = await readTopicsState(store.sql);
  const papers = await countPapers(store.sql);
  if (!state) return papers === 0 ? undefined : rebuildTopics(store, options);
  if ((await pendingPapers(store.sql, state)).length === 0) return undefined;
  if (papers <= smallCorpus || papers >= growth * state.papers) return rebuildTopics(store, options);
  return matchNewPapers(store, state, options);
}
