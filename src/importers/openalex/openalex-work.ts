import { identifierInUrl } from '../collect-identifiers.js';
import { asArray, asCount, asObject, asObjects, asText, asTexts, type JsonObject } from '../json-object.js';
import { languageTag } from '../language-tag.js';
import { markupToText } from '../markup-to-text.js';
import type {
  AuthorMention,
  OrganizationMention,
  PaperRecord,
  PaperType,
  TopicMention,
  VenueMention,
  VenueType,
} from '../paper-record.js';
import { statedUpdate } from '../stated-update.js';
import { withoutUndefined } from '../without-undefined.js';
import { abstractOfIndex } from './inverted-abstract.js';
import { isNobody, openAlexIdentifiers, shortId } from './openalex-ids.js';

const types: Readonly<Record<string, PaperType>> = {
  article: 'ARTICLE',
  'journal-article': 'ARTICLE',
  letter: 'ARTICLE',
  'proceedings-article': 'CONFERENCE_PAPER',
  'conference-paper': 'CONFERENCE_PAPER',
  preprint: 'PREPRINT',
  'posted-content': 'PREPRINT',
  book: 'BOOK',
  monograph: 'BOOK',
  'edited-book': 'BOOK',
  'reference-book': 'BOOK',
  'book-chapter': 'BOOK_CHAPTER',
  'book-section': 'BOOK_CHAPTER',
  'reference-entry': 'BOOK_CHAPTER',
  proceedings: 'PROCEEDINGS',
  dissertation: 'THESIS',
  report: 'REPORT',
  standard: 'REPORT',
  dataset: 'DATASET',
  software: 'SOFTWARE',
  review: 'REVIEW',
  editorial: 'EDITORIAL',
};

export const openAlexVenueTypes: Readonly<Record<string, VenueType>> = {
  journal: 'JOURNAL',
  conference: 'CONFERENCE',
  repository: 'REPOSITORY',
  'book series': 'BOOK',
  'ebook platform': 'BOOK',
};

/** The type of a work: what OpenAlex says, except that it calls proceedings papers articles and keeps Crossref's word beside it. */
export function openAlexType(type: string | undefined, crossref?: string, venue?: string): PaperType | undefined {
  const isProceedings = crossref === 'proceedings-article' || venue === 'conference';
  if (type === 'article' && isProceedings) return 'CONFERENCE_PAPER';
  return type === undefined ? undefined : (types[type] ?? 'OTHER');
}

/** OpenAlex pads a year alone to its first of January, so that day counts as the year. */
export function openAlexDate(date: string | undefined, year: string | undefined): string | undefined {
  if (date && /^\d{4}-\d\d-\d\d$/.test(date)) return date.endsWith('-01-01') ? date.slice(0, 4) : date;
  return date && /^\d{4}(?:-\d\d)?$/.test(date) ? date : year;
}

/** A work of the API or the snapshot, old fields (host_venue, concepts) included; undefined where it has no title. */
export function openAlexWork(work: JsonObject): PaperRecord | undefined {
  const title = markupToText(asText(work.title) ?? asText(work.display_name) ?? '');
  if (title === '') return undefined;
  const ids = asObject(work.ids) ?? {};
  const location = asObject(work.primary_location);
  const source = asObject(location?.source) ?? asObject(work.host_venue);
  const biblio = asObject(work.biblio) ?? {};
  const references = asTexts(work.referenced_works)
    .filter((id) => !isNobody(id))
    .map((value) => ({ identifier: { scheme: 'openalex', value } }));
  return withoutUndefined<PaperRecord>({
    kind: 'paper',
    recordKey: shortId(asText(work.id)),
    identifiers: openAlexIdentifiers([
      ['openalex', asText(work.id)],
      ['openalex', asText(ids.openalex)],
      ['doi', asText(work.doi) ?? asText(ids.doi)],
      ['pubmed', asText(ids.pmid)],
      ['pmcid', asText(ids.pmcid)],
      ['mag', asText(ids.mag)],
      ...arxivIds(work),
    ]),
    title,
    abstract: abstractOfIndex(work.abstract_inverted_index),
    date: openAlexDate(asText(work.publication_date), asText(work.publication_year)),
    type: openAlexType(asText(work.type), asText(work.type_crossref), asText(source?.type)),
    language: languageTag(asText(work.language)),
    venue: source && openAlexVenueMention(source),
    volume: asText(biblio.volume),
    issue: asText(biblio.issue),
    pages: pages(asText(biblio.first_page), asText(biblio.last_page)),
    publisher: asText(source?.host_organization_name) ?? asText(source?.publisher),
    url: asText(location?.landing_page_url),
    authors: asObjects(work.authorships).flatMap((authorship) => author(authorship) ?? []),
    authorsComplete: work.is_authors_truncated === true ? false : undefined,
    categories: category(work),
    topics: topics(work),
    references: references.length > 0 ? references : undefined,
    referencesStated: asCount(work.referenced_works_count),
    citedByStated: asCount(work.cited_by_count),
    isRetracted: work.is_retracted === true ? true : undefined,
    updated: statedUpdate(asText(work.updated_date)),
  });
}

