import { burstDefaults } from '../../topics/trend/bursts.js';
import type { Growth } from '../../topics/trend/growth.js';
import type { Trend, TrendYear, YearBurst } from '../analysis/topic-trend.js';
import { checkBounds } from '../bounds.js';
import { builder } from '../builder.js';
import type { GraphContext } from '../context.js';
import { listCost } from '../cost.js';
import { paperMask } from '../filter-mask.js';
import { type Method, methodOf, methodRef } from '../method.js';
import { paperWhere } from '../where/paper-where.js';

type FieldBuilder<Row> = PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Row>;

/** Whose papers are counted. */
interface Subject {
  key: string;
  /** Vertices, each once; a view into the snapshot, so it is copied before it may go to a thread. */
  papers: Uint32Array;
}

interface TrendAnswer extends Trend {
  method: Method;
}

interface BurstsAnswer {
  list: YearBurst[];
  usualRate: number;
  burstRate: number;
  method: Method;
}

const trendYearRef = builder.objectRef<TrendYear & { isPartial: boolean }>('TrendYear').implement({
  description: 'A year of a trend.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year.' }),
    papersCount: t.exposeInt('papers', { description: 'How many papers there are; 0 where none.' }),
    corpusCount: t.exposeInt('corpus', { description: 'How many papers the corpus has in the year.' }),
    share: t.float({
      nullable: true,
      description: 'papersCount over corpusCount, 0 to 1; null where the corpus has no papers in the year.',
      resolve: ({ papers, corpus }) => (corpus === 0 ? null : papers / corpus),
    }),
    isPartial: t.exposeBoolean('isPartial', {
      description:
        'True for the last year of the corpus, of which more papers may come: compare its share, not its count.',
    }),
  }),
});

const growthRef = builder.objectRef<Growth>('Growth').implement({
  description:
    'How fast a share grows: quasi-Poisson regression of the yearly counts, ln E(papers) = ln corpus + α + β · year ' +
    '(McCullagh, Nelder 1989).',
  fields: (t) => ({
    rate: t.exposeFloat('rate', { description: 'exp(β) - 1: 0.1 is a tenth more of the corpus each year.' }),
    low: t.exposeFloat('low', { description: 'The lower end of the 95 percent t interval of the rate.' }),
    high: t.exposeFloat('high', { description: 'The upper end of the 95 percent t interval of the rate.' }),
    dispersion: t.exposeFloat('dispersion', {
      description: "Pearson's χ² over the degrees of freedom, 1 or more: it widens the interval.",
    }),
    years: t.exposeInt('years', { description: 'How many years it rests on.' }),
  }),
});

const trendRef = builder.objectRef<TrendAnswer>('Trend').implement({
  description: 'Papers by year as a share of the corpus.',
  fields: (t) => ({
    years: t.field({
      type: [trendYearRef],
      description: 'Every year of the corpus, from its first to its last.',
      extensions: listCost(30),
      resolve: ({ years }) => years.map((year, at) => ({ ...year, isPartial: at === years.length - 1 })),
    }),
    growth: t.field({
      type: growthRef,
      nullable: true,
      description:
        'How fast the share grows since the year of its first paper; null where there are papers in fewer than two years, or a ' +
        'corpus in fewer than three since then.',
      resolve: (trend) => trend.growth ?? null,
    }),
    undatedPapers: t.exposeInt('undated', { description: 'How many papers have no year and are left out.' }),
    method: t.field({ type: methodRef, description: 'What was counted.', resolve: ({ method }) => method }),
  }),
});

