import { parsePartialDate } from '../identity/partial-date.js';
import { authorFromParts } from './author-from-parts.js';
import { collectIdentifiers, identifierInUrl } from './collect-identifiers.js';
import type { Importer, Place, SourceItem } from './importer.js';
import { asArray, asObject, asObjects, asText, type JsonObject } from './json-object.js';
import { keywordTopics, splitKeywords } from './keyword-topics.js';
import { languageTag } from './language-tag.js';
import { markupToText } from './markup-to-text.js';
import { pageRange } from './page-range.js';
import type { AuthorMention, PaperRecord, PaperType, VenueMention, VenueType } from './paper-record.js';
import { readJsonRecords } from './read-json-array.js';
import { setFields } from './set-fields.js';

const paperTypes: Readonly<Record<string, PaperType>> = {
  'article-journal': 'ARTICLE',
  'article-magazine': 'ARTICLE',
  'article-newspaper': 'ARTICLE',
  // CSL's plain 'article' is a preprint or working paper, as Zotero writes it.
  article: 'PREPRINT',
  'paper-conference': 'CONFERENCE_PAPER',
  book: 'BOOK',
  collection: 'BOOK',
  chapter: 'BOOK_CHAPTER',
  'entry-encyclopedia': 'BOOK_CHAPTER',
  'entry-dictionary': 'BOOK_CHAPTER',
  thesis: 'THESIS',
  report: 'REPORT',
  dataset: 'DATASET',
  software: 'SOFTWARE',
  review: 'REVIEW',
  'review-book': 'REVIEW',
};

const venueTypes: Partial<Record<PaperType, VenueType>> = {
  ARTICLE: 'JOURNAL',
  REVIEW: 'JOURNAL',
  CONFERENCE_PAPER: 'CONFERENCE',
  BOOK_CHAPTER: 'BOOK',
};

