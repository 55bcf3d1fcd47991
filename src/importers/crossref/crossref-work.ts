import { parsePartialDate } from '../../identity/partial-date.js';
import { authorFromParts } from '../author-from-parts.js';
import { collectIdentifiers } from '../collect-identifiers.js';
import { asArray, asCount, asObject, asObjects, asText, asTexts, type JsonObject } from '../json-object.js';
import { languageTag } from '../language-tag.js';
import { markupToText } from '../markup-to-text.js';
import { pageRange } from '../page-range.js';
import type {
  AuthorMention,
  OrganizationMention,
  PaperRecord,
  PaperType,
  ReferenceMention,
  RelationMention,
  VenueMention,
} from '../paper-record.js';
import { statedUpdate } from '../stated-update.js';
import { withoutUndefined } from '../without-undefined.js';
import { crossrefTypes, isRetractedTitle, venueTypeOf } from './crossref-types.js';

/** Dates of publication, the best first; 'created' and 'deposited' are when Crossref heard of it. */
const dates = ['issued', 'published', 'published-print', 'published-online', 'published-other', 'posted', 'approved'];

/** A work of Crossref's REST API; undefined where it has no title. */
export function crossrefWork(work: JsonObject): PaperRecord | undefined {
  const title = titleOf(work);
  if (title === '') return undefined;
  const kind = asText(work.type);
  const type = kind === undefined ? undefined : (crossrefTypes[kind] ?? 'OTHER');
  const isBook = type === 'BOOK' || type === 'PROCEEDINGS';
  const relations = relationsOf(work);
  const updates = asObjects(work['updated-by']).map((update) => asText(update.type));
  const isRetracted = updates.includes('retraction') || updates.includes('withdrawal') || isRetractedTitle(title);
  const references = asObjects(work.reference).flatMap((entry) => reference(entry) ?? []);
  return withoutUndefined<PaperRecord>({
    kind: 'paper',
    recordKey: asText(work.DOI),
    identifiers: collectIdentifiers([
      ['doi', asText(work.DOI)],
      ...(isBook ? asTexts(work.ISBN).map((isbn) => ['isbn', isbn] as const) : []),
    ]),
    title,
    abstract: abstractOf(asText(work.abstract)),
    date: dateOf(work),
    type,
    language: languageTag(asText(work.language)),
    venue: venueOf(work, type),
    volume: asText(work.volume),
    issue: asText(work.issue) ?? asText(asObject(work['journal-issue'])?.issue),
    pages: pageRange(asText(work.page)) ?? asText(work['article-number']),
    publisher: asText(work.publisher),
    url: asText(work.URL),
    authors: [...people(work.author), ...people(work.editor).map((one) => ({ ...one, role: 'EDITOR' as const }))],
    references: references.length > 0 ? references : undefined,
    referencesStated: asCount(work['reference-count']) ?? asCount(work['references-count']),
    citedByStated: asCount(work['is-referenced-by-count']),
    isRetracted: isRetracted ? true : undefined,
    relations: relations.length > 0 ? relations : undefined,
    updated: updateOf(work),
  });
}

/** When it was put into the index: whatever changed in it, by the publisher or by Crossref, came before. */
function updateOf(work: JsonObject): string | undefined {
  const moments = [work.indexed, work.deposited].map((moment) => asText(asObject(moment)?.['date-time']));
  return statedUpdate(moments.find((moment) => moment !== undefined));
}

/** Title and subtitle, where the title does not already hold it. */
function titleOf(work: JsonObject): string {
  const title = markupToText(asTexts(work.title)[0] ?? '');
  const subtitle = markupToText(asTexts(work.subtitle)[0] ?? '');
  if (title === '' || subtitle === '' || title.toLowerCase().includes(subtitle.toLowerCase())) return title || subtitle;
  return `${title.replace(/\s*:$/, '')}: ${subtitle}`;
}

/** The date as far as stated; `[[null]]` is Crossref's way to say none. */
function dateOf(work: JsonObject): string | undefined {
  for (const name of dates) {
    const parts = asArray(asArray(asObject(work[name])?.['date-parts'])[0]).map((part) => asCount(part));
    const [year, month, day] = parts;
    if (!year) continue;
    const text = [year, ...(month ? [month, ...(day ? [day] : [])] : [])].join('-');
    const date = parsePartialDate(text)?.date ?? parsePartialDate(String(year))?.date;
    if (date) return date;
  }
  return undefined;
}

