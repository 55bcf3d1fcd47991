import { parsePartialDate } from '../../identity/partial-date.js';
import { authorFromInverted } from '../author-from-inverted.js';
import { collectIdentifiers, identifierInUrl } from '../collect-identifiers.js';
import type { Importer, ProblemNote } from '../importer.js';
import { keywordTopics, splitKeywords } from '../keyword-topics.js';
import { languageTag } from '../language-tag.js';
import { pageRange } from '../page-range.js';
import type { AuthorMention, PaperRecord, PaperType, VenueMention, VenueType } from '../paper-record.js';
import { setFields } from '../set-fields.js';
import { readTaggedPapers } from './read-tagged-papers.js';
import type { TaggedDialect, TaggedRecord } from './read-tagged-records.js';

/** Two characters, spaces, a hyphen: writers disagree on the number of spaces. */
const dialect: TaggedDialect = {
  field: /^\s{0,3}\uFEFF?(?<tag>[A-Z][A-Z0-9])[ \t]{1,2}-(?:[ \t]?(?<value>[\s\S]*))$/,
  starts: 'TY',
  ends: 'ER',
};

const paperTypes: Readonly<Record<string, PaperType>> = {
  JOUR: 'ARTICLE',
  EJOUR: 'ARTICLE',
  JFULL: 'ARTICLE',
  MGZN: 'ARTICLE',
  NEWS: 'ARTICLE',
  INPR: 'ARTICLE',
  ABST: 'ARTICLE',
  CPAPER: 'CONFERENCE_PAPER',
  CONF: 'CONFERENCE_PAPER',
  BOOK: 'BOOK',
  EBOOK: 'BOOK',
  EDBOOK: 'BOOK',
  CLSWK: 'BOOK',
  SER: 'BOOK',
  CHAP: 'BOOK_CHAPTER',
  ECHAP: 'BOOK_CHAPTER',
  ENCYC: 'BOOK_CHAPTER',
  DICT: 'BOOK_CHAPTER',
  THES: 'THESIS',
  RPRT: 'REPORT',
  GOVDOC: 'REPORT',
  STAND: 'REPORT',
  DATA: 'DATASET',
  DBASE: 'DATASET',
  COMP: 'SOFTWARE',
  PREPRINT: 'PREPRINT',
};

const venueTypes: Partial<Record<PaperType, VenueType>> = {
  ARTICLE: 'JOURNAL',
  CONFERENCE_PAPER: 'CONFERENCE',
  BOOK_CHAPTER: 'BOOK',
  PREPRINT: 'REPOSITORY',
};

/** RIS, as reference managers and publishers write it. */
export const ris: Importer = {
  format: 'ris',
  label: 'RIS (.ris)',
  hasLocalKeys: true,
  detect: (head) => /^[^\S\r\n]*\uFEFF?TY[ \t]{1,2}-/m.test(head.replaceAll('\0', '')),
  read: (source) => readTaggedPapers(source, dialect, toPaper, flaws),
};

function toPaper(tagged: TaggedRecord): PaperRecord | undefined {
  const title = tagged.first('TI', 'T1', 'CT', 'BT');
  if (title === undefined) return undefined;
  const type = paperTypes[tagged.first('TY')?.toUpperCase() ?? ''] ?? 'OTHER';
  const url = tagged.first('UR')?.split(/\s+|;(?=https?:)/)[0];
  const doi = doiOf(tagged);
  const isBook = type === 'BOOK' || type === 'PROCEEDINGS';
  const publisher = tagged.first('PB');
  const printed = tagged
    .all('AD')
    .flatMap((text) => text.split(/;\s+/))
    .map((name) => name.replace(/[\s.;]+$/, ''));
  const stated = (type === 'THESIS' || type === 'REPORT') && publisher !== undefined ? [publisher] : [];
  return setFields(
    {
      kind: 'paper',
      title,
      authors: bylineOf(tagged),
    },
    {
      recordKey: tagged.first('ID'),
      identifiers: collectIdentifiers([
        ['doi', doi],
        [
          'pubmed',
          noted(tagged, 'pmid') ?? (/pubmed|medline/i.test(tagged.first('DB') ?? '') ? tagged.first('AN') : undefined),
        ],
        ['pmcid', noted(tagged, 'pmcid') ?? /^PMC\d+$/.exec(tagged.first('AN', 'C2') ?? '')?.[0]],
        ...(isBook ? tagged.all('SN').map((isbn) => ['isbn', isbn] as const) : []),
        ...[identifierInUrl(url)].filter((found) => found !== undefined),
      ]),
      abstract: tagged.first('AB', 'N2'),
      date: dateOf(tagged),
      type,
      language: languageTag(tagged.first('LA')),
      venue: venueOf(tagged, type),
      volume: tagged.first('VL'),
      issue: tagged.first('IS') ?? /^[1-9]\d{0,5}$/.exec(tagged.first('M1') ?? '')?.[0],
      pages: pagesOf(tagged),
      publisher,
      url,
      organizations: [...new Set([...stated, ...printed])].filter((name) => name !== '').map((name) => ({ name })),
      topics: keywordTopics(tagged.lines('KW').flatMap((line) => splitKeywords(line))),
    },
  );
}

