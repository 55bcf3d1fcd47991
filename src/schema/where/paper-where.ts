import { builder } from '../builder.js';
import { paperType } from '../enums.js';
import { searchPaperIds } from '../paper-text.js';
import { idsOfRefs } from '../ref.js';
import { type AuthorWhere, authorCondition, authorWhere } from './author-where.js';
import { type CategoriesFilter, categoriesConditions, categoriesFilter } from './categories-filter.js';
import type { Combined, WhereCompiler } from './compiler.js';
import type { Condition } from './conditions.js';
import { type DateFilter, dateCondition, dateFilter } from './date-filter.js';
import {
  type ChoiceFilter,
  choiceCondition,
  type IntFilter,
  intCondition,
  intFilter,
  type StringFilter,
  stringCondition,
  stringFilter,
} from './filters.js';
import { type OrganizationWhere, organizationCondition, organizationWhere } from './organization-where.js';
import { defineRelationFilter, type RelationFilter, relationConditions } from './relation-filter.js';
import { type TopicWhere, topicCondition, topicWhere } from './topic-where.js';
import { type VenueWhere, venueCondition, venueWhere } from './venue-where.js';

export interface PaperWhere extends Combined<PaperWhere> {
  refs?: string[] | null;
  text?: string | null;
  title?: StringFilter | null;
  year?: IntFilter | null;
  date?: DateFilter | null;
  type?: ChoiceFilter | null;
  language?: StringFilter | null;
  authorsCount?: IntFilter | null;
  authorsComplete?: boolean | null;
  isRetracted?: boolean | null;
  hasPublishedVersion?: boolean | null;
  hasAbstract?: boolean | null;
  authors?: RelationFilter<AuthorWhere> | null;
  organizations?: RelationFilter<OrganizationWhere> | null;
  affiliation?: StringFilter | null;
  categories?: CategoriesFilter | null;
  topics?: RelationFilter<TopicWhere> | null;
  venue?: RelationFilter<VenueWhere> | null;
}

const paperTypeFilter = builder.inputRef<ChoiceFilter>('PaperTypeFilter').implement({
  description: 'Tests the type of a paper; all that are given must hold.',
  fields: (t) => ({
    in: t.field({ type: [paperType], description: 'One of these types.' }) as never,
    isNull: t.boolean({ description: 'True: no type is known. False: one is.' }),
  }),
});

const authorsFilter = defineRelationFilter('AuthorsFilter', 'authors', () => authorWhere);
const organizationsFilter = defineRelationFilter('OrganizationsFilter', 'organizations', () => organizationWhere);
const topicsFilter = defineRelationFilter('TopicsFilter', 'topics', () => topicWhere);
const venuesFilter = defineRelationFilter('VenuesFilter', 'venues', () => venueWhere);

export const paperWhere = builder.inputRef<PaperWhere>('PaperWhere').implement({
  description:
    'Which papers are meant; all that are given must hold, and nothing given means all papers. The same filter narrows ' +
    'lists, traversals and analyses. `not` gives the exact complement, papers without a value included.',
  fields: (t) => ({
    and: t.field({ type: [paperWhere], description: 'All of these hold.' }),
    or: t.field({ type: [paperWhere], description: 'At least one of these holds; an empty list matches nothing.' }),
    not: t.field({ type: paperWhere, description: 'This does not hold.' }),
    refs: t.stringList({
      description:
        'Exactly these papers, each by key, DOI, arXiv id, other identifier, URL, id or exact title; at most 100.',
    }),
    text: t.string({
      description:
        'Words that stand in title, byline or abstract, as in `search`: all of them, in any order. The 10,000 best match.',
    }),
    title: t.field({ type: stringFilter, description: 'The title.' }),
    year: t.field({ type: intFilter, description: 'The year of publication.' }),
    date: t.field({ type: dateFilter, description: 'The date of publication, as exactly as it is known.' }),
    type: t.field({ type: paperTypeFilter, description: 'What kind of work it is.' }),
    language: t.field({
      type: stringFilter,
      description: "The language as a BCP 47 tag: 'en'. In lower case, exactly as the source states it.",
    }),
    authorsCount: t.field({ type: intFilter, description: 'How many authors are known; editors are not counted.' }),
    authorsComplete: t.boolean({ description: "False: the source cut the author list ('et al.'). True: it did not." }),
    isRetracted: t.boolean({ description: 'Whether a source says that the paper was retracted.' }),
    hasPublishedVersion: t.boolean({
      description:
        'True: a preprint or an earlier version of a paper that is here too. False: all others, so that each work counts once.',
    }),
    hasAbstract: t.boolean({ description: 'Whether an abstract is known.' }),
    authors: t.field({ type: authorsFilter, description: 'Who wrote it; editors are not asked.' }),
    organizations: t.field({
      type: organizationsFilter,
      description: 'The organizations of its authors, or those that a source names for the whole paper.',
    }),
    affiliation: t.field({
      type: stringFilter,
      description:
        'An affiliation of one of its authors as printed, whether it was matched to an organization or not; of long ones the first 500 characters.',
    }),
    categories: t.field({ type: categoriesFilter, description: 'Its categories.' }),
    topics: t.field({ type: topicsFilter, description: 'Its topics.' }),
    venue: t.field({ type: venuesFilter, description: 'Where it appeared: one venue or none.' }),
  }),
});

