import { neighborsOf, type Snapshot } from '../graph/snapshot.js';
import type { TopicRow } from '../store/store.js';
import { defineConnection } from './connection.js';
import { type CountedEdge, countEdges, countedConnection } from './counted-connection.js';
import { topicRef } from './entity-refs.js';
import type { PageArguments } from './page-arguments.js';

export const countedTopicConnection = defineConnection<TopicRow, CountedEdge>({
  name: 'CountedTopic',
  plural: 'topics',
  node: topicRef,
  loader: ({ loaders }) => loaders.topic,
  edgeDescription: 'A topic, with how many of the papers have it.',
  edgeFields: (t) => ({
    papersCount: t.exposeInt('papersCount', { description: 'How many of the papers have the topic.' }),
  }),
});

/** The topics of some papers, the most frequent first. */
export function countTopics(
  snapshot: Snapshot,
  papers: Uint32Array,
  mask: Uint8Array | undefined,
  args: PageArguments,
) {
  const counts = new Map<number, number>();
  for (const paper of papers) {
    if (mask && mask[paper] !== 1) continue;
    for (const topic of neighborsOf(snapshot.paperTopics, paper)) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  }
  return countedConnection<CountedEdge>(args, countEdges(counts, snapshot.ids.topics));
}
