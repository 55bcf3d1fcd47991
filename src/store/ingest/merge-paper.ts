import { parsePartialDate } from '../../identity/partial-date.js';
import type {
  AuthorMention,
  CategoryMention,
  OrganizationMention,
  PaperRecord,
  ReferenceMention,
  RelationMention,
  TopicMention,
  VenueMention,
} from '../../importers/paper-record.js';
import { personName } from './person-names.js';
import type { PaperSource } from './source-order.js';

export interface Sourced<Mention> {
  mention: Mention;
  sourceId: number;
}

/** What all sources together say of a paper. */
export interface MergedPaper {
  title: string;
  abstract: string | null;
  date: string | null;
  year: number | null;
  type: string | null;
  language: string | null;
  venue: VenueMention | null;
  volume: string | null;
  issue: string | null;
  pages: string | null;
  publisher: string | null;
  url: string | null;
  isRetracted: boolean;
  citedByStated: number | null;
  referencesStated: number | null;
  authors: Sourced<AuthorMention>[];
  authorsComplete: boolean;
  organizations: Sourced<OrganizationMention>[];
  categories: Sourced<CategoryMention>[];
  topics: Sourced<TopicMention>[];
  references: Sourced<ReferenceMention>[];
  relations: Sourced<RelationMention>[];
  /** Field to the source record that its value came from. */
  fieldSources: Record<string, number>;
}

const plainFields = [
  ...['abstract', 'language', 'venue', 'volume', 'issue', 'pages', 'publisher', 'url'],
  ...['citedByStated', 'referencesStated'],
] as const;

/**
 * Joins what several sources say. The first that says something is believed, except where a later one knows more: a
 * date to the day over its bare year, a named type over 'OTHER', a byline that is whole, or longer, over one that was
 * cut. Lists are joined. A retraction that anybody reports is one. So the result depends on the records alone, and a
 * record that was replaced leaves nothing behind.
 *
 * @param sources at least one, in the order of `compareSources`
 */
export function mergePaper(sources: readonly PaperSource[]): MergedPaper {
  const [first] = sources;
  if (first === undefined) throw new RangeError('merge paper: no source given');
  const fieldSources: Record<string, number> = {};
  const values: Record<string, unknown> = {};
  const take = (field: string, value: unknown, sourceId: number) => {
    values[field] = value;
    fieldSources[field] = sourceId;
  };
  const titled = sources.find(({ record }) => record.title.trim() !== '') ?? first;
  take('title', titled.record.title, titled.id);
  for (const { id, record } of sources) {
    for (const field of plainFields) {
      const value = record[field as keyof PaperRecord];
      if (values[field] === undefined && value !== undefined && value !== '') take(field, value, id);
    }
    const date = record.date === undefined ? undefined : parsePartialDate(record.date)?.date;
    if (date !== undefined && knowsMore(date, values.date as string | undefined)) take('date', date, id);
    if (record.type !== undefined && (values.type === undefined || values.type === 'OTHER'))
      if (values.type !== record.type) take('type', record.type, id);
    if (record.isRetracted && !values.isRetracted) take('isRetracted', true, id);
  }
  const byline = bestByline(sources);
  if (byline.record.authors.length > 0) fieldSources.authors = byline.id;
  const date = (values.date as string | undefined) ?? null;
  const text = (field: string) => (values[field] as string | undefined) ?? null;
  const number = (field: string) => (values[field] as number | undefined) ?? null;
  return {
    title: titled.record.title,
    abstract: text('abstract'),
    date,
    year: date === null ? null : Number(date.slice(0, 4)),
    type: text('type'),
    language: text('language'),
    venue: (values.venue as VenueMention | undefined) ?? null,
    volume: text('volume'),
    issue: text('issue'),
    pages: text('pages'),
    publisher: text('publisher'),
    url: text('url'),
    isRetracted: values.isRetracted === true,
    citedByStated: number('citedByStated'),
    referencesStated: number('referencesStated'),
    authors: enriched(byline, sources),
    authorsComplete: byline.record.authorsComplete ?? true,
    organizations: joined(sources, (record) => record.organizations),
    categories: joined(sources, (record) => record.categories),
    topics: joined(sources, (record) => record.topics),
    references: joined(sources, (record) => record.references),
    relations: joined(sources, (record) => record.relations),
    fieldSources,
  };
}

/** Whether a date says what another says and more. */
function knowsMore(date: string, known: string | undefined): boolean {
  return known === undefined || (date.length > known.length && date.startsWith(known));
}

function bestByline(sources: readonly PaperSource[]): PaperSource {
  return sources.reduce((best, source) => (rank(source) > rank(best) ? source : best));
}

/** A whole byline beats all that were cut, and of those the longer beats the shorter; none at all is the least. */
function rank({ record }: PaperSource): number {
  if (record.authors.length === 0) return 0;
  return (record.authorsComplete ?? true) ? Number.POSITIVE_INFINITY : record.authors.length;
}

/** Affiliations and identifiers that another source prints for the same name at the same place. */
function enriched(byline: PaperSource, sources: readonly PaperSource[]): Sourced<AuthorMention>[] {
  const others = sources.filter((source) => source !== byline && source.record.authors.length > 0);
  return byline.record.authors.map((mention, at) => {
    let full = mention;
    for (const { record } of others) {
      const other = record.authors[at];
      if (!other || !(other.identifiers?.length || other.affiliations?.length)) continue;
      if (personName(other).blockKey !== personName(mention).blockKey) continue;
      full = {
        ...full,
        ...(full.affiliations?.length ? {} : { affiliations: other.affiliations ?? [] }),
        identifiers: [...(full.identifiers ?? []), ...(other.identifiers ?? [])],
      };
    }
    return { mention: full, sourceId: byline.id };
  });
}

function joined<Mention>(
  sources: readonly PaperSource[],
  listOf: (record: PaperRecord) => readonly Mention[] | undefined,
): Sourced<Mention>[] {
  return sources.flatMap(({ id, record }) => (listOf(record) ?? []).map((mention) => ({ mention, sourceId: id })));
}
