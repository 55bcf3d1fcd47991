import { checkCount } from '../bounds.js';
import { builder } from '../builder.js';
import { idsOfRefs } from '../ref.js';
import { nameCondition, papersFilter } from './author-where.js';
import type { Combined, WhereCompiler } from './compiler.js';
import type { Condition } from './conditions.js';
import { type IntFilter, intFilter, papersCountCondition, type StringFilter, stringFilter } from './filters.js';
import { type Mask, reached } from './mask.js';
import { meantPapers, type PaperWhere } from './paper-where.js';
import { type RelationFilter, relatedMasks } from './relation-filter.js';

export interface OrganizationWhere extends Combined<OrganizationWhere> {
  refs?: string[] | null;
  name?: StringFilter | null;
  countries?: string[] | null;
  types?: string[] | null;
  papersCount?: IntFilter | null;
  papers?: RelationFilter<PaperWhere> | null;
}

export const organizationWhere = builder.inputRef<OrganizationWhere>('OrganizationWhere').implement({
  description: 'Which organizations are meant; all that are given must hold, and nothing given means all of them.',
  fields: (t) => ({
    and: t.field({ type: [organizationWhere], description: 'All of these hold.' }),
    or: t.field({
      type: [organizationWhere],
      description: 'At least one of these holds; an empty list matches nothing.',
    }),
    not: t.field({ type: organizationWhere, description: 'This does not hold.' }),
    refs: t.stringList({
      description: 'Exactly these organizations, each by key, ROR id, id or exact name; at most 1,000.',
    }),
    name: t.field({ type: stringFilter, description: 'The name or any further name.' }),
    countries: t.stringList({
      description: "In one of these countries, at most 300, as ISO 3166-1 alpha-2 codes: 'CH'.",
    }),
    types: t.stringList({ description: "Of one of these types, at most 300, in ROR's words: 'EDUCATION', 'COMPANY'." }),
    papersCount: t.field({ type: intFilter, description: 'How many papers of the organization are known.' }),
    papers: t.field({ type: papersFilter, description: 'The papers of the organization.' }),
  }),
});

/** @throws QueryError as `meantPapers` does */
export function meantOrganizations(compiler: WhereCompiler, where: OrganizationWhere): Promise<Mask> {
  const { context } = compiler;
  const { paperOrganizations, ids } = context.snapshot;
  return compiler.combine(
    'organizations',
    where,
    async ({ refs, name, countries, types, papersCount, papers }) => [
      ...(refs ? [compiler.ids('organizations', await idsOfRefs(context, 'organization', refs))] : []),
      ...(await compiler.filtered('organizations', name, nameCondition)),
      ...(countries ? [await compiler.column('organizations', oneOf('country', countries))] : []),
      ...(types ? [await compiler.column('organizations', oneOf('type', types))] : []),
      ...(await compiler.filtered('organizations', papersCount, papersCountCondition)),
      ...(await relatedMasks(
        papers,
        (nested) => meantPapers(compiler, nested),
        (mask) => reached(paperOrganizations, mask, ids.organizations.length),
      )),
    ],
    (part) => meantOrganizations(compiler, part),
  );
}

function oneOf(column: 'country' | 'type', values: string[]): Condition {
  checkCount(column === 'country' ? 'countries' : 'types', values, 0, 300);
  return { [column]: { in: values.map((value) => value.toUpperCase()) } };
}
