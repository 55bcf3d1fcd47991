import type { Snapshot } from '../../graph/snapshot.js';
import { builder } from '../builder.js';
import { venueType } from '../enums.js';
import { idsOfRefs } from '../ref.js';
import { nameCondition, papersFilter } from './author-where.js';
import type { Combined, WhereCompiler } from './compiler.js';
import { type IntFilter, intFilter, papersCountCondition, type StringFilter, stringFilter } from './filters.js';
import type { Mask } from './mask.js';
import { meantPapers, type PaperWhere } from './paper-where.js';
import { type RelationFilter, relatedMasks } from './relation-filter.js';

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
    refs: t.stringList({ description: 'Exactly these venues, each by key, ISSN, id or exact name; at most 1,000.' }),
    name: t.field({ type: stringFilter, description: 'The name or any further name.' }),
    types: t.field({ type: [venueType], description: 'Of one of these types.' }) as never,
    papersCount: t.field({ type: intFilter, description: 'How many papers of the venue are known.' }),
    papers: t.field({ type: papersFilter, description: 'The papers of the venue.' }),
  }),
});

/** @throws QueryError as `meantPapers` does */
export function meantVenues(compiler: WhereCompiler, where: VenueWhere): Promise<Mask> {
  const { context } = compiler;
  return compiler.combine(
    'venues',
    where,
    async ({ refs, name, types, papersCount, papers }) => [
      ...(refs ? [compiler.ids('venues', await idsOfRefs(context, 'venue', refs))] : []),
      ...(await compiler.filtered('venues', name, nameCondition)),
      ...(types ? [await compiler.column('venues', { type: { in: types } })] : []),
      ...(await compiler.filtered('venues', papersCount, papersCountCondition)),
      ...(await relatedMasks(
        papers,
        (nested) => meantPapers(compiler, nested),
        (mask) => venuesOf(context.snapshot, mask),
      )),
    ],
    (part) => meantVenues(compiler, part),
  );
}

function venuesOf({ paperVenue, ids }: Snapshot, papers: Mask): Mask {
  const mask = new Uint8Array(ids.venues.length);
  for (let paper = 0; paper < papers.length; paper++) {
    const venue = paperVenue.at(paper);
    if (papers[paper] === 1 && venue >= 0) mask[venue] = 1;
  }
  return mask;
}
