import { parsePartialDate } from '../../identity/partial-date.js';
import { collectIdentifiers, identifierInUrl } from '../collect-identifiers.js';
import { keywordTopics, splitKeywords } from '../keyword-topics.js';
import { languageTag } from '../language-tag.js';
import { pageRange } from '../page-range.js';
import type { AuthorMention, PaperRecord, PaperType, VenueMention, VenueType } from '../paper-record.js';
import { aasJournals } from './aas-journals.js';
import { latexToText, verbatimToText } from './latex-to-text.js';
import type { BibtexEntry } from './parse-bibtex-entry.js';
import { splitBibtexNames } from './split-bibtex-names.js';

/** Entry types of BibTeX, biblatex and the common extensions; others are OTHER. */
const paperTypes: Readonly<Record<string, PaperType>> = {
  article: 'ARTICLE',
  suppperiodical: 'ARTICLE',
  magazine: 'ARTICLE',
  newspaper: 'ARTICLE',
  inproceedings: 'CONFERENCE_PAPER',
  conference: 'CONFERENCE_PAPER',
  proceedings: 'PROCEEDINGS',
  mvproceedings: 'PROCEEDINGS',
  book: 'BOOK',
  mvbook: 'BOOK',
  booklet: 'BOOK',
  collection: 'BOOK',
  mvcollection: 'BOOK',
  reference: 'BOOK',
  mvreference: 'BOOK',
  inbook: 'BOOK_CHAPTER',
  bookinbook: 'BOOK_CHAPTER',
  suppbook: 'BOOK_CHAPTER',
  incollection: 'BOOK_CHAPTER',
  suppcollection: 'BOOK_CHAPTER',
  inreference: 'BOOK_CHAPTER',
  phdthesis: 'THESIS',
  mastersthesis: 'THESIS',
  bathesis: 'THESIS',
  thesis: 'THESIS',
  techreport: 'REPORT',
  report: 'REPORT',
  manual: 'REPORT',
  preprint: 'PREPRINT',
  dataset: 'DATASET',
  data: 'DATASET',
  software: 'SOFTWARE',
  softwareversion: 'SOFTWARE',
  review: 'REVIEW',
};

const venueTypes: Partial<Record<PaperType, VenueType>> = {
  ARTICLE: 'JOURNAL',
  CONFERENCE_PAPER: 'CONFERENCE',
  BOOK_CHAPTER: 'BOOK',
  PREPRINT: 'REPOSITORY',
};

const eprintSchemes: Readonly<Record<string, string>> = {
  arxiv: 'arxiv',
  hdl: 'handle',
  hal: 'hal',
  pubmed: 'pubmed',
  jstor: 'jstor',
};

const arxivId = /(?:^|arxiv[:\s.]*|abs\/)(\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?\/\d{7}(?:v\d+)?)\b/i;

/**
 * What an entry says, as a paper.
 * @param entry with what it inherits already in
 * @returns undefined where it has no title
 */
export function bibtexToPaper(entry: BibtexEntry): PaperRecord | undefined {
  const text = textOf(entry);
  const raw = (name: string): string => entry.fields.get(name) ?? '';
  const title = titleOf(text);
  if (title === undefined) return undefined;
  const authors = splitBibtexNames(raw('author'), 'AUTHOR');
  const editors = splitBibtexNames(raw('editor'), 'EDITOR');
  addOrcids(authors.authors, raw('author+an:orcid'));
  const arxiv = arxivOf(text, raw);
  const type = typeOf(entry, arxiv);
  const url = verbatimToText(raw('url') || raw('howpublished').match(/https?:\/\/[^\s{}]+/)?.[0] || '');
  const isWholeBook = type === 'BOOK' || type === 'PROCEEDINGS';

  const paper: PaperRecord = { kind: 'paper', title, authors: [...authors.authors, ...editors.authors] };
  const set = <K extends keyof PaperRecord>(name: K, value: PaperRecord[K] | undefined | ''): void => {
    if (value !== undefined && value !== '') paper[name] = value;
  };
  set('recordKey', entry.key);
  set(
    'identifiers',
    collectIdentifiers([
      ['doi', verbatimToText(raw('doi'))],
      ['arxiv', arxiv],
      ...eprintOf(text),
      ['pubmed', text('pmid') ?? /PMID:?\s*(\d+)/i.exec(text('note') ?? '')?.[1]],
      ['pmcid', text('pmcid') ?? text('pmc')],
      ['mr', text('mrnumber')],
      ['zbl', text('zblnumber') ?? text('zmnumber')],
      ['dblp', /^dblp:(.+)$/i.exec(entry.key)?.[1]],
      ...(isWholeBook ? ([['isbn', text('isbn')]] as const) : []),
      ...[identifierInUrl(url), identifierInUrl(verbatimToText(raw('ee')))].filter((found) => found !== undefined),
    ]),
  );
  set('abstract', text('abstract'));
  set('date', dateOf(text));
  set('type', type);
  set('language', languageTag(text('langid') ?? text('language') ?? text('hyphenation')));
  set('venue', venueOf(text, raw, type));
  set('volume', text('volume'));
  set('issue', text('number') ?? text('issue'));
  set('pages', pageRange(text('pages') ?? text('eid') ?? text('articleno')));
  set('publisher', text('publisher'));
  set('url', url);
  if (!authors.isComplete) paper.authorsComplete = false;
  const organization = text('school') ?? text('institution');
  if (organization !== undefined && (type === 'THESIS' || type === 'REPORT'))
    paper.organizations = [{ name: organization }];
  set('topics', keywordTopics(splitKeywords(text('keywords') ?? text('keyword') ?? text('author_keywords') ?? '')));
  return paper;
}

