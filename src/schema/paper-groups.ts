import { QueryError } from '../errors.js';
import type { GroupMetric, PaperGroup } from './analysis/paper-groups.js';
import { checkCount } from './bounds.js';
import { builder } from './builder.js';
import type { GraphContext } from './context.js';
import { boundedCost } from './cost.js';
import { paperMask } from './filter-mask.js';
import { type Method, methodOf, methodRef } from './method.js';
import { countriesOf } from './network/countries.js';
import { checkPageSize } from './page-arguments.js';
import {
  dimensionOf,
  entityOfValue,
  groupEntityRef,
  type PaperDimension,
  paperDimension,
  textOfValue,
} from './paper-dimensions.js';
import { sortNewestFirst } from './paper-sequence.js';
import { papersField } from './papers-field.js';
import { type PaperWhere, paperWhere } from './where/paper-where.js';

const mostDimensions = 3;
const usualGroups = 20;
const mostConditions = 20;

interface Groups {
  groups: { group: PaperGroup; metrics: readonly GroupMetric[]; by: readonly PaperDimension[] }[];
  total: number;
  papers: number;
  method: Method;
}

interface GroupKey {
  dimension: PaperDimension;
  value: number;
}

interface MetricValue {
  metric: GroupMetric;
  value: number;
}

interface Having {
  metric: GroupMetric;
  gte?: number | null;
  lte?: number | null;
}

const paperMetric = builder.enumType('PaperMetric', {
  description: 'A number about a group of papers.',
  values: {
    PAPERS: { description: 'How many papers there are.' },
    FRACTIONAL_PAPERS: {
      description: 'The papers, each divided by the number of groups that it stands in: all groups sum to the papers.',
    },
    AUTHORS: { description: 'How many distinct authors there are.' },
    MEAN_AUTHORS: { description: 'Authors a paper, as far as they are known.' },
    CITATIONS: { description: 'How often papers here cite the papers of the group.' },
    INTERNATIONAL_SHARE: {
      description:
        'Papers that name organizations of several countries, of those that name one of known country: 0 to 1; null where ' +
        'there are none.',
    },
    FIRST_YEAR: { description: 'The year of the oldest paper; null where none is dated.' },
    LAST_YEAR: { description: 'The year of the newest paper; null where none is dated.' },
  },
});

const havingInput = builder.inputRef<Having>('PaperGroupHaving').implement({
  description: 'Which groups are kept, by a number about them. A group without the number is left out.',
  fields: (t) => ({
    metric: t.field({ type: paperMetric, required: true, description: 'The number.' }),
    gte: t.float({ description: 'At least this.' }),
    lte: t.float({ description: 'At most this.' }),
  }),
});

const groupKeyRef = builder.objectRef<GroupKey>('PaperGroupKey').implement({
  description: 'The value that the papers of a group share in one dimension.',
  fields: (t) => ({
    dimension: t.field({
      type: paperDimension,
      description: 'The dimension.',
      resolve: ({ dimension }) => dimension,
    }),
    value: t.string({
      nullable: true,
      description: 'The key of an entity, the code of a country, a number, a type; null for papers without a value.',
      resolve: ({ dimension, value }, _, context) => textOfValue(context, dimension, value),
    }),
    entity: t.field({
      type: groupEntityRef,
      nullable: true,
      description: 'What the value names; null for years, types and numbers, and for papers without a value.',
      resolve: ({ dimension, value }, _, context) => entityOfValue(context, dimension, value),
    }),
  }),
});

const metricValueRef = builder.objectRef<MetricValue>('PaperMetricValue').implement({
  description: 'A number about a group.',
  fields: (t) => ({
    metric: t.field({ type: paperMetric, description: 'What it is.', resolve: ({ metric }) => metric }),
    value: t.float({
      nullable: true,
      description: 'The number; null where it is not defined.',
      resolve: ({ value }) => (Number.isNaN(value) ? null : value),
    }),
  }),
});

