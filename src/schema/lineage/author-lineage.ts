import type { ArgBuilder } from '@pothos/core';
import { neighborsOf } from '../../graph/snapshot.js';
import type { AuthorRow } from '../../store/store.js';
import type { TopicPeriod, TopicShare } from '../../topics/trend/topic-shift.js';
import { builder } from '../builder.js';
import { listCost } from '../cost.js';
import { topicRef } from '../entity-refs.js';
import { paperMask } from '../filter-mask.js';
import { type Method, methodOf, methodRef } from '../method.js';
import { checkPageSize } from '../page-arguments.js';
import { vertexIn } from '../papers-field.js';
import { idsOf, loadPresent, loadRelated } from '../related.js';
import { paperWhere } from '../where/paper-where.js';
import { countYears, periodArguments, readPeriods } from './period-arguments.js';
import { chooseTopics, topicChoiceArguments } from './topic-choice.js';

const usualTopics = 10;

interface AuthorLineage {
  periods: TopicPeriod[];
  undatedPapers: number;
  otherPapers: number;
  method: Method;
}

const shareRef = builder.objectRef<TopicShare>('TopicShare').implement({
  description: 'A topic in the papers of a period.',
  fields: (t) => ({
    topic: t.field({
      type: topicRef,
      description: 'The topic.',
      resolve: ({ topic }, _, { snapshot, loaders }) =>
        loadPresent(loaders.topic, snapshot.ids.topics.at(topic), 'Topic'),
    }),
    papersCount: t.exposeInt('papers', { description: 'How many papers of the period have it.' }),
    share: t.exposeFloat('share', {
      description: 'Each paper gives 1 / (number of its topics) to each of them; the shares of a period sum to 1.',
    }),
  }),
});

const firstArgument = (t: { arg: ArgBuilder<typeof builder.$inferSchemaTypes> }) => ({
  first: t.arg.int({ defaultValue: usualTopics, description: `How many: 1 to 100. Default ${usualTopics}.` }),
});

const firstCost = {
  cost: { own: 1, multiplier: (args: Record<string, unknown>) => Number(args.first ?? usualTopics) },
};

const periodRef = builder.objectRef<TopicPeriod>('AuthorPeriod').implement({
  description: 'What an author wrote about in a period.',
  fields: (t) => ({
    from: t.exposeInt('from', { description: 'The first year of the period.' }),
    to: t.exposeInt('to', { description: 'The last year of the period.' }),
    papersCount: t.exposeInt('papers', {
      description: 'How many papers of the author it has, with and without topics.',
    }),
    topics: t.field({
      type: [shareRef],
      description: 'The topics of these papers, the greatest share first.',
      extensions: firstCost,
      args: firstArgument(t),
      resolve: ({ topics }, { first }) => {
        checkPageSize('first', first);
        return topics.slice(0, first ?? usualTopics);
      },
    }),
    topicsCount: t.int({ description: 'How many topics these papers have.', resolve: ({ topics }) => topics.length }),
    shift: t.float({
      nullable: true,
      description:
        'Jensen-Shannon divergence of the shares from those of the last earlier period with topics, to base 2 (Lin 1991): 0 ' +
        'where they are the same, 1 where no topic is shared; null for the first.',
      resolve: ({ shift }) => shift ?? null,
    }),
    entered: t.field({
      type: [topicRef],
      description: 'Topics that the earlier period had not, the greatest share first.',
      extensions: firstCost,
      args: firstArgument(t),
      resolve: ({ entered }, { first }, { snapshot, loaders }) => {
        checkPageSize('first', first);
        return loadRelated(loaders.topic, idsOf(snapshot.ids.topics, entered.slice(0, first ?? usualTopics)));
      },
    }),
    left: t.field({
      type: [topicRef],
      description: 'Topics of the earlier period that are gone, the greatest share there first.',
      extensions: firstCost,
      args: firstArgument(t),
      resolve: ({ left }, { first }, { snapshot, loaders }) => {
        checkPageSize('first', first);
        return loadRelated(loaders.topic, idsOf(snapshot.ids.topics, left.slice(0, first ?? usualTopics)));
      },
    }),
  }),
});

const lineageRef = builder.objectRef<AuthorLineage>('AuthorLineage').implement({
  description: 'What an author writes about over time, and how it shifts.',
  fields: (t) => ({
    periods: t.field({
      type: [periodRef],
      description: 'The periods, in the order of time.',
      extensions: listCost(4),
      resolve: ({ periods }) => periods,
    }),
    undatedPapers: t.exposeInt('undatedPapers', { description: 'How many papers have no year and are left out.' }),
    otherPapers: t.exposeInt('otherPapers', { description: 'How many dated papers lie in none of the periods.' }),
    method: t.field({ type: methodRef, description: 'How it was measured.', resolve: ({ method }) => method }),
  }),
});

/** `Author.lineage`. */
export function authorLineageField(
  t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, AuthorRow>,
) {
  return t.field({
    type: lineageRef,
    description: 'What the author writes about over time: the topics of each period, and how far they shift.',
    extensions: { cost: { own: 10 } },
    args: {
      where: t.arg({ type: paperWhere, description: 'Only papers that match are looked at.' }),
      ...periodArguments(t),
      ...topicChoiceArguments(t),
    },
    resolve: async (author, args, context) => {
      const { snapshot } = context;
      const { where, kinds, sources } = args;
      const mask = await paperMask(context, where);
      const all = neighborsOf(snapshot.authorPapers, vertexIn(snapshot, 'authors', author));
      // A copy, as a view into the snapshot would take all of it along to a thread.
      const papers = all.filter((paper) => mask === undefined || mask[paper] === 1);
      const cut = readPeriods(args, countYears(snapshot.paperDates, papers));
      const choice = await chooseTopics(context, args);
      const found = await context.runAnalysis('topicShift', { snapshot, papers, cut, choice }, context);
      const method = methodOf(context, 'author lineage', {
        variant: 'topic shares; Jensen-Shannon divergence',
        parameters: { author: author.key, where, kinds, sources, periods: cut },
        source:
          'Lin (1991), Divergence measures based on the Shannon entropy, IEEE Transactions on Information Theory 37(1)',
      });
      return { ...found, method };
    },
  });
}