/**
 * @throws QueryError where a value can't be read, a ref names nothing, or the filter is too large
 */
export function paperCondition(compiler: WhereCompiler, where: PaperWhere): Promise<Condition> {
  return compiler.combine(
    where,
    (part) => ownConditions(compiler, part),
    (part) => paperCondition(compiler, part),
  );
}

async function ownConditions(compiler: WhereCompiler, where: PaperWhere): Promise<Condition[]> {
  const { context } = compiler;
  const conditions: Condition[] = [];
  if (where.refs) conditions.push({ id: { in: await idsOfRefs(context, 'paper', where.refs) } });
  if (typeof where.text === 'string') conditions.push({ id: { in: await searchPaperIds(context, where.text) } });
  if (where.title) conditions.push(stringCondition({ name: 'titleFolded', nullable: false }, where.title));
  if (where.year) conditions.push(intCondition({ name: 'year', nullable: true }, where.year));
  if (where.date) conditions.push(dateCondition(where.date));
  if (where.type) conditions.push(choiceCondition({ name: 'type', nullable: true }, where.type));
  if (where.language) conditions.push(stringCondition({ name: 'language', nullable: true }, where.language, false));
  if (where.authorsCount) conditions.push(intCondition({ name: 'authorsCount', nullable: false }, where.authorsCount));
  if (typeof where.authorsComplete === 'boolean') conditions.push({ authorsComplete: where.authorsComplete });
  if (typeof where.isRetracted === 'boolean') conditions.push({ isRetracted: where.isRetracted });
  if (typeof where.hasPublishedVersion === 'boolean') {
    const isEarlier = { kind: { in: ['PREPRINT_OF', 'VERSION_OF'] } };
    conditions.push({ versionsOf: where.hasPublishedVersion ? { some: isEarlier } : { none: isEarlier } });
  }
  if (typeof where.hasAbstract === 'boolean') conditions.push({ abstract: where.hasAbstract ? { not: null } : null });
  conditions.push(
    ...(await relationConditions(
      where.authors,
      (nested) => authorCondition(compiler, nested),
      (author) => ({ authorships: { some: { role: 'AUTHOR', author } } }),
    )),
    ...(await relationConditions(
      where.organizations,
      (nested) => organizationCondition(compiler, nested),
      (organization) => ({
        OR: [
          { organizations: { some: { organization } } },
          { authorships: { some: { affiliations: { some: affiliationWith(organization) } } } },
        ],
      }),
    )),
    ...(where.affiliation ? [affiliationText(where.affiliation)] : []),
    ...(where.categories ? await categoriesConditions(compiler, where.categories) : []),
    ...(await relationConditions(
      where.topics,
      (nested) => topicCondition(compiler, nested),
      (topic) => ({ topics: { some: { topic } } }),
    )),
    ...(await relationConditions(
      where.venue,
      (nested) => venueCondition(compiler, nested),
      (venue) => ({ AND: [{ venueId: { not: null } }, { venue }] }),
    )),
  );
  return conditions;
}

function affiliationText(filter: StringFilter): Condition {
  const text = stringCondition({ name: 'textFolded', nullable: false }, filter);
  return { authorships: { some: { role: 'AUTHOR', affiliations: { some: text } } } };
}

/** An affiliation whose organization is known and matches. */
export function affiliationWith(organization: Condition): Condition {
  return { AND: [{ organizationId: { not: null } }, { organization }] };
}
