import { builder } from '../builder.js';
import { idsOfRefs } from '../ref.js';
import type { Combined, WhereCompiler } from './compiler.js';
import type { Condition } from './conditions.js';
import {
  type IntFilter,
  intFilter,
  papersCountCondition,
  type StringFilter,
  stringCondition,
  stringFilter,
} from './filters.js';
import { type Mask, reached } from './mask.js';
import { meantPapers, type PaperWhere, paperWhere } from './paper-where.js';
import { defineRelationFilter, type RelationFilter, relatedMasks } from './relation-filter.js';

export interface AuthorWhere extends Combined<AuthorWhere> {
  refs?: string[] | null;
  name?: StringFilter | null;
  verified?: boolean | null;
  papersCount?: IntFilter | null;
  papers?: RelationFilter<PaperWhere> | null;
}

/** Shared by every entity that has papers. */
export const papersFilter = defineRelationFilter('PapersFilter', 'papers', () => paperWhere);

export const authorWhere = builder.inputRef<AuthorWhere>('AuthorWhere').implement({
  description: 'Which authors are meant; all that are given must hold, and nothing given means all authors.',
  fields: (t) => ({
    and: t.field({ type: [authorWhere], description: 'All of these hold.' }),
    or: t.field({ type: [authorWhere], description: 'At least one of these holds; an empty list matches nothing.' }),
    not: t.field({ type: authorWhere, description: 'This does not hold.' }),
    refs: t.stringList({
      description: 'Exactly these authors, each by key, ORCID iD, id or exact name; at most 1,000.',
    }),
    name: t.field({ type: stringFilter, description: 'The name or any spelling under which the author is known.' }),
    verified: t.boolean({ description: 'Whether an ORCID iD or a curator decided who this is.' }),
    papersCount: t.field({ type: intFilter, description: 'How many papers of the author are known.' }),
    papers: t.field({ type: papersFilter, description: 'The papers of the author.' }),
  }),
});

/** @throws QueryError as `meantPapers` does */
export function meantAuthors(compiler: WhereCompiler, where: AuthorWhere): Promise<Mask> {
  const { context } = compiler;
  const { paperAuthors, ids } = context.snapshot;
  return compiler.combine(
    'authors',
    where,
    async ({ refs, name, verified, papersCount, papers }) => [
      ...(refs ? [compiler.ids('authors', await idsOfRefs(context, 'author', refs))] : []),
      ...(await compiler.filtered('authors', name, nameCondition)),
      ...(typeof verified === 'boolean' ? [await compiler.column('authors', { verified })] : []),
      ...(await compiler.filtered('authors', papersCount, papersCountCondition)),
      ...(await relatedMasks(
        papers,
        (nested) => meantPapers(compiler, nested),
        (mask) => reached(paperAuthors, mask, ids.authors.length),
      )),
    ],
    (part) => meantAuthors(compiler, part),
  );
}

/** The name or one of the further names; for every entity with a `names` relation. */
export function nameCondition(filter: StringFilter): Condition {
  const condition = stringCondition({ name: 'nameFolded', nullable: false }, filter);
  return { OR: [condition, { names: { some: condition } }] };
}
