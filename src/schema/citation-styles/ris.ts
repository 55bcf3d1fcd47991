import type { PersonName } from '../../identity/person-name.js';
import {
  type CitedPaper,
  dateParts,
  identifierOf,
  incompleteNote,
  isWhole,
  oneLine,
  pageRange,
  personNames,
} from './cited-paper.js';

const recordTypes: Record<string, string> = {
  ARTICLE: 'JOUR',
  REVIEW: 'JOUR',
  EDITORIAL: 'JOUR',
  CONFERENCE_PAPER: 'CPAPER',
  PREPRINT: 'UNPB',
  BOOK: 'BOOK',
  BOOK_CHAPTER: 'CHAP',
  PROCEEDINGS: 'CONF',
  THESIS: 'THES',
  REPORT: 'RPRT',
  DATASET: 'DATA',
  SOFTWARE: 'COMP',
};

/** A RIS record with CR LF line ends, as its specification asks. */
export function risOf(cited: CitedPaper): string {
  const { paper, venue } = cited;
  const [year, month, day] = dateParts(cited);
  const [firstPage, lastPage] = paper.pages === null ? [] : pageRange(paper.pages);
  const arxiv = identifierOf(cited, 'arxiv');
  const tags: [tag: string, value: string | null | undefined][] = [
    ['TY', recordTypes[paper.type ?? ''] ?? 'GEN'],
    ['ID', paper.key],
    ['TI', paper.title],
    ...personNames(cited.authors).map((person): [string, string] => ['AU', risName(person)]),
    ...personNames(cited.editors).map((person): [string, string] => ['ED', risName(person)]),
    ['T2', venue?.name],
    ['PY', year === undefined ? null : String(year)],
    ['DA', year === undefined ? null : `${year}/${twoDigits(month)}/${twoDigits(day)}/`],
    ['VL', paper.volume],
    ['IS', paper.issue],
    ['SP', firstPage],
    ['EP', lastPage],
    ['PB', paper.publisher],
    ['DO', identifierOf(cited, 'doi')],
    ['SN', identifierOf(cited, 'isbn')],
    ['LA', paper.language],
    ['UR', paper.url ?? (arxiv && `https://arxiv.org/abs/${arxiv}`)],
    ['AB', paper.abstract],
    ['N1', paper.authorsComplete ? null : incompleteNote],
  ];
  const lines = tags.flatMap(([tag, value]) => (value ? [`${tag}  - ${oneLine(value)}`] : []));
  return `${[...lines, 'ER  - '].join('\r\n')}\r\n`;
}

function risName(person: PersonName): string {
  if (isWhole(person)) return person.display;
  return [person.family, person.given.join(' '), person.suffix].filter((part) => part).join(', ');
}

function twoDigits(part: number | undefined): string {
  return part === undefined ? '' : String(part).padStart(2, '0');
}