type Text = (name: string) => string | undefined;

function textOf(entry: BibtexEntry): Text {
  return (name) => latexToText(entry.fields.get(name) ?? '') || undefined;
}

/** What has no title proper is called by what is said in its place: a description, or a short form. */
function titleOf(text: Text): string | undefined {
  const title =
    text('title') ??
    text('maintitle') ??
    text('booktitle') ??
    text('issuetitle') ??
    text('titleaddon') ??
    text('shorttitle');
  const subtitle = text('title') === undefined ? undefined : text('subtitle');
  if (title === undefined || subtitle === undefined) return title;
  return /[:.?!]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

function typeOf(entry: BibtexEntry, arxiv: string | undefined): PaperType {
  const type = Object.hasOwn(paperTypes, entry.type) ? paperTypes[entry.type] : undefined;
  const journal = entry.fields.get('journal') ?? entry.fields.get('journaltitle') ?? '';
  // arXiv stands as the journal, or an entry without any other home has an arXiv id.
  if (/\barxiv\b|^\W*CoRR\W*$/i.test(journal)) return 'PREPRINT';
  if (arxiv !== undefined && (type === undefined || (type === 'ARTICLE' && journal === ''))) return 'PREPRINT';
  return type ?? 'OTHER';
}

function arxivOf(text: Text, raw: (name: string) => string): string | undefined {
  const source = (text('eprinttype') ?? text('archiveprefix') ?? '').toLowerCase();
  const eprint = verbatimToText(raw('eprint'));
  if (eprint !== '' && (source === 'arxiv' || (source === '' && arxivId.test(eprint)))) return eprint;
  const stated = verbatimToText(raw('arxiv') || raw('arxivid'));
  if (stated !== '') return stated;
  const journal = text('journal') ?? text('journaltitle') ?? '';
  if (!/arxiv|corr/i.test(journal)) return undefined;
  return arxivId.exec(journal)?.[1] ?? arxivId.exec(verbatimToText(raw('volume')))?.[1];
}

function eprintOf(text: Text): [string, string | undefined][] {
  const source = (text('eprinttype') ?? text('archiveprefix') ?? '').toLowerCase();
  const scheme = Object.hasOwn(eprintSchemes, source) ? eprintSchemes[source] : undefined;
  return scheme === undefined || scheme === 'arxiv' ? [] : [[scheme, text('eprint')]];
}

function dateOf(text: Text): string | undefined {
  // biblatex: '2003-10/2003-12' is a span, '~' and '?' are doubts, '199X' is less than a year.
  const date = text('date')
    ?.split('/')[0]
    ?.replace(/[?~%\s]+$/, '');
  const known = date === undefined ? null : parsePartialDate(date);
  if (known !== null) return known.date;
  const year = text('year');
  if (year === undefined) return undefined;
  const month = text('month') ?? '';
  const day = text('day') ?? '';
  const spelled = /^\d{1,2}$/.test(month) ? `${year}-${month}${day && `-${day}`}` : `${day} ${month} ${year}`;
  return (parsePartialDate(spelled) ?? parsePartialDate(year))?.date;
}

function venueOf(text: Text, raw: (name: string) => string, type: PaperType): VenueMention | undefined {
  const isWholeBook = type === 'BOOK' || type === 'PROCEEDINGS' || type === 'THESIS';
  const journal = aasJournals[/^\{*\\([a-z]+)\}*$/.exec(raw('journal').trim())?.[1] ?? ''];
  const book = isWholeBook ? undefined : withSubtitle(text('booktitle') ?? text('eventtitle'), text('booksubtitle'));
  const periodical =
    journal ?? withSubtitle(text('journaltitle') ?? text('fjournal') ?? text('journal'), text('journalsubtitle'));
  const name = type === 'ARTICLE' ? (periodical ?? book) : (book ?? periodical);
  if (name === undefined) return undefined;
  if (type === 'PREPRINT' && /\barxiv\b|^CoRR$/i.test(name)) return { name: 'arXiv', type: 'REPOSITORY' };
  const venue: VenueMention = { name };
  const venueType = /\bworkshop\b/i.test(name) && type === 'CONFERENCE_PAPER' ? 'WORKSHOP' : venueTypes[type];
  if (venueType !== undefined) venue.type = venueType;
  const issn = text('issn');
  if (issn !== undefined && name === periodical) venue.identifiers = [{ scheme: 'issn', value: issn }];
  return venue;
}

function withSubtitle(title: string | undefined, subtitle: string | undefined): string | undefined {
  return title === undefined || subtitle === undefined ? title : `${title}: ${subtitle}`;
}

/** biblatex's data annotation: '1="0000-0002-..."; 2="..."', counted by name. */
function addOrcids(authors: AuthorMention[], annotation: string): void {
  for (const [, at, value = ''] of annotation.matchAll(/(\d+)\s*=\s*"?([\dXx-]{16,19})"?/g)) {
    const author = authors[Number(at) - 1];
    if (author !== undefined) author.identifiers = [{ scheme: 'orcid', value }];
  }
}
