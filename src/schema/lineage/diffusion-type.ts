import type { Adopter, Diffusion, DiffusionYear } from '../../topics/trend/diffusion.js';
import { checkBounds, mostInt } from '../bounds.js';
import { builder } from '../builder.js';
import type { GraphContext } from '../context.js';
import { listCost } from '../cost.js';
import { categoryRef, organizationRef, paperRef } from '../entity-refs.js';
import { paperMask } from '../filter-mask.js';
import { keyRanks } from '../key-ranks.js';
import { type Method, methodOf, methodRef } from '../method.js';
import { checkPageSize } from '../page-arguments.js';
import { loadPresent } from '../related.js';
import { paperWhere } from '../where/paper-where.js';

const usualAdopters = 20;

type Among = 'CATEGORIES' | 'ORGANIZATIONS';

interface DiffusionAnswer extends Diffusion {
  among: Among;
  method: Method;
}

interface AdopterPlace extends Adopter {
  among: Among;
}

const amongRef = builder.enumType('DiffusionAmong', {
  description: 'What a topic moves between.',
  values: {
    CATEGORIES: { description: 'The categories of its papers.' },
    ORGANIZATIONS: { description: 'The organizations of its papers.' },
  },
});

const adopterUnion = builder.unionType('AdopterEntity', {
  description: 'What a topic can reach.',
  types: [categoryRef, organizationRef],
});

const adopterRef = builder.objectRef<AdopterPlace>('Adopter').implement({
  description: 'A category or an organization that a topic has reached.',
  fields: (t) => ({
    entity: t.field({
      type: adopterUnion,
      description: 'The category or the organization.',
      resolve: ({ among, vertex }, _, { snapshot, loaders }) =>
        (among === 'CATEGORIES'
          ? loadPresent(loaders.category, snapshot.ids.categories.at(vertex), 'Category')
          : loadPresent(loaders.organization, snapshot.ids.organizations.at(vertex), 'Organization')) as never,
    }),
    firstPaper: t.field({
      type: paperRef,
      description: 'The first dated paper of the topic there.',
      resolve: ({ firstPaper }, _, { snapshot, loaders }) =>
        loadPresent(loaders.paper, snapshot.ids.papers.at(firstPaper), 'Paper'),
    }),
    firstYear: t.exposeInt('firstYear', { description: 'The year of the first paper there.' }),
    lastYear: t.exposeInt('lastYear', { description: 'The year of the last paper there.' }),
    papersCount: t.exposeInt('papers', { description: 'How many dated papers of the topic there are there.' }),
  }),
});

const diffusionYearRef = builder.objectRef<DiffusionYear>('DiffusionYear').implement({
  description: 'How far a topic has come by the end of a year.',
  fields: (t) => ({
    year: t.exposeInt('year', { description: 'The year.' }),
    newAdopters: t.exposeInt('newAdopters', { description: 'How many it reached for the first time.' }),
    adopters: t.exposeInt('adopters', { description: 'How many it has reached by then.' }),
    papersCount: t.exposeInt('papers', { description: 'Papers of the year that have any.' }),
    cumulatedPapers: t.exposeInt('cumulatedPapers', { description: 'Such papers until then.' }),
  }),
});

export const diffusionRef = builder.objectRef<DiffusionAnswer>('Diffusion').implement({
  description: 'How a topic moves between categories or organizations over time.',
  fields: (t) => ({
    adopters: t.field({
      type: [adopterRef],
      description: 'What it reached, in the order of the first paper.',
      extensions: {
        cost: { own: 1, multiplier: (args: Record<string, unknown>) => Number(args.first ?? usualAdopters) },
      },
      args: {
        first: t.arg.int({ defaultValue: usualAdopters, description: `How many: 1 to 100. Default ${usualAdopters}.` }),
        offset: t.arg.int({ defaultValue: 0, description: 'How many to leave out before: 0 or more. Default 0.' }),
      },
      resolve: ({ adopters, among }, { first, offset }) => {
        checkPageSize('first', first);
        checkBounds('offset', offset, 0, mostInt);
        const from = offset ?? 0;
        return adopters.slice(from, from + (first ?? usualAdopters)).map((adopter) => ({ ...adopter, among }));
      },
    }),
    adoptersCount: t.int({
      description: 'How many it reached in all.',
      resolve: ({ adopters }) => adopters.length,
    }),
    years: t.field({
      type: [diffusionYearRef],
      description: 'Every year from the first adoption to the last paper.',
      extensions: listCost(20),
      resolve: ({ years }) => years,
    }),
    omittedPapers: t.exposeInt('omittedPapers', {
      description: 'Papers that have no date, or none of what it moves between.',
    }),
    method: t.field({ type: methodRef, description: 'What was counted.', resolve: ({ method }) => method }),
  }),
});

/** `Topic.diffusion`. */
export function diffusionField<Row>(
  t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Row>,
  subject: (row: Row, context: GraphContext) => { key: string; papers: Uint32Array },
) {
  return t.field({
    type: diffusionRef,
    description:
      'How it moves between categories or organizations over time: which it reached when, and by which paper.',
    extensions: { cost: { own: 20 } },
    args: {
      among: t.arg({ type: amongRef, defaultValue: 'CATEGORIES', description: 'Between what. Default CATEGORIES.' }),
      where: t.arg({ type: paperWhere, description: 'Only papers that match.' }),
    },
    resolve: async (row, args, context) => {
      const { snapshot } = context;
      const among = args.among ?? 'CATEGORIES';
      const { key, papers } = subject(row as Row, context);
      const mask = await paperMask(context, args.where);
      // A copy, as a view into the snapshot would take all of it along to a thread.
      const kept = papers.filter((paper) => mask === undefined || mask[paper] === 1);
      const rank = {
        papers: await keyRanks(context, 'papers'),
        members: await keyRanks(context, among === 'CATEGORIES' ? 'categories' : 'organizations'),
      };
      const found = await context.runAnalysis('diffusion', { snapshot, papers: kept, among, rank }, context);
      const method = methodOf(context, 'diffusion', {
        variant: 'first papers and cumulated counts',
        parameters: { of: key, among, where: args.where },
      });
      return { ...found, among, method };
    },
  });
}
