import { checkCount } from '../bounds.js';
import { builder } from '../builder.js';
import { idsOfRefs } from '../ref.js';
import { papersFilter } from './author-where.js';
import type { Combined, WhereCompiler } from './compiler.js';
import {
  type IntFilter,
  intFilter,
  papersCountCondition,
  type StringFilter,
  stringCondition,
  stringFilter,
} from './filters.js';
import { type Mask, reached } from './mask.js';
import { meantPapers, type PaperWhere } from './paper-where.js';
import { type RelationFilter, relatedMasks } from './relation-filter.js';

export interface CategoryWhere extends Combined<CategoryWhere> {
  refs?: string[] | null;
  schemes?: string[] | null;
  label?: StringFilter | null;
  papersCount?: IntFilter | null;
  papers?: RelationFilter<PaperWhere> | null;
}

export const categoryWhere = builder.inputRef<CategoryWhere>('CategoryWhere').implement({
  description: 'Which categories are meant; all that are given must hold, and nothing given means all of them.',
  fields: (t) => ({
    and: t.field({ type: [categoryWhere], description: 'All of these hold.' }),
    or: t.field({ type: [categoryWhere], description: 'At least one of these holds; an empty list matches nothing.' }),
    not: t.field({ type: categoryWhere, description: 'This does not hold.' }),
    refs: t.stringList({
      description: "Exactly these categories, each by key ('arxiv:cs.CV'), id or exact label; at most 1,000.",
    }),
    schemes: t.stringList({ description: "Of one of these schemes, at most 300: 'arxiv'." }),
    label: t.field({ type: stringFilter, description: "The label: 'Machine Learning'." }),
    papersCount: t.field({ type: intFilter, description: 'How many papers stand in this very category.' }),
    papers: t.field({ type: papersFilter, description: 'The papers of this very category, not of its descendants.' }),
  }),
});

/** @throws QueryError as `meantPapers` does */
export function meantCategories(compiler: WhereCompiler, where: CategoryWhere): Promise<Mask> {
  const { context } = compiler;
  const { paperCategories, ids } = context.snapshot;
  return compiler.combine(
    'categories',
    where,
    async ({ refs, schemes, label, papersCount, papers }) => [
      ...(refs ? [compiler.ids('categories', await idsOfRefs(context, 'category', refs))] : []),
      ...(schemes ? [await compiler.column('categories', { scheme: { in: lowered(schemes) } })] : []),
      ...(await compiler.filtered('categories', label, (filter) =>
        stringCondition({ name: 'labelFolded', nullable: false }, filter),
      )),
      ...(await compiler.filtered('categories', papersCount, papersCountCondition)),
      ...(await relatedMasks(
        papers,
        (nested) => meantPapers(compiler, nested),
        (mask) => reached(paperCategories, mask, ids.categories.length),
      )),
    ],
    (part) => meantCategories(compiler, part),
  );
}

function lowered(schemes: readonly string[]): string[] {
  checkCount('schemes', schemes, 0, 300);
  return schemes.map((scheme) => scheme.toLowerCase());
}
