import { builder } from '../builder.js';
import { idsOfRefs } from '../ref.js';
import { nameCondition, papersFilter } from './author-where.js';
import type { Combined, WhereCompiler } from './compiler.js';
import { type Condition, columnCondition } from './conditions.js';
import { type IntFilter, intCondition, intFilter, type StringFilter, stringFilter } from './filters.js';
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
      description: 'Exactly these organizations, each by key, ROR id, id or exact name; at most 100.',
    }),
    name: t.field({ type: stringFilter, description: 'The name or any further name.' }),
    countries: t.stringList({ description: "In one of these countries, as ISO 3166-1 alpha-2 codes: 'CH'." }),
    types: t.stringList({ description: "Of one of these types, in ROR's words: 'EDUCATION', 'COMPANY'." }),
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
      ...(await compiler.columns('organizations', [
        ...(name ? [nameCondition(name)] : []),
        ...(countries ? [oneOf('country', countries)] : []),
        ...(types ? [oneOf('type', types)] : []),
        ...(papersCount ? [intCondition({ name: 'papersCount', nullable: false }, papersCount)] : []),
      ])),
      ...(await relatedMasks(
        papers,
        (nested) => meantPapers(compiler, nested),
        (mask) => reached(paperOrganizations, mask, ids.organizations.length),
      )),
    ],
    (part) => meantOrganizations(compiler, part),
  );
}

function oneOf(column: string, values: string[]): Condition {
  return columnCondition({ name: column, nullable: true }, null, { in: values.map((value) => value.toUpperCase()) });
}
