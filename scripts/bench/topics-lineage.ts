/**
 * Thematic evolution, the lineage of topics, trends and shifts over a database with topics, in milliseconds: in process,
 * at first, with other arguments (the median of five) and from the cache; and the processor's time, which other work on
 * the machine hardly touches. Run: npm run bench -- topics-lineage DATABASE, the ACL Anthology with `papergraph topics rebuild`.
 */
import { performance } from 'node:perf_hooks';
import { graphql } from 'graphql';
import { degreeOf } from '../../src/graph/snapshot.js';
import { createContext } from '../../src/schema/context.js';
import { schema } from '../../src/schema/index.js';
import { openStore } from '../../src/store/open-store.js';
import { createSnapshotHolder } from '../../src/store/snapshot-holder.js';

const url = process.argv[2];
if (url === undefined) {
  console.error('bench: no database given; import ../shared/data/acl-anthology into one and give its file: address');
  process.exitCode = 1;
} else {
  const store = await openStore(url);
  const snapshots = createSnapshotHolder(store, { maxAge: 1e9 });
  const { ids, paperTopics, topicPapers } = await snapshots.current();
  console.log(`${ids.papers.length} papers, ${ids.topics.length} topics, ${paperTopics.links} links of both`);
  const ask = async (source: string) => {
    const contextValue = await createContext({ store, snapshots, softwareVersion: 'bench' });
    const start = performance.now();
    const begun = process.cpuUsage();
    const { data, errors } = await graphql({ schema, source, contextValue });
    const { user, system } = process.cpuUsage(begun);
    if (errors) throw errors[0];
    return { ms: performance.now() - start, cpu: (user + system) / 1000, data: data as Record<string, unknown> };
  };
  const medianOf = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] as number;
  const evolution = (seed: number) => `{ thematicEvolution(periodsCount: 4, seed: ${seed}) {
    periods { from to papersCount themes { label } }
    links { source { number } target { number } weightedInclusion terms { label } authorsCount }
    events { kind }
  } }`;
  const rows: Record<string, Record<string, number>> = {};
  const measure = async (name: string, query: (seed: number) => string) => {
    const first = await ask(query(1));
    const others: Awaited<ReturnType<typeof ask>>[] = [];
    for (let seed = 2; seed < 7; seed++) others.push(await ask(query(seed)));
    const { ms: cached } = await ask(query(6));
    const row = {
      first: first.ms,
      'first, processor': first.cpu,
      'other arguments': medianOf(others.map(({ ms }) => ms)),
      'other, processor': medianOf(others.map(({ cpu }) => cpu)),
      cached,
    };
    rows[name] = Object.fromEntries(Object.entries(row).map(([key, ms]) => [key, Math.round(ms * 10) / 10]));
  };
  await measure('thematic evolution, 4 periods', evolution);
  const bySize = Array.from(ids.topics, (_, topic) => topic)
    .map((topic) => degreeOf(topicPapers, topic))
    .map((papers, topic) => ({ papers, topic }))
    .sort((a, b) => b.papers - a.papers);
  for (const most of [100_000, 10_000, 1000, 300, 100]) {
    const found = bySize.find(({ papers }) => papers <= most);
    if (found === undefined) continue;
    const [row] = await store.sql.all<{ key: string }>('SELECT key FROM topic WHERE id = ?', [
      ids.topics.at(found.topic),
    ]);
    const lineage = (seed: number) =>
      `{ topic(ref: ${JSON.stringify(row?.key)}) { lineage(keyRoutes: ${seed}) { path { nodes { paper { title } } } } } }`;
    await measure(`lineage of ${row?.key}, ${found.papers} papers`, lineage);
  }
  const common = bySize[0];
  const [topic] = await store.sql.all<{ key: string }>('SELECT key FROM topic WHERE id = ?', [
    ids.topics.at(common?.topic ?? 0),
  ]);
  const trend = (seed: number) =>
    `{ topic(ref: ${JSON.stringify(topic?.key)}) { trend { years { share } } bursts(gamma: ${seed}) { list { firstYear } } diffusion(among: ORGANIZATIONS) { adoptersCount } } }`;
  await measure(`trend, bursts, diffusion of ${topic?.key}`, trend);
  console.table(rows);
  await store.close();
}
