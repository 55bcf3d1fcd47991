import { parsePartialDate } from '../../identity/partial-date.js';
import { authorFromInverted } from '../author-from-inverted.js';
import { markupToText } from '../markup-to-text.js';
import { pageRange } from '../page-range.js';
import type {
  AuthorMention,
  IdentifierMention,
  PaperRecord,
  PaperType,
  VenueMention,
  VenueType,
} from '../paper-record.js';
import { setFields } from '../set-fields.js';
import { identifiersOf } from './citation-to-paper.js';

const paperTypes: Readonly<Record<string, PaperType>> = {
  'journal article': 'ARTICLE',
  'proceedings article': 'CONFERENCE_PAPER',
  proceedings: 'PROCEEDINGS',
  book: 'BOOK',
  monograph: 'BOOK',
  'edited book': 'BOOK',
  'reference book': 'BOOK',
  'book chapter': 'BOOK_CHAPTER',
  'book section': 'BOOK_CHAPTER',
  'book part': 'BOOK_CHAPTER',
  'reference entry': 'BOOK_CHAPTER',
  dissertation: 'THESIS',
  report: 'REPORT',
  'web content': 'OTHER',
  dataset: 'DATASET',
  'data file': 'DATASET',
  'peer review': 'REVIEW',
  preprint: 'PREPRINT',
};

const venueTypes: Partial<Record<PaperType, VenueType>> = {
  ARTICLE: 'JOURNAL',
  CONFERENCE_PAPER: 'CONFERENCE',
  BOOK_CHAPTER: 'BOOK',
};

/**
 * A row of OpenCitations Meta. People are 'Family, Given [orcid:... crossref:...]', a venue has its ids in brackets too.
 * @returns undefined where it has no title
 */
export function metaToPaper(row: Readonly<Record<string, string>>): PaperRecord | undefined {
  const title = markupToText(row.title ?? '') || undefined;
  if (title === undefined) return undefined;
  const type = paperTypes[(row.type ?? '').toLowerCase()];
  const [first, last] = (row.page ?? '').split('-');
  return setFields(
    {
      kind: 'paper',
      title,
      authors: [
        ...people(row.author ?? ''),
        ...people(row.editor ?? '').map((person) => ({ ...person, role: 'EDITOR' as const })),
      ],
    },
    {
      recordKey: row.id?.split(' ')[0],
      identifiers: identifiersOf(row.id ?? '').filter(({ scheme }) => scheme !== 'isbn' || type === 'BOOK'),
      date: parsePartialDate(row.pub_date ?? '')?.date,
      type,
      venue: venueOf(row.venue ?? '', type),
      volume: row.volume,
      issue: row.issue,
      pages: pageRange(first === last ? first : row.page),
      publisher: withIds(row.publisher ?? '').text,
    },
  );
}

function people(list: string): AuthorMention[] {
  return list.split(/;\s*/).flatMap((entry) => {
    const { text, identifiers } = withIds(entry);
    const author = authorFromInverted(text);
    if (author === undefined) return [];
    const known = identifiers.filter(({ scheme }) => scheme === 'orcid' || scheme === 'viaf' || scheme === 'wikidata');
    return [known.length > 0 ? { ...author, identifiers: known } : author];
  });
}

function venueOf(entry: string, type: PaperType | undefined): VenueMention | undefined {
  const { text, identifiers } = withIds(entry);
  const name = markupToText(text ?? '') || undefined;
  if (name === undefined) return undefined;
  const venueType = type && venueTypes[type];
  return { name, ...(venueType && { type: venueType }), ...(identifiers.length > 0 && { identifiers }) };
}

function withIds(entry: string): { text: string; identifiers: IdentifierMention[] } {
  const [, text = '', ids = ''] = /^(.*?)\s*(?:\[([^\]]*)\])?$/.exec(entry.trim()) ?? [];
  return { text, identifiers: identifiersOf(ids) };
}
