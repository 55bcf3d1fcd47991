import { idsWhere } from '../../store/list-ids.js';
import { builder } from '../builder.js';
import { descendantsOf } from '../category-tree.js';
import { type CategoryWhere, categoryCondition, categoryWhere } from './category-where.js';
import type { WhereCompiler } from './compiler.js';
import type { Condition } from './conditions.js';
import { type RelationFilter, relationConditions } from './relation-filter.js';

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

/** @throws QueryError as `paperCondition` does */
export function categoriesConditions(compiler: WhereCompiler, filter: CategoriesFilter): Promise<Condition[]> {
  return relationConditions(
    filter,
    async (where) => {
      const condition = await categoryCondition(compiler, where);
      return filter.includeDescendants ? withDescendants(compiler, condition) : condition;
    },
    (category) => ({ categories: { some: { category } } }),
  );
}

async function withDescendants({ context }: WhereCompiler, condition: Condition): Promise<Condition> {
  const { snapshot, store } = context;
  const found = await idsWhere(store, 'category', condition);
  const vertices = [...found].map((id) => snapshot.ids.categories.vertexOf(id)).filter((vertex) => vertex >= 0);
  const all = descendantsOf(snapshot, vertices);
  return { id: { in: [...found, ...all.map((vertex) => snapshot.ids.categories.at(vertex))] } };
}
