import type { PaperType } from '../../../src/importers/paper-record.js';
import { type ComparedPaper, plain, plainDate, plainDoi, plainName } from './expected-paper.js';

/** An item as Zotero's translators test it, as far as it is compared. */
export interface ZoteroItem {
  itemType: string;
  creators?: { firstName?: string; lastName?: string; name?: string; creatorType: string }[];
  [field: string]: unknown;
}

const types: Readonly<Record<string, PaperType>> = {
  journalArticle: 'ARTICLE',
  magazineArticle: 'ARTICLE',
  newspaperArticle: 'ARTICLE',
  conferencePaper: 'CONFERENCE_PAPER',
  book: 'BOOK',
  bookSection: 'BOOK_CHAPTER',
  encyclopediaArticle: 'BOOK_CHAPTER',
  dictionaryEntry: 'BOOK_CHAPTER',
  thesis: 'THESIS',
  report: 'REPORT',
  dataset: 'DATASET',
  computerProgram: 'SOFTWARE',
  preprint: 'PREPRINT',
};

/** Zotero's names for the one who made it, by kind of item. */
const authorKinds = new Set([
  'author',
  'inventor',
  'artist',
  'programmer',
  'director',
  'cartographer',
  'composer',
  'performer',
  'sponsor',
  'counsel',
]);

/** What Zotero expects, in our words. Fields that an item does not have are not compared but for people. */
export function comparedItem(item: ZoteroItem): Partial<ComparedPaper> {
  const text = (...names: string[]): string | undefined => {
    for (const name of names) if (typeof item[name] === 'string' && item[name] !== '') return item[name];
    return undefined;
  };
  const people = (isKind: (kind: string) => boolean): string[] =>
    (item.creators ?? [])
      .filter((creator) => isKind(creator.creatorType))
      .map((creator) => plainName(creator.name ?? [creator.firstName, creator.lastName].filter(Boolean).join(' ')));
  const extra = text('extra') ?? '';
  const expected: Partial<ComparedPaper> = {
    title: plain(text('title', 'caseName', 'nameOfAct', 'subject')),
    authors: people((kind) => authorKinds.has(kind)),
    editors: people((kind) => kind === 'editor'),
    type: types[item.itemType] ?? 'OTHER',
  };
  const date = plainDate(text('date', 'issueDate', 'dateDecided', 'dateEnacted'));
  if (date !== '') expected.date = date;
  const doi = plainDoi(text('DOI') ?? /^DOI: (\S+)$/m.exec(extra)?.[1]);
  if (doi !== '') expected.doi = doi;
  const venue = plain(
    text('publicationTitle', 'bookTitle', 'proceedingsTitle', 'encyclopediaTitle', 'dictionaryTitle'),
  );
  if (venue !== '') expected.venue = venue.toLowerCase();
  for (const name of ['volume', 'issue', 'pages'] as const) {
    const value = plain(text(name));
    if (value !== '') expected[name] = value.replace(/\s*[\u2010-\u2015-]+\s*/g, '-');
  }
  return expected;
}