/** CSL-JSON, as Zotero, Mendeley, Pandoc and citation-js exchange it; several extra fields of theirs are understood. */
export const cslJson: Importer = {
  format: 'csl-json',
  label: 'CSL-JSON (citeproc)',
  hasLocalKeys: true,
  detect: (head) => {
    if (!/^\s*[[{]/.test(head)) return false;
    const hasType = new RegExp(
      `"type"\\s*:\\s*"(?:${Object.keys(paperTypes).join('|')}|document|webpage|manuscript|speech|patent)"`,
    ).test(head);
    // Crossref writes lists of titles and 'message-type', OpenAlex 'authorships'.
    return (
      hasType &&
      /"(?:issued|author|container-title|citation-key|title)"\s*:/.test(head) &&
      !/"title"\s*:\s*\[|"message-type"|"authorships"/.test(head)
    );
  },
  async *read(source) {
    for await (const item of readJsonRecords(source, { arrays: ['items', 'references'] })) {
      if (item.problems !== undefined) yield item;
      else yield toItem(asObject(item.value) ?? {}, item.place);
    }
  },
};

function toItem(entry: JsonObject, place: Place): SourceItem {
  const title = markupToText(asText(entry.title) ?? '') || undefined;
  if (title === undefined) {
    const reason = `the item "${asText(entry.id) ?? ''}" has no title`;
    return {
      place,
      problems: [{ severity: 'QUARANTINED', code: 'NO_TITLE', reason, excerpt: JSON.stringify(entry).slice(0, 300) }],
    };
  }
  const notes = notesOf(entry);
  const text = (name: string): string | undefined => asText(entry[name]) ?? notes.get(name.toLowerCase());
  const type = paperTypes[asText(entry.type) ?? ''] ?? 'OTHER';
  const url = text('URL');
  const publisher = text('publisher');
  const isBook = type === 'BOOK';
  const record = setFields(
    { kind: 'paper', title, authors: [...people(entry.author), ...people(entry.editor, 'EDITOR')] },
    {
      recordKey: asText(entry.id) ?? asText(entry['citation-key']),
      identifiers: collectIdentifiers([
        ['doi', text('DOI')],
        ['pubmed', text('PMID')],
        ['pmcid', text('PMCID')],
        ['arxiv', text('arXiv') ?? (/^arxiv:/i.test(text('number') ?? '') ? text('number') : undefined)],
        ...(isBook ? ([['isbn', text('ISBN')]] as const) : []),
        ...[identifierInUrl(url)].filter((found) => found !== undefined),
      ]),
      abstract: markupToText(text('abstract') ?? '') || undefined,
      date: dateOf(entry.issued),
      type,
      language: languageTag(text('language')),
      venue: isBook ? undefined : venueOf(text, type),
      volume: text('volume'),
      issue: text('issue'),
      pages: pageRange(text('page') ?? text('number-of-article')),
      publisher,
      url,
      organizations:
        (type === 'THESIS' || type === 'REPORT') && publisher !== undefined ? [{ name: publisher }] : undefined,
      topics: keywordTopics(splitKeywords(text('keyword') ?? '')),
    } satisfies Partial<Record<keyof PaperRecord, unknown>>,
  );
  return { place, record };
}

/** Names as objects; 'literal' ones are organizations or names that nobody took apart. */
function people(value: unknown, role?: 'EDITOR'): AuthorMention[] {
  return asObjects(value).flatMap((name) => {
    const particle = [asText(name['dropping-particle']), asText(name['non-dropping-particle'])]
      .filter(Boolean)
      .join(' ');
    const family = [particle, asText(name.family)].filter(Boolean).join(' ');
    const literal = asText(name.literal);
    const mention =
      family === '' && asText(name.given) === undefined
        ? literal === undefined
          ? undefined
          : ({ name: literal } as AuthorMention)
        : authorFromParts({ given: asText(name.given) ?? '', family, suffix: asText(name.suffix) ?? '' });
    if (mention === undefined) return [];
    const orcid = asText(name.ORCID) ?? asText(name._orcid);
    if (orcid !== undefined) mention.identifiers = [{ scheme: 'orcid', value: orcid }];
    const affiliations = asArray(name.affiliation).flatMap((one) => asText(asObject(one)?.name ?? one) ?? []);
    if (affiliations.length > 0) mention.affiliations = affiliations.map((printed) => ({ name: printed }));
    if (role !== undefined) mention.role = role;
    return [mention];
  });
}

/** 'date-parts' of numbers or texts, from the first to as far as known; else free text in 'raw' or 'literal'. */
function dateOf(value: unknown): string | undefined {
  const date = asObject(value);
  const parts = asArray(asArray(date?.['date-parts'])[0]).flatMap((part) => asText(part) ?? []);
  const spelled =
    parts.length > 0 ? parts.join('-') : (asText(date?.raw) ?? asText(date?.literal) ?? asText(value) ?? '');
  return (parsePartialDate(spelled) ?? parsePartialDate(parts[0] ?? ''))?.date;
}

function venueOf(text: (name: string) => string | undefined, type: PaperType): VenueMention | undefined {
  const name = markupToText(text('container-title') ?? text('event-title') ?? text('event') ?? '') || undefined;
  if (name === undefined) return undefined;
  const venue: VenueMention = { name };
  const acronym = text('container-title-short') ?? text('journalAbbreviation');
  if (acronym !== undefined && acronym !== name) venue.acronym = acronym;
  const venueType = venueTypes[type];
  if (venueType !== undefined) venue.type = venueType;
  const issns = type === 'ARTICLE' || type === 'REVIEW' ? (text('ISSN')?.match(/\d{4}-?\d{3}[\dXx]/g) ?? []) : [];
  if (issns.length > 0) venue.identifiers = issns.map((value) => ({ scheme: 'issn', value }));
  return venue;
}

/** Zotero keeps fields that CSL does not have, and some that it has, as 'Name: value' lines of the note. */
function notesOf(entry: JsonObject): Map<string, string> {
  const note = typeof entry.note === 'string' ? entry.note : '';
  return new Map(
    [...note.matchAll(/^\s*(DOI|PMID|PMCID|arXiv|ISBN|ISSN)\s*:\s*(\S+)\s*$/gim)].map(([, name = '', value = '']) => [
      name.toLowerCase(),
      value,
    ]),
  );
}
