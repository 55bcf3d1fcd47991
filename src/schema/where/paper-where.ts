import type { CodedColumn } from '../../graph/coded-column.js';
import { paperFact, typeOf } from '../../graph/paper-facts.js';
import type { AnyRows } from '../../graph/snapshot.js';
import { paperTypes } from '../../importers/paper-record.js';
import { earlierVersions, idsWithAffiliation } from '../../store/list-ids.js';
import { idsWithWords } from '../../store/search.js';
import { builder } from '../builder.js';
import { paperType } from '../enums.js';
import { idsOfRefs } from '../ref.js';
import { type AuthorWhere, authorWhere, meantAuthors } from './author-where.js';
import { type CategoriesFilter, categoriesFilter, categoriesMasks } from './categories-filter.js';
import type { Combined, WhereCompiler } from './compiler.js';
import { type DateFilter, dateFilter, dateTest } from './date-filter.js';
import {
  type ChoiceFilter,
  choiceTest,
  type IntFilter,
  inPieces,
  intCondition,
  intFilter,
  intTest,
  type StringFilter,
  stringCondition,
  stringFilter,
} from './filters.js';
import { complement, type Mask, reached } from './mask.js';
import { meantOrganizations, type OrganizationWhere, organizationWhere } from './organization-where.js';
import { defineRelationFilter, type RelationFilter, relatedMasks } from './relation-filter.js';
import { meantTopics, type TopicWhere, topicWhere } from './topic-where.js';
import { meantVenues, type VenueWhere, venueWhere } from './venue-where.js';

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
        'Exactly these papers, each by key, DOI, arXiv id, other identifier, URL, id or exact title; at most 1,000.',
    }),
    text: t.string({
      description: 'Words that stand in title, byline or abstract, as in `search`: all of them, in any order.',
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
 * Which papers of the graph a filter means.
 *
 * @throws QueryError where a value can't be read, a ref names nothing, or the filter is too large
 */
export function meantPapers(compiler: WhereCompiler, where: PaperWhere): Promise<Mask> {
  return compiler.combine(
    'papers',
    where,
    async (part) => [
      ...factMasks(compiler, part),
      ...(await columnMasks(compiler, part)),
      ...(await linkMasks(compiler, part)),
    ],
    (part) => meantPapers(compiler, part),
  );
}

/** What the graph in memory knows. */
function factMasks(compiler: WhereCompiler, where: PaperWhere): Mask[] {
  const { paperDates, paperFacts } = compiler.context.snapshot;
  const { year, date, type, authorsComplete, isRetracted, hasAbstract } = where;
  const masks: Mask[] = [];
  // What holds is asked of each number that occurs, not of each paper.
  const add = (column: CodedColumn, holds: (value: number) => boolean) => {
    const isMeant = Uint8Array.from(column.values, (value) => Number(holds(value)));
    masks.push(compiler.test('papers', (paper) => isMeant[column.placeAt(paper)] === 1));
  };
  const addFact = (fact: number, isWanted: boolean) => add(paperFacts, (facts) => ((facts & fact) !== 0) === isWanted);
  if (year) {
    const holds = intTest(year);
    add(paperDates, (day) => holds(day === 0 ? null : Math.trunc(day / 10_000)));
  }
  if (date) {
    add(paperDates, dateTest(date));
  }
  if (type) {
    const holds = choiceTest(type);
    add(paperFacts, (facts) => holds(paperTypes[typeOf(facts)] ?? null));
  }
  if (typeof authorsComplete === 'boolean') addFact(paperFact.isIncomplete, !authorsComplete);
  if (typeof isRetracted === 'boolean') addFact(paperFact.isRetracted, isRetracted);
  if (typeof hasAbstract === 'boolean') addFact(paperFact.hasAbstract, hasAbstract);
  return masks;
}

/** What the database is asked about papers alone. */
async function columnMasks(compiler: WhereCompiler, where: PaperWhere): Promise<Mask[]> {
  const { context } = compiler;
  const { store, signal } = context;
  const { refs, text, title, language, authorsCount, hasPublishedVersion, affiliation } = where;
  const masks = [
    ...(await compiler.filtered('papers', title, (filter) =>
      stringCondition({ name: 'titleFolded', nullable: false }, filter),
    )),
    ...(await compiler.filtered('papers', language, (filter) =>
      stringCondition({ name: 'language', nullable: true }, filter, false),
    )),
    ...(await compiler.filtered('papers', authorsCount, (filter) =>
      intCondition({ name: 'authorsCount', nullable: false }, filter),
    )),
  ];
  const add = (ids: Iterable<number>, isMeant = true) => {
    const mask = compiler.ids('papers', ids);
    masks.push(isMeant ? mask : complement(mask));
  };
  if (refs) add(await idsOfRefs(context, 'paper', refs));
  if (typeof text === 'string') add(await idsWithWords(store, text, signal));
  if (typeof hasPublishedVersion === 'boolean') add(await earlierVersions(store, signal), hasPublishedVersion);
  if (affiliation) masks.push(await inPieces(affiliation, (filter) => affiliated(compiler, filter)));
  return masks;
}

async function affiliated(compiler: WhereCompiler, filter: StringFilter): Promise<Mask> {
  const { store, signal } = compiler.context;
  const condition = stringCondition({ name: 'textFolded', nullable: false }, filter);
  return compiler.ids('papers', await idsWithAffiliation(store, condition, signal));
}

/** What papers have to do with others. */
async function linkMasks(compiler: WhereCompiler, where: PaperWhere): Promise<Mask[]> {
  const { snapshot } = compiler.context;
  const papersOf = (rows: AnyRows) => (mask: Mask) => reached(rows, mask, snapshot.ids.papers.length);
  const { authors, organizations, categories, topics, venue } = where;
  return [
    ...(await relatedMasks(authors, (part) => meantAuthors(compiler, part), papersOf(snapshot.authorPapers))),
    ...(await relatedMasks(
      organizations,
      (part) => meantOrganizations(compiler, part),
      papersOf(snapshot.organizationPapers),
    )),
    ...(categories ? await categoriesMasks(compiler, categories) : []),
    ...(await relatedMasks(topics, (part) => meantTopics(compiler, part), papersOf(snapshot.topicPapers))),
    ...(await relatedMasks(venue, (part) => meantVenues(compiler, part), papersOf(snapshot.venuePapers))),
  ];
}
