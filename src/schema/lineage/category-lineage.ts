import type { CategoryRow } from '../../store/store.js';
import { checkBounds } from '../bounds.js';
import { builder } from '../builder.js';
import type { CategoryPlace } from '../category-tree.js';
import { boundedCost } from '../cost.js';
import { categoryRef } from '../entity-refs.js';
import { vertexIn } from '../papers-field.js';
import { loadPresent } from '../related.js';

const usualNodes = 100;
const mostNodes = 500;
const deepest = 20;

interface CategoryLineage {
  places: CategoryPlace[];
  omittedNodes: number;
}

const placeRef = builder.objectRef<CategoryPlace>('CategoryLineageNode').implement({
  description: 'A category above, at, or below another.',
  fields: (t) => ({
    category: t.field({
      type: categoryRef,
      description: 'The category.',
      resolve: ({ vertex }, _, { snapshot, loaders }) =>
        loadPresent(loaders.category, snapshot.ids.categories.at(vertex), 'Category'),
    }),
    steps: t.exposeInt('steps', {
      description: 'The fewest steps there: negative above, 0 for the category itself, positive below.',
    }),
    papersCount: t.exposeInt('papers', { description: 'How many papers it has itself.' }),
    rollUpCount: t.exposeInt('rollUp', {
      description:
        'How many distinct papers it and all categories below it have: each once, though there are several ways.',
    }),
  }),
});

const lineageRef = builder.objectRef<CategoryLineage>('CategoryLineage').implement({
  description: 'Where a category stands in its scheme, with distinct counts.',
  fields: (t) => ({
    nodes: t.field({
      type: [placeRef],
      description:
        'The categories above (the farthest first), the category itself, and those below (the nearest first).',
      resolve: ({ places }) => places,
    }),
    omittedNodes: t.exposeInt('omittedNodes', {
      description:
        'How many categories within the depth maxNodes left out: the farthest below, then the farthest above.',
    }),
  }),
});

/** `Category.lineage`. */
export function categoryLineageField(
  t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, CategoryRow>,
) {
  return t.field({
    type: lineageRef,
    description: 'The categories above and below, each once, with the papers of each and of all that lies below it.',
    extensions: boundedCost('maxNodes', usualNodes, 20),
    args: {
      depth: t.arg.int({ description: `Most steps up and down: 1 to ${deepest}. All the way unless given.` }),
      maxNodes: t.arg.int({
        defaultValue: usualNodes,
        description: `Most categories: 1 to ${mostNodes}. Default ${usualNodes}.`,
      }),
    },
    resolve: (category, { depth, maxNodes }, context) => {
      checkBounds('depth', depth, 1, deepest);
      checkBounds('maxNodes', maxNodes, 1, mostNodes);
      const { snapshot } = context;
      const vertex = vertexIn(snapshot, 'categories', category);
      if (vertex < 0) return { places: [], omittedNodes: 0 };
      const input = {
        snapshot,
        category: vertex,
        depth: depth ?? Number.POSITIVE_INFINITY,
        maxNodes: maxNodes ?? usualNodes,
      };
      return context.runAnalysis('categoryLineage', input, context);
    },
  });
}
