import { parsePartialDate } from '../../identity/partial-date.js';
import { authorFromInverted } from '../author-from-inverted.js';
import { collectIdentifiers } from '../collect-identifiers.js';
import type { Importer } from '../importer.js';
import { keywordTopics } from '../keyword-topics.js';
import { languageTag } from '../language-tag.js';
import { medlineType } from '../medline-types.js';
import { articleNumber, fullPageRange } from '../page-range.js';
import type { AuthorMention, PaperRecord, VenueMention } from '../paper-record.js';
import { setFields } from '../set-fields.js';
import { statedUpdate } from '../stated-update.js';
import { readTaggedPapers } from './read-tagged-papers.js';
import type { TaggedDialect, TaggedRecord } from './read-tagged-records.js';

const dialect: TaggedDialect = {
  field: /^\uFEFF?(?<tag>[A-Z]{2,4}) {0,2}- ?(?<value>[\s\S]*)$/,
  starts: 'PMID',
  isBlankEnd: true,
};

/** MEDLINE as PubMed and ERIC export it. */
export const medline: Importer = {
  format: 'medline',
  label: 'MEDLINE (.nbib, .medline)',
  detect: (head) =>
    !/^TY {1,2}-/m.test(head) &&
    (/^\s*(?:PMID- *\d|(?:OWN|STAT) {0,2}- )/.test(head) ||
      (/^(?:PMID|OWN|STAT|FAU|JT) {0,2}- /m.test(head) && /^(?:TI|BTI) {1,2}- /m.test(head))),
  read: (source) => readTaggedPapers(source, dialect, toPaper),
};

function toPaper(tagged: TaggedRecord): PaperRecord | undefined {
  const book = tagged.first('BTI');
  const title = tagged.first('TI', 'CTI') ?? book;
  if (title === undefined) return undefined;
  const publicationTypes = tagged.all('PT');
  const isInJournal = tagged.first('JT', 'TA') !== undefined;
  const type =
    medlineType(publicationTypes) ??
    (isInJournal ? 'ARTICLE' : book === undefined ? undefined : title === book ? 'BOOK' : 'BOOK_CHAPTER');
  const isBook = type === 'BOOK';
  return setFields(
    { kind: 'paper', title, authors: people(tagged) },
    {
      recordKey: tagged.first('PMID'),
      identifiers: collectIdentifiers([
        ['pubmed', tagged.first('PMID')],
        ['doi', located(tagged, 'doi')],
        ['pmcid', tagged.first('PMC')],
        ['pii', located(tagged, 'pii')],
        ['eric', /^E[DJ]\d+$/.exec(tagged.first('AN', 'OID') ?? '')?.[0]],
        ...(isBook ? tagged.all('ISBN').map((isbn) => ['isbn', isbn.split(' ')[0]] as const) : []),
      ]),
      abstract: tagged.first('AB'),
      date: dateOf(tagged),
      type,
      language: languageTag(tagged.first('LA')),
      venue: venueOf(tagged, isBook ? undefined : book),
      volume: tagged.first('VI'),
      issue: tagged.first('IP'),
      pages: fullPageRange(tagged.first('PG')?.replace(/^pp?\.?\s*/i, '') ?? articleNumber(located(tagged, 'pii'))),
      publisher: tagged.first('PB'),
      topics: keywordTopics([
        ...tagged.all('OT'),
        // 'Occupational Health/*history': the heading without its qualifiers and the mark of a main topic.
        ...tagged.all('MH').map((heading) => heading.split('/')[0]?.replaceAll('*', '') ?? ''),
      ]),
      isRetracted: publicationTypes.includes('Retracted Publication') || tagged.first('RIN') !== undefined || undefined,
      updated: statedUpdate(tagged.first('LR')),
      authorsComplete: tagged.all('FAU', 'AU').some((name) => /^et al\.?$/i.test(name)) ? false : undefined,
    },
  );
}

/** 'Full author', then what belongs to that author until the next one. */
function people(tagged: TaggedRecord): AuthorMention[] {
  const mentions: AuthorMention[] = [];
  const hasFullNames = tagged.first('FAU', 'FED') !== undefined;
  let current: AuthorMention | undefined;
  for (const { tag, lines } of tagged.fields) {
    const text = lines.join(' ').replace(/\s+/g, ' ').trim();
    if (tag === 'FAU' || tag === 'FED' || (!hasFullNames && (tag === 'AU' || tag === 'ED'))) {
      current = /^et al\.?$/i.test(text)
        ? undefined
        : hasFullNames || text.includes(',')
          ? authorFromInverted(text)
          : shortName(text);
      if (current && (tag === 'FED' || tag === 'ED')) current.role = 'EDITOR';
      if (current) mentions.push(current);
    } else if (tag === 'CN') {
      current = { name: text };
      mentions.push(current);
    } else if (tag === 'AUID' && current) {
      const orcid = /\d{4}-?\d{4}-?\d{4}-?\d{3}[\dX]/i.exec(text)?.[0];
      if (orcid !== undefined) current.identifiers = [{ scheme: 'orcid', value: orcid }];
    } else if (tag === 'AD' && current && text !== '') {
      const name = text.replace(/\s*(?:Electronic address:)?\s*\S+@\S+$/i, '').replace(/[\s.]+$/, '');
      if (name !== '') current.affiliations = [...(current.affiliations ?? []), { name }];
    }
  }
  return mentions;
}

/** 'Gadzalski M': family name, then initials in capitals. */
function shortName(text: string): AuthorMention | undefined {
  const [, family, given] = /^(.+?)\s+([A-Z]{1,3})$/.exec(text) ?? [];
  return family === undefined
    ? authorFromInverted(text)
    : authorFromInverted(`${family}, ${given?.split('').join(' ')}`);
}

/** '10.1016/j.gene.2015.10.064 [doi]' among the locations and article ids. */
function located(tagged: TaggedRecord, label: string): string | undefined {
  const end = ` [${label}]`;
  const marked = tagged.all('LID', 'AID', 'SO').find((text) => text.endsWith(end));
  if (marked !== undefined) return marked.slice(0, -end.length);
  return label === 'doi' ? /\bdoi:\s*(10\.\S+?)\.?$/.exec(tagged.first('SO') ?? '')?.[1] : undefined;
}

/** 'DP' is printed ('2010 Sep-Oct', '2015 Winter'), 'DEP' the day of the electronic edition: taken where it says more. */
function dateOf(tagged: TaggedRecord): string | undefined {
  const printed = tagged.first('DP', 'PDAT');
  const date = parsePartialDate(printed ?? '')?.date;
  const electronic = parsePartialDate(tagged.first('DEP') ?? '')?.date;
  if (date === undefined) return electronic;
  return electronic !== undefined && date.length === 4 && electronic.startsWith(date) ? electronic : date;
}

function venueOf(tagged: TaggedRecord, book: string | undefined): VenueMention | undefined {
  const name = tagged.first('JT', 'TA') ?? book;
  if (name === undefined) return undefined;
  const venue: VenueMention = { name, type: name === book ? 'BOOK' : 'JOURNAL' };
  const acronym = tagged.first('TA');
  if (acronym !== undefined && acronym !== name) venue.acronym = acronym;
  const issns = new Set(tagged.all('IS').flatMap((text) => text.match(/\d{4}-\d{3}[\dX]/g) ?? []));
  if (issns.size > 0) venue.identifiers = [...issns].map((value) => ({ scheme: 'issn', value }));
  return venue;
}