const groupRef = builder.objectRef<Groups['groups'][number]>('PaperGroup').implement({
  description: 'Papers that share a value in each dimension.',
  fields: (t) => ({
    keys: t.field({
      type: [groupKeyRef],
      description: 'The shared values, in the order of the dimensions asked for.',
      resolve: ({ group, by }) => by.map((dimension, at) => ({ dimension, value: group.values[at] as number })),
    }),
    papersCount: t.int({ description: 'How many papers there are.', resolve: ({ group }) => group.papers.length }),
    metrics: t.field({
      type: [metricValueRef],
      description: 'The numbers asked for, in their order.',
      resolve: ({ group, metrics }) => metrics.map((metric, at) => ({ metric, value: group.metrics[at] as number })),
    }),
    papers: papersField(t, {
      description: 'The papers of the group.',
      papers: ({ group }, { snapshot }) => sortNewestFirst(snapshot, group.papers),
    }),
  }),
});

const groupsRef = builder.objectRef<Groups>('PaperGroups').implement({
  description: 'Papers in groups.',
  fields: (t) => ({
    groups: t.field({
      type: [groupRef],
      description: 'The first groups: the greatest first, ties by value, papers without a value last.',
      resolve: ({ groups }) => groups,
    }),
    totalCount: t.exposeInt('total', { description: 'How many groups there are in all. Exact.' }),
    papersCount: t.exposeInt('papers', {
      description: 'How many papers were grouped, each once. Groups may overlap, and then sum to more.',
    }),
    method: t.field({ type: methodRef, description: 'What was counted.', resolve: ({ method }) => method }),
  }),
});

interface GroupArguments {
  by: PaperDimension[];
  where?: PaperWhere | null;
  metrics?: GroupMetric[] | null;
  having?: Having[] | null;
  orderBy?: GroupMetric | null;
  first?: number | null;
}

builder.queryField('paperGroups', (t) =>
  t.field({
    type: groupsRef,
    description: 'Counts papers by year, venue, country and so on, alone or crossed.',
    extensions: boundedCost('first', usualGroups, 100),
    args: {
      by: t.arg({
        type: [paperDimension],
        required: true,
        description: `What to group by: 1 to ${mostDimensions}, each once. Over 200,000 groups are the error TOO_LARGE.`,
      }),
      where: t.arg({ type: paperWhere, description: 'Only papers that match.' }),
      metrics: t.arg({
        type: [paperMetric],
        defaultValue: ['PAPERS'],
        description: 'Which numbers to give for each group. Default PAPERS.',
      }),
      having: t.arg({
        type: [havingInput],
        description: `Only groups for which all of these hold: at most ${mostConditions}.`,
      }),
      orderBy: t.arg({
        type: paperMetric,
        defaultValue: 'PAPERS',
        description: 'The number to sort by, the greatest first. Default PAPERS.',
      }),
      first: t.arg.int({
        defaultValue: usualGroups,
        description: `How many groups: 1 to 100. Default ${usualGroups}.`,
      }),
    },
    resolve: (_, args, context) => readGroups(context, args as GroupArguments),
  }),
);

async function readGroups(context: GraphContext, args: GroupArguments): Promise<Groups> {
  const { by } = args;
  checkPageSize('first', args.first);
  checkCount('by', by, 1, mostDimensions);
  checkCount('having', args.having, 0, mostConditions);
  if (new Set(by).size < by.length)
    throw new QueryError('ARGUMENTS', `read by: a dimension stands twice in ${by.join(', ')}, expected each once`, {
      hint: 'Name each dimension once.',
      details: { value: by },
    });
  const metrics = args.metrics ?? ['PAPERS'];
  const orderBy = args.orderBy ?? 'PAPERS';
  const having = (args.having ?? []).map(({ metric, gte, lte }) => ({
    metric,
    ...(typeof gte === 'number' && { gte }),
    ...(typeof lte === 'number' && { lte }),
  }));
  const mask = await paperMask(context, args.where);
  const limit = args.first ?? usualGroups;
  const isInternational = [orderBy, ...metrics, ...having.map(({ metric }) => metric)].includes('INTERNATIONAL_SHARE');
  const found = await context.runAnalysis(
    'paperGroups',
    {
      snapshot: context.snapshot,
      dimensions: await Promise.all(by.map((dimension) => dimensionOf(context, dimension))),
      metrics,
      having,
      orderBy,
      limit,
      ...(mask && { mask }),
      ...(isInternational && { countries: (await countriesOf(context)).unit.groups.of }),
    },
    context,
  );
  return {
    groups: found.groups.map((group) => ({ group, metrics, by })),
    total: found.total,
    papers: found.papers,
    method: methodOf(context, 'papers by groups', {
      parameters: { by, metrics, having, orderBy, first: limit, where: args.where },
    }),
  };
}
