import { papersNewestFirst } from '../graph/newest-first.js';
import { degreeOf, neighborsOf } from '../graph/snapshot.js';
import type { CategoryRow } from '../store/store.js';
import { checkBounds } from './bounds.js';
import { builder } from './builder.js';
import { ancestorsOf, descendantsOf, papersWithDescendants } from './category-tree.js';
import { categoryConnection, paperConnection } from './connections.js';
import type { GraphContext } from './context.js';
import { listCost, pagedCost } from './cost.js';
import { categoryRef } from './entity-refs.js';
import { figuresField } from './figures.js';
import { categoryLineageField } from './lineage/category-lineage.js';
import { trendField } from './lineage/trend-type.js';
import { listField } from './list-field.js';
import { defineOrder } from './order.js';
import { papersArguments, papersConnection, vertexIn } from './papers-field.js';
import { refField } from './ref.js';
import { idsOf, loadRelated } from './related.js';
import { timelineField } from './timeline.js';
import { categoryWhere, meantCategories } from './where/category-where.js';

const deepest = 20;

const load = ({ snapshot, loaders }: GraphContext, vertices: Iterable<number>) =>
  loadRelated(loaders.category, idsOf(snapshot.ids.categories, vertices));

const papersOf = (category: CategoryRow, { snapshot }: GraphContext, includeDescendants?: boolean | null) => {
  const vertex = vertexIn(snapshot, 'categories', category);
  return includeDescendants
    ? papersWithDescendants(snapshot, vertex)
    : papersNewestFirst(snapshot, snapshot.categoryPapers, vertex);
};

const countOf = (category: CategoryRow, context: GraphContext, includeDescendants?: boolean | null) =>
  includeDescendants
    ? papersOf(category, context, true).length
    : degreeOf(context.snapshot.categoryPapers, vertexIn(context.snapshot, 'categories', category));

builder.node(categoryRef, {
  description: 'A node of a classification scheme. A category may have several parents; there are no cycles.',
  id: { resolve: (category) => category.id },
  fields: (t) => ({
    key: t.exposeString('key', { description: "Scheme and code: 'arxiv:cs.CV'." }),
    scheme: t.exposeString('scheme', { description: "Who classifies: 'arxiv', 'acm'." }),
    code: t.exposeString('code', { description: "What the scheme calls it: 'cs.CV'." }),
    label: t.exposeString('label', {
      description: "In words: 'Computer Vision and Pattern Recognition'; the code where no words are known.",
    }),
    parents: t.field({
      type: [categoryRef],
      description: 'The categories directly above.',
      extensions: listCost(2),
      resolve: (category, _, context) =>
        load(
          context,
          neighborsOf(context.snapshot.categoryParents, vertexIn(context.snapshot, 'categories', category)),
        ),
    }),
    children: t.field({
      type: [categoryRef],
      description: 'The categories directly below.',
      extensions: listCost(20),
      resolve: (category, _, context) =>
        load(
          context,
          neighborsOf(context.snapshot.categoryChildren, vertexIn(context.snapshot, 'categories', category)),
        ),
    }),
    ancestors: t.field({
      type: [categoryRef],
      description: 'All categories above, the nearest first, each once.',
      extensions: listCost(5),
      args: { depth: t.arg.int({ description: `Most steps up, 1 to ${deepest}. All the way unless given.` }) },
      resolve: (category, { depth }, context) => {
        checkBounds('depth', depth, 1, deepest);
        const vertex = vertexIn(context.snapshot, 'categories', category);
        return load(context, ancestorsOf(context.snapshot, vertex < 0 ? [] : [vertex], depth ?? undefined));
      },
    }),
    descendants: t.field({
      type: [categoryRef],
      description: 'All categories below, the nearest first, each once.',
      extensions: listCost(50),
      args: { depth: t.arg.int({ description: `Most steps down, 1 to ${deepest}. All the way unless given.` }) },
      resolve: (category, { depth }, context) => {
        checkBounds('depth', depth, 1, deepest);
        const vertex = vertexIn(context.snapshot, 'categories', category);
        return load(context, descendantsOf(context.snapshot, vertex < 0 ? [] : [vertex], depth ?? undefined));
      },
    }),
    papers: t.field({
      type: paperConnection,
      description: 'The papers of the category.',
      extensions: pagedCost(2),
      args: {
        includeDescendants: t.arg.boolean({
          defaultValue: false,
          description: 'Whether papers of the categories below belong to it too, each once. Default false.',
        }),
        ...papersArguments(t),
      },
      resolve: (category, { includeDescendants, ...args }, context) =>
        papersConnection(context, papersOf(category, context, includeDescendants), args),
    }),
    papersCount: t.int({
      description: 'How many papers the category has.',
      args: {
        includeDescendants: t.arg.boolean({
          defaultValue: false,
          description: 'Whether papers of the categories below are counted too, each once. Default false.',
        }),
      },
      resolve: (category, { includeDescendants }, context) => countOf(category, context, includeDescendants),
    }),
    collaborationFigures: figuresField(t, (category, context) => ({
      key: category.key,
      papers: papersOf(category, context),
      unit: { kind: 'authors' },
    })),
    timeline: timelineField(t, (category, context) => papersOf(category, context)),
    trend: trendField(t, (category, context) => ({ key: category.key, papers: papersOf(category, context, true) })),
    lineage: categoryLineageField(t),
  }),
});

const order = defineOrder(
  'Category',
  'categories',
  {
    PAPERS_COUNT: { column: 'papersCount', description: 'How many papers are known.' },
    LABEL: { column: 'labelFolded', description: 'The label in lower case, without diacritics.' },
    KEY: { column: 'key', description: 'The key.' },
  },
  { field: 'PAPERS_COUNT', direction: 'DESC' },
);

builder.queryFields((t) => ({
  category: refField(t, {
    kind: 'category',
    type: categoryRef,
    description: 'One category, by any of its names.',
    refDescription: "Key ('arxiv:cs.CV'), code ('cs.CV'), id, or exact label.",
  }),
  categories: listField(t, {
    model: 'category',
    plural: 'categories',
    type: categoryConnection,
    order,
    where: categoryWhere,
    meant: meantCategories,
  }),
}));