/** JATS, mostly with a heading that says 'Abstract'. */
function abstractOf(text: string | undefined): string | undefined {
  return (
    markupToText(
      (text ?? '').replace(/^\s*<(?:jats:)?title[^>]*>\s*(?:abstract|summary)\s*<\/(?:jats:)?title>/i, ''),
    ) || undefined
  );
}

/** Of chapters and proceedings papers the last container is the book, the ones before it are its series. */
function venueOf(work: JsonObject, type: PaperType | undefined): VenueMention | undefined {
  const containers = asTexts(work['container-title']);
  const institution = asText(asObjects(work.institution)[0]?.name) ?? asText(asObject(work.institution)?.name);
  const container = type === 'ARTICLE' ? containers[0] : containers[containers.length - 1];
  const name = markupToText(
    container ?? (type === 'PREPRINT' ? (institution ?? asText(work['group-title']) ?? '') : ''),
  );
  if (name === '') return undefined;
  return withoutUndefined<VenueMention>({
    name,
    acronym: type === 'CONFERENCE_PAPER' ? asText(asObject(work.event)?.acronym) : undefined,
    type: venueTypeOf(type),
    identifiers: collectIdentifiers([
      ...asTexts(work.ISSN).map((issn) => ['issn', issn] as const),
      ...(type === 'BOOK_CHAPTER' || type === 'CONFERENCE_PAPER'
        ? asTexts(work.ISBN).map((isbn) => ['isbn', isbn] as const)
        : []),
    ]),
  });
}

function people(value: unknown): AuthorMention[] {
  return asObjects(value).flatMap((person) => {
    const literal = markupToText(asText(person.name) ?? asText(person.literal) ?? '');
    const parts = {
      given: markupToText(asText(person.given) ?? ''),
      family: markupToText(asText(person.family) ?? ''),
    };
    const author =
      authorFromParts({ ...parts, suffix: asText(person.suffix) }) ?? (literal ? { name: literal } : undefined);
    if (!author) return [];
    const affiliations = asObjects(person.affiliation).flatMap((one) => affiliation(one) ?? []);
    const identifiers = collectIdentifiers([['orcid', asText(person.ORCID)]]);
    return [
      withoutUndefined({ ...author, identifiers, affiliations: affiliations.length > 0 ? affiliations : undefined }),
    ];
  });
}

function affiliation(value: JsonObject): OrganizationMention | undefined {
  const name = markupToText(asText(value.name) ?? '');
  if (name === '') return undefined;
  const ids = asObjects(value.id).map((id) => [String(id['id-type'] ?? '').toLowerCase(), asText(id.id)] as const);
  return withoutUndefined({ name, identifiers: collectIdentifiers(ids.filter(([scheme]) => scheme !== '')) });
}

function reference(entry: JsonObject): ReferenceMention | undefined {
  const doi = asText(entry.DOI);
  const parts = [
    'author',
    'article-title',
    'volume-title',
    'series-title',
    'journal-title',
    'volume',
    'first-page',
    'year',
  ];
  const printed = asText(entry.unstructured) ?? parts.flatMap((name) => asText(entry[name]) ?? []).join(', ');
  const text = markupToText(printed) || undefined;
  if (!doi && !text) return undefined;
  return withoutUndefined<ReferenceMention>({ identifier: doi ? { scheme: 'doi', value: doi } : undefined, text });
}

function relationsOf(work: JsonObject): RelationMention[] {
  const relations: RelationMention[] = [];
  const add = (kind: RelationMention['kind'], doi: string | undefined) => {
    if (doi) relations.push({ kind, identifier: { scheme: 'doi', value: doi } });
  };
  const stated = asObject(work.relation) ?? {};
  const dois = (name: string) =>
    asObjects(stated[name])
      .filter((one) => one['id-type'] === 'doi')
      .map((one) => asText(one.id));
  for (const doi of dois('is-preprint-of')) add('PREPRINT_OF', doi);
  for (const doi of [...dois('is-version-of'), ...dois('is-new-version-of')]) add('VERSION_OF', doi);
  for (const update of asObjects(work['update-to'])) {
    const kind = asText(update.type) ?? '';
    if (/retraction|withdrawal|removal/.test(kind)) add('RETRACTS', asText(update.DOI));
    else if (/correct|corrig|errat|addendum|concern/.test(kind)) add('CORRECTS', asText(update.DOI));
    else if (/new_(?:version|edition)/.test(kind)) add('VERSION_OF', asText(update.DOI));
  }
  return relations;
}
