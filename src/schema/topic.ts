import { papersNewestFirst } from '../graph/newest-first.js';
import { degreeOf, neighborsOf } from '../graph/snapshot.js';
import type { AuthorRow, TopicRow } from '../store/store.js';
import { builder } from './builder.js';
import { defineConnection } from './connection.js';
import { topicConnection } from './connections.js';
import type { GraphContext } from './context.js';
import { listCost, pagedCost } from './cost.js';
import { type CountedEdge, countEdges, countedConnection } from './counted-connection.js';
import { authorRef, paperRef, topicRef } from './entity-refs.js';
import { topicKind } from './enums.js';
import { paperMask } from './filter-mask.js';
import { identifierRef } from './identifier.js';
import { diffusionField } from './lineage/diffusion-type.js';
import { lineageField } from './lineage/lineage-field.js';
import { burstsField, trendField } from './lineage/trend-type.js';
import { listField } from './list-field.js';
import { networkField } from './network/ego-network.js';
import { defineOrder } from './order.js';
import { pagingArguments, papersField, vertexIn } from './papers-field.js';
import { refField } from './ref.js';
import { relatedTopicsField } from './related-topics.js';
import { timelineField } from './timeline.js';
import { paperWhere } from './where/paper-where.js';
import { meantTopics, topicWhere } from './where/topic-where.js';

const papersOf = (topic: TopicRow, { snapshot }: GraphContext) =>
  papersNewestFirst(snapshot, snapshot.topicPapers, vertexIn(snapshot, 'topics', topic));

const topicAuthorConnection = defineConnection<AuthorRow, CountedEdge>({
  name: 'TopicAuthor',
  plural: 'authors',
  node: authorRef,
  loader: ({ loaders }) => loaders.author,
  edgeDescription: 'Somebody who writes about a topic.',
  edgeFields: (t) => ({
    papersCount: t.exposeInt('papersCount', { description: 'How many papers of the author have the topic.' }),
  }),
});

builder.node(topicRef, {
  description: 'What papers are about: a keyword that a source gives, a term found in the text, a named system.',
  id: { resolve: (topic) => topic.id },
  fields: (t) => ({
    key: t.exposeString('key', { description: 'For people, and stable: a label as a slug.' }),
    label: t.exposeString('label', { description: 'The topic in words.' }),
    kind: t.field({
      type: topicKind,
      description: 'What kind of topic it is.',
      resolve: ({ kind }) => kind as 'KEYWORD',
    }),
    source: t.exposeString('source', {
      description: "Who named it: a source's format, or 'papergraph' for what is found in titles and abstracts.",
    }),
    aliases: t.stringList({
      description: "Other names of the topic: 'MoE' and 'mixture-of-experts' of 'mixture of experts'.",
      resolve: async ({ id, label }, _, { loaders }) =>
        (await loaders.topicAliases.load(id)).map((alias) => alias.label).filter((alias) => alias !== label),
    }),
    identifiers: t.field({
      type: [identifierRef],
      description: 'Outside names of the topic.',
      extensions: listCost(2),
      resolve: ({ id }, _, { loaders }) => loaders.identifiers.topic.load(id),
    }),
    introducedBy: t.field({
      type: paperRef,
      nullable: true,
      description:
        'The paper that introduced it, where one says so of a system, data set or benchmark; null where unknown.',
      resolve: ({ introducedById }, _, { loaders }) =>
        introducedById === null ? null : loaders.paper.load(introducedById),
    }),
    broader: relatedTopicsField(t, 'broaderTopics'),
    narrower: relatedTopicsField(t, 'narrowerTopics'),
    papers: papersField(t, { description: 'The papers that have the topic.', papers: papersOf }),
    papersCount: t.int({
      description: 'How many papers have the topic.',
      resolve: (topic, _, { snapshot }) => degreeOf(snapshot.topicPapers, vertexIn(snapshot, 'topics', topic)),
    }),
    authors: t.field({
      type: topicAuthorConnection,
      description: 'Who writes about it, those of the most papers first.',
      extensions: pagedCost(5),
      args: { where: t.arg({ type: paperWhere, description: 'Only papers that match.' }), ...pagingArguments(t) },
      resolve: async (topic, { where, ...args }, context) => {
        const { snapshot } = context;
        const mask = await paperMask(context, where);
        const counts = new Map<number, number>();
        for (const paper of papersOf(topic, context))
          if (!mask || mask[paper] === 1)
            for (const author of new Set(neighborsOf(snapshot.paperAuthors, paper)))
              counts.set(author, (counts.get(author) ?? 0) + 1);
        return countedConnection<CountedEdge>(args, countEdges(counts, snapshot.ids.authors));
      },
    }),
    network: networkField(t, {
      kind: 'TOPICS',
      description: 'The topics within some steps of this one, by papers that have both',
      center: (topic, { snapshot }) => ({ key: topic.key, vertex: vertexIn(snapshot, 'topics', topic) }),
    }),
    timeline: timelineField(t, papersOf),
    trend: trendField(t, (topic, context) => ({ key: topic.key, papers: papersOf(topic, context) })),
    bursts: burstsField(t, (topic, context) => ({ key: topic.key, papers: papersOf(topic, context) })),
    diffusion: diffusionField(t, (topic, context) => ({ key: topic.key, papers: papersOf(topic, context) })),
    lineage: lineageField(t, {
      description:
        'Its papers as a graph in time: which descends from which, by citations or, where there are none, by shared authors ' +
        'and topics. With a depth, also what they come from and what they turned into outside the topic.',
      usualDepth: 0,
      depthDescription: 'Most generations outside the topic.',
      seeds: papersOf,
      key: ({ key }) => key,
      subject: (topic, { snapshot }) => vertexIn(snapshot, 'topics', topic),
    }),
  }),
});

const order = defineOrder(
  'Topic',
  'topics',
  {
    PAPERS_COUNT: { column: 'papersCount', description: 'How many papers are known.' },
    LABEL: { column: 'labelFolded', description: 'The label in lower case, without diacritics.' },
    KEY: { column: 'key', description: 'The key.' },
  },
  { field: 'PAPERS_COUNT', direction: 'DESC' },
);

builder.queryFields((t) => ({
  topic: refField(t, {
    kind: 'topic',
    type: topicRef,
    description: 'One topic, by any of its names.',
    refDescription:
      'Key, identifier, id, or exact label in any of its spellings. A topic found in texts comes before a keyword of the same label.',
  }),
  topics: listField(t, {
    model: 'topic',
    plural: 'topics',
    type: topicConnection,
    order,
    where: topicWhere,
    meant: meantTopics,
  }),
}));
