import type { TopicRow } from '../store/store.js';
import type { builder } from './builder.js';
import { defineConnection, type NodeEdge, sequenceConnection } from './connection.js';
import { pagedCost } from './cost.js';
import { topicRef } from './entity-refs.js';
import type { RelatedTopic } from './loaders.js';
import { pagingArguments } from './papers-field.js';
import { ranking } from './ranking.js';

type RelatedTopicEdge = NodeEdge & Omit<RelatedTopic, 'id'>;

const relatedTopicConnection = defineConnection<TopicRow, RelatedTopicEdge>({
  name: 'RelatedTopic',
  plural: 'topics',
  node: topicRef,
  loader: ({ loaders }) => loaders.topic,
  edgeDescription: 'A topic directly above or below another, with how sure that is.',
  edgeFields: (t) => ({
    score: t.exposeFloat('score', {
      description:
        'The share of the papers of the narrower topic that have the broader one, at least 0.8, at the last extraction ' +
        '(Sanderson and Croft 1999); as a source states it, where one does.',
    }),
    source: t.exposeString('source', {
      description: "Who says so: a source, or 'papergraph' where it follows from the papers.",
    }),
  }),
});

/** The topics directly above or below a topic. */
export function relatedTopicsField(
  t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, TopicRow>,
  end: 'broaderTopics' | 'narrowerTopics',
) {
  return t.field({
    type: relatedTopicConnection,
    description: `The topics directly ${end === 'broaderTopics' ? 'above' : 'below'}, the surest first.`,
    extensions: pagedCost(2),
    args: pagingArguments(t),
    resolve: async ({ id }, args, { loaders }) => {
      const related = await loaders[end].load(id);
      const at = (row: number) => related[row] as RelatedTopic;
      const order = ranking({
        order: 'SCORE',
        length: related.length,
        direction: 'DESC',
        value: (row) => at(row).score,
        id: (row) => at(row).id,
      });
      return sequenceConnection<RelatedTopicEdge>(args, order, (index, cursor) => ({
        ...at(order.row(index)),
        cursor,
      }));
    },
  });
}
