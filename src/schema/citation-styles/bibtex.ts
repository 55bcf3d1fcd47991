import { slug } from '../../identity/slug.js';
import { type CitedPaper, dateParts, identifierOf, isWhole, oneLine, pageRange, personNames } from './cited-paper.js';

const entryTypes: Record<string, string> = {
  ARTICLE: 'article',
  REVIEW: 'article',
  EDITORIAL: 'article',
  CONFERENCE_PAPER: 'inproceedings',
  BOOK: 'book',
  BOOK_CHAPTER: 'incollection',
  PROCEEDINGS: 'proceedings',
  THESIS: 'phdthesis',
  REPORT: 'techreport',
};

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A BibTeX entry. Words with inner capitals are protected, so that no style writes them small. */
export function bibtexOf(cited: CitedPaper): string {
  const { paper, venue } = cited;
  const entryType = entryTypes[paper.type ?? ''] ?? 'misc';
  const [year, month] = dateParts(cited);
  const doi = identifierOf(cited, 'doi');
  const arxiv = identifierOf(cited, 'arxiv');
  const fields: [name: string, value: string | null | undefined][] = [
    ['title', braced(protectCapitals(oneLine(paper.title)))],
    ['author', names(cited.authors, !paper.authorsComplete)],
    ['editor', names(cited.editors, false)],
    [venueField(entryType), venue && braced(escapeLatex(oneLine(venue.name)))],
    ['year', year === undefined ? null : braced(String(year))],
    ['month', month === undefined ? null : months[month - 1]],
    ['volume', text(paper.volume)],
    ['number', text(paper.issue)],
    ['pages', paper.pages && text(pageRange(paper.pages).join('--'))],
    ['publisher', text(paper.publisher)],
    ['doi', doi && verbatim(doi)],
    ['eprint', arxiv && verbatim(arxiv)],
    ['archiveprefix', arxiv && '{arXiv}'],
    ['url', paper.url && verbatim(paper.url)],
  ];
  const lines = fields.filter(([, value]) => value).map(([name, value]) => `  ${name} = ${value}`);
  return `@${entryType}{${entryKey(cited)},\n${lines.join(',\n')}\n}\n`;
}

/** 'chen2022pali': family name of the first author, year, first word of the title. */
function entryKey(cited: CitedPaper): string {
  const [first] = personNames(cited.authors);
  const words = slug(cited.paper.title).split('-');
  const word = words.find((candidate) => candidate.length > 3) ?? words[0] ?? '';
  const key = `${slug(first?.family ?? '')}${dateParts(cited)[0] ?? ''}${word}`
    .normalize('NFKD')
    .replace(/[^a-z0-9-]/gu, '');
  return key || cited.paper.key.replace(/[^\w.:/-]/gu, '-');
}

function venueField(entryType: string): string {
  if (entryType === 'article') return 'journal';
  if (entryType === 'inproceedings' || entryType === 'incollection') return 'booktitle';
  if (entryType === 'phdthesis') return 'school';
  return entryType === 'techreport' ? 'institution' : 'howpublished';
}

function names(printed: readonly string[], isCut: boolean): string | null {
  const people = personNames(printed).map((person) => {
    if (isWhole(person)) return `{${escapeLatex(person.display)}}`;
    const family = escapeLatex(person.family);
    const parts = [
      /\sand\s/iu.test(family) ? `{${family}}` : family,
      person.suffix ?? '',
      escapeLatex(person.given.join(' ')),
    ];
    return parts.filter((part) => part !== '').join(', ');
  });
  if (people.length === 0) return null;
  return braced([...people, ...(isCut ? ['others'] : [])].join(' and '));
}

function text(value: string | null): string | null {
  return value === null ? null : braced(escapeLatex(oneLine(value)));
}

function braced(value: string): string {
  return `{${value}}`;
}

/** Identifiers and addresses are read as they stand; only what would close the field is percent-encoded. */
function verbatim(value: string): string {
  return braced(value.replace(/[{}\\]/gu, (character) => encodeURIComponent(character)));
}

const escapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

function escapeLatex(value: string): string {
  return value.replace(/[\\{}#$%&_~^]/gu, (character) => escapes[character] ?? `\\${character}`);
}

function protectCapitals(title: string): string {
  return title
    .split(' ')
    .map((word) => (/\S\p{Lu}/u.test(word) ? `{${escapeLatex(word)}}` : escapeLatex(word)))
    .join(' ');
}
