import type { PaperTopicDetail } from '../store/load-details.js';
import type { PaperRow, TopicRow } from '../store/store.js';
import type { builder } from './builder.js';
import { defineConnection, type NodeEdge, sequenceConnection } from './connection.js';
import { pagedCost } from './cost.js';
import { topicRef } from './entity-refs.js';
import { topicPlace } from './enums.js';
import { pagingArguments } from './papers-field.js';
import { ranking } from './ranking.js';

type PaperTopicEdge = NodeEdge & Pick<PaperTopicDetail, 'score' | 'foundIn'>;

const paperTopicConnection = defineConnection<TopicRow, PaperTopicEdge>({
  name: 'PaperTopic',
  plural: 'topics',
  node: topicRef,
  loader: ({ loaders }) => loaders.topic,
  edgeDescription: 'A topic of a paper, with how much the paper is about it.',
  edgeFields: (t) => ({
    score: t.exposeFloat('score', {
      description:
        'How much the paper is about the topic, 0 to 1: as the source states it, or m / (m + 2) for m mentions, one in ' +
        'the title counting for three.',
    }),
    foundIn: t.field({
      type: topicPlace,
      description: 'Where the topic was found.',
      resolve: ({ foundIn }) => foundIn,
    }),
  }),
});

/** The topics of a paper. */
export function paperTopicsField(t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, PaperRow>) {
  return t.field({
    type: paperTopicConnection,
    description:
      'What it is about: keywords of the source, and terms, systems, data sets and benchmarks found in its text; those ' +
      'of the greatest score first.',
    extensions: pagedCost(),
    args: pagingArguments(t),
    resolve: async ({ id }, args, { loaders }) => {
      const topics = await loaders.paperTopics.load(id);
      const at = (row: number) => topics[row] as PaperTopicDetail;
      const order = ranking({
        order: 'SCORE',
        length: topics.length,
        direction: 'DESC',
        value: (row) => at(row).score,
        id: (row) => at(row).topicId,
      });
      return sequenceConnection<PaperTopicEdge>(args, order, (index, cursor) => {
        const { topicId, score, foundIn } = at(order.row(index));
        return { cursor, id: topicId, score, foundIn };
      });
    },
  });
}