const burstRef = builder.objectRef<YearBurst>('Burst').implement({
  description: 'Years in which papers come at a raised rate.',
  fields: (t) => ({
    firstYear: t.exposeInt('firstYear', { description: 'Its first year.' }),
    lastYear: t.exposeInt('lastYear', { description: 'Its last year.' }),
    isOpen: t.exposeBoolean('isOpen', { description: 'Whether it lasts to the last year of the corpus.' }),
    strength: t.exposeFloat('strength', {
      description: 'How much cheaper these years are at the raised rate than at the usual one, in natural logarithms.',
    }),
    papersCount: t.exposeInt('papers', { description: 'How many papers it has.' }),
    corpusCount: t.exposeInt('corpus', { description: 'How many papers the corpus has in these years.' }),
  }),
});

const burstsRef = builder.objectRef<BurstsAnswer>('Bursts').implement({
  description: 'Bursts of a topic, with the two rates that they are told by.',
  fields: (t) => ({
    list: t.field({ type: [burstRef], description: 'The bursts, in the order of time.', resolve: ({ list }) => list }),
    usualRate: t.exposeFloat('usualRate', { description: 'The share of the topic over all years, p0: 0 to 1.' }),
    burstRate: t.exposeFloat('burstRate', {
      description: 'The rate of a burst, p1 = scaling · p0; half way from p0 to 1 where that is 1 or more.',
    }),
    method: t.field({ type: methodRef, description: 'How they were found.', resolve: ({ method }) => method }),
  }),
});

/** `Topic.trend` and `Category.trend`. */
export function trendField<Row>(t: FieldBuilder<Row>, subject: (row: Row, context: GraphContext) => Subject) {
  return t.field({
    type: trendRef,
    description: 'Its papers by year as a share of the corpus, and how fast the share grows.',
    extensions: { cost: { own: 20 } },
    args: { where: t.arg({ type: paperWhere, description: 'Only papers that match are the corpus.' }) },
    resolve: async (row, { where }, context) => {
      const { key, papers } = subject(row as Row, context);
      const { snapshot } = context;
      const mask = await paperMask(context, where);
      const input = { snapshot, papers: papers.slice(), ...(mask && { mask }) };
      const trend = await context.runAnalysis('topicTrend', input, context);
      const method = methodOf(context, 'trend', {
        variant: 'share of the corpus by year',
        parameters: { of: key, where },
        source: 'Growth: McCullagh, Nelder (1989), Generalized linear models',
      });
      return { ...trend, method };
    },
  });
}

/** `Topic.bursts`. */
export function burstsField<Row>(t: FieldBuilder<Row>, subject: (row: Row, context: GraphContext) => Subject) {
  return t.field({
    type: burstsRef,
    description:
      'The years in which it took much more of the corpus than it usually does (Kleinberg 2002, two states).',
    extensions: { cost: { own: 20 } },
    args: {
      where: t.arg({ type: paperWhere, description: 'Only papers that match are the corpus.' }),
      scaling: t.arg.float({
        defaultValue: burstDefaults.scaling,
        description: 'How many times the usual rate that of a burst is: above 1, up to 100. Default 2.',
      }),
      gamma: t.arg.float({
        defaultValue: burstDefaults.gamma,
        description: 'What entering a burst costs, in units of ln of the number of years: 0 to 100. Default 1.',
      }),
    },
    resolve: async (row, args, context) => {
      checkBounds('scaling', args.scaling, 1 + Number.EPSILON, 100);
      checkBounds('gamma', args.gamma, 0, 100);
      const settings = { scaling: args.scaling ?? burstDefaults.scaling, gamma: args.gamma ?? burstDefaults.gamma };
      const { key, papers } = subject(row as Row, context);
      const { snapshot } = context;
      const mask = await paperMask(context, args.where);
      const input = { snapshot, papers: papers.slice(), settings, ...(mask && { mask }) };
      const found = await context.runAnalysis('topicBursts', input, context);
      const method = methodOf(context, 'bursts', {
        variant: 'two states, yearly batches',
        parameters: { of: key, where: args.where, ...settings },
        source: 'Kleinberg (2002), Bursty and hierarchical structure in streams, KDD',
      });
      return { ...found, method };
    },
  });
}
