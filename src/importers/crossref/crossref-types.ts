import type { PaperType, VenueType } from '../paper-record.js';

/** Crossref's types of works. */
export const crossrefTypes: Readonly<Record<string, PaperType>> = {
  'journal-article': 'ARTICLE',
  'article-journal': 'ARTICLE',
  'proceedings-article': 'CONFERENCE_PAPER',
  'paper-conference': 'CONFERENCE_PAPER',
  'posted-content': 'PREPRINT',
  preprint: 'PREPRINT',
  book: 'BOOK',
  monograph: 'BOOK',
  'edited-book': 'BOOK',
  'reference-book': 'BOOK',
  'book-series': 'BOOK',
  'book-set': 'BOOK',
  'book-chapter': 'BOOK_CHAPTER',
  'book-section': 'BOOK_CHAPTER',
  'book-part': 'BOOK_CHAPTER',
  'book-track': 'BOOK_CHAPTER',
  'reference-entry': 'BOOK_CHAPTER',
  proceedings: 'PROCEEDINGS',
  'proceedings-series': 'PROCEEDINGS',
  dissertation: 'THESIS',
  report: 'REPORT',
  'report-series': 'REPORT',
  'report-component': 'REPORT',
  standard: 'REPORT',
  'standard-series': 'REPORT',
  dataset: 'DATASET',
  database: 'DATASET',
};

/** What the place of publication of a work of that type is. */
export function venueTypeOf(type: PaperType | undefined): VenueType | undefined {
  if (type === 'ARTICLE') return 'JOURNAL';
  if (type === 'CONFERENCE_PAPER' || type === 'PROCEEDINGS') return 'CONFERENCE';
  if (type === 'BOOK' || type === 'BOOK_CHAPTER') return 'BOOK';
  if (type === 'PREPRINT') return 'REPOSITORY';
  return undefined;
}

/** Publishers mark retracted papers in the title. */
export function isRetractedTitle(title: string): boolean {
  return /^\W*(?:retracted|withdrawn)(?: (?:article|paper|chapter))?\s*[:\])–—-]/i.test(title);
}
