import { parsePartialDate } from '../../identity/partial-date.js';
import { authorFromInverted } from '../author-from-inverted.js';
import { collectIdentifiers, identifierInUrl } from '../collect-identifiers.js';
import type { Importer } from '../importer.js';
import { keywordTopics, splitKeywords } from '../keyword-topics.js';
import { languageTag } from '../language-tag.js';
import { pageRange } from '../page-range.js';
import type { AuthorMention, PaperRecord, PaperType, VenueType } from '../paper-record.js';
import { setFields } from '../set-fields.js';
import { readTaggedPapers } from './read-tagged-papers.js';
import type { TaggedDialect, TaggedRecord } from './read-tagged-records.js';

const dialect: TaggedDialect = {
  field: /^\s{0,2}\uFEFF?%(?<tag>\S)(?:\s+(?<value>[\s\S]*))?$/,
  starts: '0',
  isBlankEnd: true,
};

const paperTypes: Readonly<Record<string, PaperType>> = {
  'journal article': 'ARTICLE',
  journal: 'ARTICLE',
  'electronic article': 'ARTICLE',
  'magazine article': 'ARTICLE',
  'newspaper article': 'ARTICLE',
  article: 'ARTICLE',
  'conference paper': 'CONFERENCE_PAPER',
  'conference proceedings': 'CONFERENCE_PAPER',
  conference: 'CONFERENCE_PAPER',
  book: 'BOOK',
  'edited book': 'BOOK',
  'electronic book': 'BOOK',
  'book section': 'BOOK_CHAPTER',
  'book chapter': 'BOOK_CHAPTER',
  thesis: 'THESIS',
  report: 'REPORT',
  'government document': 'REPORT',
  dataset: 'DATASET',
  'computer program': 'SOFTWARE',
  review: 'REVIEW',
};

const venueTypes: Partial<Record<PaperType, VenueType>> = {
  ARTICLE: 'JOURNAL',
  CONFERENCE_PAPER: 'CONFERENCE',
  BOOK_CHAPTER: 'BOOK',
};

/** EndNote's export and refer/BibIX, which share their tags. */
export const endnote: Importer = {
  format: 'endnote',
  label: 'EndNote and refer/BibIX (.enw, .ref)',
  hasLocalKeys: true,
  detect: (head) => {
    const lines = head
      .replaceAll('\0', '')
      .trimStart()
      .split(/\r\n?|\n/);
    return /^\uFEFF?%[0A-Z](?:\s|$)/.test(lines[0] ?? '') && lines.some((line) => /^%[TAEDJBI] \S/.test(line));
  },
  read: (source) => readTaggedPapers(source, dialect, toPaper),
};

function toPaper(tagged: TaggedRecord): PaperRecord | undefined {
  const title = tagged.first('T');
  if (title === undefined) return undefined;
  const type = typeOf(tagged);
  const url = tagged.first('U');
  const name = type === 'BOOK' || type === 'THESIS' ? undefined : tagged.first('J', 'B');
  const issn = type === 'ARTICLE' ? tagged.first('@') : undefined;
  const publisher = tagged.first('I');
  return setFields(
    { kind: 'paper', title, authors: [...people(tagged, 'A'), ...people(tagged, 'E')] },
    {
      recordKey: tagged.first('F', 'M'),
      identifiers: collectIdentifiers([
        [
          'doi',
          tagged
            .first('R')
            ?.replace(/^doi:\s*/i, '')
            .match(/^\S*10\.\d{4,9}\/\S+$/)?.[0],
        ],
        ...(type === 'BOOK' ? tagged.all('@').map((isbn) => ['isbn', isbn] as const) : []),
        ...[identifierInUrl(url)].filter((found) => found !== undefined),
      ]),
      abstract: tagged.first('X'),
      date: dateOf(tagged),
      type,
      language: languageTag(tagged.first('G')),
      venue:
        name === undefined
          ? undefined
          : {
              name,
              type: venueTypes[type] ?? 'OTHER',
              ...(issn && { identifiers: [{ scheme: 'issn', value: issn }] }),
            },
      volume: tagged.first('V'),
      issue: tagged.first('N'),
      pages: pageRange(tagged.first('P')),
      publisher,
      url,
      organizations:
        (type === 'THESIS' || type === 'REPORT') && publisher !== undefined ? [{ name: publisher }] : undefined,
      topics: keywordTopics(
        tagged.fields
          .filter((field) => field.tag === 'K')
          .flatMap((field) => field.lines)
          .flatMap(splitKeywords),
      ),
    },
  );
}

/** Without a type, refer tells by its fields: a journal makes an article, a book title a chapter. */
function typeOf(tagged: TaggedRecord): PaperType {
  const stated = tagged.first('0')?.toLowerCase();
  const known = stated === undefined || !Object.hasOwn(paperTypes, stated) ? undefined : paperTypes[stated];
  if (known !== undefined) return known;
  if (stated !== undefined) return 'OTHER';
  if (tagged.first('J') !== undefined) return 'ARTICLE';
  return tagged.first('B') === undefined ? 'OTHER' : 'BOOK_CHAPTER';
}

function people(tagged: TaggedRecord, tag: 'A' | 'E'): AuthorMention[] {
  const names = tagged.all(tag).flatMap((text) => (text.includes(';') ? text.split(';') : [text]));
  return names.flatMap((text) => {
    const author = authorFromInverted(text);
    if (author === undefined) return [];
    return tag === 'E' ? [{ ...author, role: 'EDITOR' as const }] : [author];
  });
}

function dateOf(tagged: TaggedRecord): string | undefined {
  const year = parsePartialDate(tagged.first('D') ?? '')?.date;
  const detail = tagged.first('8') ?? '';
  const exact = parsePartialDate(detail)?.date ?? parsePartialDate(`${detail} ${year ?? ''}`)?.date;
  return exact !== undefined && (year === undefined || exact.startsWith(year)) ? exact : year;
}
