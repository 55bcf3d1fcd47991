import { builder } from '../builder.js';
import { descendantsOf } from '../category-tree.js';
import { type CategoryWhere, categoryWhere, meantCategories } from './category-where.js';
import type { WhereCompiler } from './compiler.js';
import { type Mask, reached } from './mask.js';
import { type RelationFilter, relatedMasks } from './relation-filter.js';

export interface CategoriesFilter extends RelationFilter<CategoryWhere> {
  includeDescendants?: boolean | null;
}

export const categoriesFilter = builder.inputRef<CategoriesFilter>('CategoriesFilter').implement({
  description: 'Tests the categories of a paper; all that are given must hold.',
  fields: (t) => ({
    some: t.field({ type: categoryWhere, description: 'At least one of the categories matches.' }),
    none: t.field({ type: categoryWhere, description: 'None of the categories matches; also where there are none.' }),
    every: t.field({ type: categoryWhere, description: 'All categories match; also where there are none.' }),
    includeDescendants: t.boolean({
      description:
        "Whether a category matches where one above it does: 'cs' then stands for all of computer science. Default false.",
    }),
  }),
});

/** @throws QueryError as `meantPapers` does */
export function categoriesMasks(compiler: WhereCompiler, filter: CategoriesFilter): Promise<Mask[]> {
  const { snapshot } = compiler.context;
  return relatedMasks(
    filter,
    async (where) => {
      const mask = await meantCategories(compiler, where);
      if (!filter.includeDescendants) return mask;
      const found = [...mask.keys()].filter((vertex) => mask[vertex] === 1);
      for (const vertex of descendantsOf(snapshot, found)) mask[vertex] = 1;
      return mask;
    },
    (mask) => reached(snapshot.categoryPapers, mask, snapshot.ids.papers.length),
  );
}
