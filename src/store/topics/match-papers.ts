import { type LinkedPaper, linkPapers } from '../../topics/terms/link-papers.js';
import { raiseDataVersion, readDataVersion } from '../data-version.js';
import { jsonInts } from '../sql/json-rows.js';
import type { Sql, Store } from '../store.js';
import { compareLinks, writeLinks } from './found-links.js';
import { addKeywordLinks } from './keyword-links.js';
import { readOwnTopics } from './own-topics.js';
import type { RebuildOptions, TopicsReport } from './rebuild-topics.js';
import { lastWholeRun, type TopicsState, writeTopicsState } from './topics-state.js';
import { countPapersAnew } from './write-topics.js';

const papersInChunk = 5000;

/**
 * Gives the papers that came or changed since the last look the topics that are known: no new topic is found. All in
 * one transaction.
 */
export async function matchNewPapers(
  store: Store,
  state: TopicsState,
  { signal, onProgress }: Omit<RebuildOptions, 'dryRun'> = {},
): Promise<TopicsReport> {
  const started = performance.now();
  return store.sql.transaction(async (sql) => {
    const run = await lastWholeRun(sql);
    const pending = await pendingPapers(sql, state);
    const topics = await readOwnTopics(sql);
    const topicIds = topics.map(({ id }) => id);
    const total = { added: 0, removed: 0 };
    for (let from = 0; from < pending.length; from += papersInChunk) {
      signal?.throwIfAborted();
      const ids = pending.slice(from, from + papersInChunk);
      const papers = await readTexts(sql, ids);
      const paperIds = papers.map(({ id }) => id);
      const links = await addKeywordLinks(sql, linkPapers(topics, papers), topics, paperIds, ids);
      const changes = await compareLinks(sql, links, paperIds, topicIds, ids);
      await writeLinks(sql, changes);
      total.added += changes.written.length;
      total.removed += changes.removed.length;
      onProgress?.(
        (from + ids.length) / pending.length,
        `${(from + ids.length).toLocaleString('en')} papers looked at`,
      );
    }
    const isChanged = total.added + total.removed > 0;
    if (isChanged) {
      await countPapersAnew(sql);
      await raiseDataVersion(sql);
    }
    await writeTopicsState(sql, { papers: state.papers, run });
    return {
      ...{ added: 0, changed: 0, unchanged: topics.length, removed: 0, relationsChanged: false },
      linksAdded: total.added,
      linksRemoved: total.removed,
      papers: pending.length,
      dataVersion: await readDataVersion({ sql }),
      seconds: (performance.now() - started) / 1000,
    };
  });
}

/** Papers that a record came to since the last look. */
export async function pendingPapers(sql: Sql, { run }: TopicsState): Promise<number[]> {
  const rows = await sql.all<{ id: number }>(
    'SELECT DISTINCT paper_id AS id FROM source_record WHERE run_id > ? AND paper_id IS NOT NULL ORDER BY paper_id',
    [run],
  );
  return rows.map(({ id }) => id);
}

function readTexts(sql: Sql, ids: readonly number[]): Promise<(LinkedPaper & { id: number })[]> {
  return sql.all(`SELECT id, title, abstract FROM paper WHERE id IN ${jsonInts(sql.dialect)} ORDER BY id`, [
    JSON.stringify(ids),
  ]);
}