/** arXiv is one of the places where OpenAlex has found the work. */
function arxivIds(work: JsonObject): [string, string][] {
  return asObjects(work.locations).flatMap((location) => {
    const found = identifierInUrl(asText(location.landing_page_url));
    return found?.[0] === 'arxiv' ? [found] : [];
  });
}

function openAlexVenueMention(source: JsonObject): VenueMention | undefined {
  const name = asText(source.display_name);
  if (!name) return undefined;
  const type = asText(source.type);
  return withoutUndefined<VenueMention>({
    name,
    type: type === undefined ? undefined : (openAlexVenueTypes[type] ?? 'OTHER'),
    identifiers: openAlexIdentifiers([
      ['openalex', asText(source.id)],
      ['issn', asText(source.issn_l)],
      ...asTexts(source.issn).map((issn) => ['issn', issn] as const),
    ]),
  });
}

function pages(first: string | undefined, last: string | undefined): string | undefined {
  return first && last && first !== last ? `${first}-${last}` : (first ?? last);
}

function author(authorship: JsonObject): AuthorMention | undefined {
  const person = asObject(authorship.author) ?? {};
  const name = markupToText(asText(authorship.raw_author_name) ?? asText(person.display_name) ?? '');
  if (name === '') return undefined;
  const affiliations = affiliationsOf(authorship);
  return withoutUndefined<AuthorMention>({
    name,
    identifiers: openAlexIdentifiers([
      ['openalex', asText(person.id)],
      ['orcid', asText(person.orcid) ?? asText(authorship.raw_orcid)],
    ]),
    affiliations: affiliations.length > 0 ? affiliations : undefined,
  });
}

/** The institutions that OpenAlex recognized, and as printed what it did not recognize. */
function affiliationsOf(authorship: JsonObject): OrganizationMention[] {
  const institutions = asObjects(authorship.institutions).flatMap((institution) => {
    const name = asText(institution.display_name);
    const identifiers = openAlexIdentifiers([
      ['openalex', asText(institution.id)],
      ['ror', asText(institution.ror)],
    ]);
    return name ? [withoutUndefined<OrganizationMention>({ name, identifiers })] : [];
  });
  const matched = asObjects(authorship.affiliations);
  const unknown = matched
    .filter((affiliation) => asArray(affiliation.institution_ids).length === 0)
    .flatMap((affiliation) => asText(affiliation.raw_affiliation_string) ?? []);
  const isUnmatched = matched.length === 0 && institutions.length === 0;
  const printed = isUnmatched
    ? asTexts(authorship.raw_affiliation_strings ?? authorship.raw_affiliation_string)
    : unknown;
  return [...institutions, ...printed.map((name) => ({ name: markupToText(name) })).filter(({ name }) => name !== '')];
}

function category(work: JsonObject): PaperRecord['categories'] {
  const subfield = asObject(asObject(work.primary_topic)?.subfield);
  // Numbers alone in answers of early 2024.
  const code = shortId(asText(subfield?.id))?.replace(/^(?=\d)/, 'subfields/');
  const label = asText(subfield?.display_name);
  return code && label ? [{ scheme: 'openalex', code, label }] : undefined;
}

function topics(work: JsonObject): TopicMention[] | undefined {
  const found = [
    ...asObjects(work.keywords).flatMap((keyword) => topic(keyword, 'KEYWORD') ?? []),
    ...asObjects(work.topics).flatMap((one) => topic(one, 'TERM') ?? []),
  ];
  // Concepts are what OpenAlex had before topics and keywords.
  if (found.length === 0) found.push(...asObjects(work.concepts).flatMap((concept) => topic(concept, 'TERM') ?? []));
  return found.length > 0 ? found : undefined;
}

function topic(value: JsonObject, kind: 'KEYWORD' | 'TERM'): TopicMention | undefined {
  const label = asText(value.display_name) ?? asText(value.keyword);
  const score = typeof value.score === 'number' ? value.score : undefined;
  if (!label || score === 0) return undefined;
  return withoutUndefined<TopicMention>({
    label,
    kind,
    score: score !== undefined && score > 0 && score <= 1 ? score : undefined,
    identifiers: openAlexIdentifiers([
      ['openalex', asText(value.id)],
      ['wikidata', asText(value.wikidata)],
    ]),
  });
}