/** Types in which the second name is an editor; elsewhere it is a producer, an assignee, a recipient and the like. */
const edited = new Set(
  'JOUR EJOUR GEN SER BOOK EBOOK EDBOOK ANCIENT CLSWK CHAP ECHAP CONF CPAPER DICT ENCYC'.split(' '),
);

function bylineOf(tagged: TaggedRecord): AuthorMention[] {
  const type = tagged.first('TY') ?? 'GEN';
  const authors = tagged.all('AU', 'A1');
  const second = edited.has(type) ? tagged.all('A2') : [];
  // EndNote's books have the series' editor second and their own editor third; an edited book has its editors first.
  const third = type === 'BOOK' ? tagged.all('A3') : [];
  const isEdited = type === 'EDBOOK';
  const editors = [...tagged.all('ED'), ...(isEdited ? authors : third.length > 0 ? third : second)];
  return [
    ...people(isEdited ? [] : authors),
    ...people(editors).map((person) => ({ ...person, role: 'EDITOR' as const })),
  ];
}

function people(names: readonly string[]): AuthorMention[] {
  return [...new Set(names)].flatMap((name) => authorFromInverted(name) ?? []);
}

/** 'YYYY/MM/DD/other', any part empty or zero. The first year counts; the fullest date of that year is taken. */
function dateOf(tagged: TaggedRecord): string | undefined {
  let best: string | undefined;
  for (const text of tagged.all('PY', 'Y1', 'DA')) {
    const [year = '', month = '', day = '', other = ''] = text.split('/').map((part) => part.trim());
    if (/received|accepted|revised/i.test(other)) continue;
    const parts = /^\d{4}$/.test(year)
      ? [year, ...[month, day].filter((part) => /^0*[1-9]\d*$/.test(part))].join('-')
      : text;
    const date = (parsePartialDate(parts) ?? parsePartialDate(year))?.date;
    if (date === undefined) continue;
    if (best === undefined || (date.startsWith(best.slice(0, 4)) && date.length > best.length)) best = date;
  }
  return best;
}

function venueOf(tagged: TaggedRecord, type: PaperType): VenueMention | undefined {
  const name = venueName(tagged, type);
  if (name === undefined) return undefined;
  const venue: VenueMention = { name };
  const venueType = /\bworkshop\b/i.test(name) && type === 'CONFERENCE_PAPER' ? 'WORKSHOP' : venueTypes[type];
  if (venueType !== undefined) venue.type = venueType;
  const issns = type === 'ARTICLE' ? tagged.all('SN').flatMap((text) => text.match(/\d{4}-?\d{3}[\dXx]/g) ?? []) : [];
  if (issns.length > 0) venue.identifiers = issns.map((value) => ({ scheme: 'issn', value }));
  return venue;
}

/** The full name before the short one; books and theses appear in nothing. */
function venueName(tagged: TaggedRecord, type: PaperType): string | undefined {
  switch (type) {
    case 'BOOK':
    case 'THESIS':
      return undefined;
    case 'CONFERENCE_PAPER':
      return tagged.first('C3', 'BT', 'T2', 'JF', 'JO', 'T3');
    case 'BOOK_CHAPTER':
      return tagged.first('BT', 'T2', 'JF', 'JO', 'T3');
    default:
      return tagged.first('JF', 'T2', 'JO', 'JA', 'J2', 'J1');
  }
}

function pagesOf(tagged: TaggedRecord): string | undefined {
  const start = tagged.first('SP', 'BP');
  const end = tagged.first('EP');
  if (start === undefined || end === undefined || start === end || /-/.test(start))
    return pageRange(start ?? end ?? tagged.first('C7'));
  return pageRange(`${start}-${end}`);
}

/** DO, or a DOI that stands alone in one of the fields where publishers put it. */
function doiOf(tagged: TaggedRecord): string | undefined {
  for (const text of tagged.all('DO', 'DI', 'M3', 'N1', 'L3')) {
    const doi = /^(?:doi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)*(10\.\d{4,9}\/\S+)$/i.exec(text)?.[1];
    if (doi !== undefined) return doi;
  }
  return undefined;
}

/** '26957754[pmid]' in the fields for notes. */
function noted(tagged: TaggedRecord, label: string): string | undefined {
  const marked = tagged.all('U1', 'U2', 'U3', 'U4').find((text) => text.toLowerCase().endsWith(`[${label}]`));
  return marked?.slice(0, -label.length - 2);
}

function flaws(tagged: TaggedRecord): ProblemNote[] {
  if (tagged.first('TY') !== undefined) return [];
  return [{ severity: 'FLAGGED', code: 'TYPE_MISSING', reason: 'the record begins without a type, expected "TY"' }];
}
