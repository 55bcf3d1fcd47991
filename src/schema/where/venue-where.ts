import { builder } from '../builder.js';
import { venueType } from '../enums.js';
import { idsOfRefs } from '../ref.js';
import { nameCondition, papersFilter } from './author-where.js';
import type { Combined, WhereCompiler } from './compiler.js';
import { type Condition, columnCondition } from './conditions.js';
import { type IntFilter, intCondition, intFilter, type StringFilter, stringFilter } from './filters.js';
import { type PaperWhere, paperCondition } from './paper-where.js';
import { type RelationFilter, relationConditions } from './relation-filter.js';

export interface VenueWhere extends Combined<VenueWhere> {
  refs?: string[] | null;
  name?: StringFilter | null;
  types?: string[] | null;
  papersCount?: IntFilter | null;
  papers?: RelationFilter<PaperWhere> | null;
}

export const venueWhere = builder.inputRef<VenueWhere>('VenueWhere').implement({
  description: 'Which venues are meant; all that are given must hold, and nothing given means all of them.',
  fields: (t) => ({
    and: t.field({ type: [venueWhere], description: 'All of these hold.' }),
    or: t.field({ type: [venueWhere], description: 'At least one of these holds; an empty list matches nothing.' }),
    not: t.field({ type: venueWhere, description: 'This does not hold.' }),
    refs: t.stringList({ description: 'Exactly these venues, each by key, ISSN, id or exact name; at most 100.' }),
    name: t.field({ type: stringFilter, description: 'The name or any further name.' }),
    types: t.field({ type: [venueType], description: 'Of one of these types.' }) as never,
    papersCount: t.field({ type: intFilter, description: 'How many papers of the venue are known.' }),
    papers: t.field({ type: papersFilter, description: 'The papers of the venue.' }),
  }),
});

/** @throws QueryError as `paperCondition` does */
export function venueCondition(compiler: WhereCompiler, where: VenueWhere): Promise<Condition> {
  return compiler.combine(
    where,
    async ({ refs, name, types, papersCount, papers }) => [
      ...(refs ? [{ id: { in: await idsOfRefs(compiler.context, 'venue', refs) } }] : []),
      ...(name ? [nameCondition(name)] : []),
      ...(types ? [columnCondition({ name: 'type', nullable: true }, null, { in: types })] : []),
      ...(papersCount ? [intCondition({ name: 'papersCount', nullable: false }, papersCount)] : []),
      ...(await relationConditions(
        papers,
        (nested) => paperCondition(compiler, nested),
        (paper) => ({ papers: { some: paper } }),
      )),
    ],
    (part) => venueCondition(compiler, part),
  );
}
