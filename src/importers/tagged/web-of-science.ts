import { parsePartialDate } from '../../identity/partial-date.js';
import { authorFromInverted } from '../author-from-inverted.js';
import { collectIdentifiers } from '../collect-identifiers.js';
import type { Importer } from '../importer.js';
import { keywordTopics } from '../keyword-topics.js';
import { languageTag } from '../language-tag.js';
import { pageRange } from '../page-range.js';
import type { AuthorMention, PaperRecord, PaperType, ReferenceMention, VenueMention } from '../paper-record.js';
import { setFields } from '../set-fields.js';
import { readTaggedPapers } from './read-tagged-papers.js';
import type { TaggedDialect, TaggedRecord } from './read-tagged-records.js';

const dialect: TaggedDialect = {
  field: /^\uFEFF?(?<tag>[A-Z][A-Z0-9])(?: (?<value>[\s\S]*))?$/,
  starts: 'PT',
  ends: 'ER',
  fileTags: new Set(['FN', 'VR', 'EF']),
};

/** Document types, those that decide first. */
const paperTypes: readonly (readonly [pattern: RegExp, type: PaperType])[] = [
  [/editorial/i, 'EDITORIAL'],
  [/proceedings|conference/i, 'CONFERENCE_PAPER'],
  [/book chapter/i, 'BOOK_CHAPTER'],
  [/book review/i, 'REVIEW'],
  [/^book$/i, 'BOOK'],
  [/review/i, 'REVIEW'],
  [/thesis|dissertation/i, 'THESIS'],
  [/data paper|data set/i, 'DATASET'],
  [/article|journal paper|letter|note|correction/i, 'ARTICLE'],
];

/** Web of Science and its kin (Inspec, MEDLINE on the same platform): the tagged export. */
export const webOfScience: Importer = {
  format: 'web-of-science',
  label: 'Web of Science tagged export (.isi, .ciw)',
  detect: (head) => /^\s*\uFEFF?FN \S/.test(head) || /^PT [A-Z]\s*$[\s\S]*^(?:AU|TI|SO) \S/m.test(head),
  read: (source) => readTaggedPapers(source, dialect, toPaper),
};

function toPaper(tagged: TaggedRecord): PaperRecord | undefined {
  const title = tagged.first('TI');
  if (title === undefined) return undefined;
  const type = typeOf(tagged);
  return setFields(
    { kind: 'paper', title: withScripts(title), authors: [...authorsOf(tagged), ...editorsOf(tagged)] },
    {
      recordKey: tagged.first('UT'),
      identifiers: collectIdentifiers([
        ['doi', tagged.first('DI')?.match(/10\.\d{4,9}\/\S+/)?.[0]],
        ['wos', /^(?:WOS|ISI):\S+$/.exec(tagged.first('UT') ?? '')?.[0]],
        ['pubmed', tagged.first('PM')],
        ...(type === 'BOOK' ? tagged.all('BN').map((isbn) => ['isbn', isbn] as const) : []),
      ]),
      abstract: tagged.first('AB'),
      date: dateOf(tagged),
      type,
      language: languageTag(tagged.first('LA')),
      venue: venueOf(tagged, type),
      volume: tagged.first('VL'),
      issue: tagged.first('IS'),
      pages: pagesOf(tagged),
      publisher: tagged.first('PU'),
      topics: keywordTopics(
        [...(tagged.first('DE') ?? '').split(/[;/]/), ...(tagged.first('ID') ?? '').split(';')].filter(
          (label) => !/\d{4}-\d{3}/.test(label),
        ),
      ),
      references: tagged.lines('CR').map(toReference),
      referencesStated: count(tagged.first('NR')),
      citedByStated: count(tagged.first('TC')),
    },
  );
}

/** Each line is a name. Full names ('AF') where there are as many. */
function authorsOf(tagged: TaggedRecord): AuthorMention[] {
  const short = tagged.lines('AU');
  const full = tagged.lines('AF');
  const names = full.length === short.length ? full : short;
  const byName = addresses(tagged);
  const orcids = new Map(
    (tagged.first('OI') ?? '').split(';').flatMap((pair) => {
      const [name = '', value = ''] = pair.trim().split(/\/(?=\d{4}-)/);
      return value === '' ? [] : [[name.toLowerCase(), value] as const];
    }),
  );
  return names.flatMap((text, at) => {
    const author = authorFromInverted(text);
    if (author === undefined) return [];
    const affiliations = byName.get(text.toLowerCase()) ?? byName.get((short[at] ?? '').toLowerCase());
    if (affiliations !== undefined) author.affiliations = affiliations.map((name) => ({ name }));
    const orcid = orcids.get(text.toLowerCase()) ?? orcids.get((short[at] ?? '').toLowerCase());
    if (orcid !== undefined) author.identifiers = [{ scheme: 'orcid', value: orcid }];
    return [author];
  });
}

/** '[Brown, JM; Smith, A] Univ X, City': which authors an address belongs to, where the source says so. */
function addresses(tagged: TaggedRecord): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const line of tagged.lines('C1')) {
    const [, names = '', address = ''] = /^\[([^\]]+)\]\s*(.+?)\.?$/.exec(line) ?? [];
    for (const name of names.split(';')) {
      const key = name.trim().toLowerCase();
      if (key !== '') byName.set(key, [...(byName.get(key) ?? []), address]);
    }
  }
  return byName;
}

function editorsOf(tagged: TaggedRecord): AuthorMention[] {
  return tagged.lines('BE', 'ED').flatMap((text) => {
    const editor = authorFromInverted(text);
    return editor === undefined ? [] : [{ ...editor, role: 'EDITOR' as const }];
  });
}

function typeOf(tagged: TaggedRecord): PaperType {
  const stated = tagged.first('DT') ?? tagged.first('TY') ?? '';
  const known = paperTypes.find(([pattern]) => pattern.test(stated))?.[1];
  if (known !== undefined) return known;
  return tagged.first('PT') === 'J' ? 'ARTICLE' : tagged.first('PT') === 'B' ? 'BOOK' : 'OTHER';
}

/** 'PD JUN 14' beside 'PY 2006'; Inspec writes 'PD 04 2006'. */
function dateOf(tagged: TaggedRecord): string | undefined {
  const year = tagged.first('PY') ?? '';
  const detail = (tagged.first('PD') ?? '').replace(year, '').trim();
  const spelled = /^\d{1,2}$/.test(detail) ? `${year}-${detail}` : `${detail} ${year}`;
  return (parsePartialDate(spelled) ?? parsePartialDate(year))?.date;
}

function venueOf(tagged: TaggedRecord, type: PaperType): VenueMention | undefined {
  const name = tagged.first('SO');
  if (name === undefined || type === 'BOOK') return undefined;
  const isArticle = type === 'ARTICLE' || type === 'REVIEW' || type === 'EDITORIAL';
  const venue: VenueMention = { name, type: isArticle ? 'JOURNAL' : type === 'BOOK_CHAPTER' ? 'BOOK' : 'CONFERENCE' };
  const issns = tagged.all('SN', 'EI').map((value) => ({ scheme: 'issn', value }));
  if (issns.length > 0) venue.identifiers = issns;
  return venue;
}

function pagesOf(tagged: TaggedRecord): string | undefined {
  const start = tagged.first('BP');
  const end = tagged.first('EP');
  if (start !== undefined && end !== undefined && start !== end) return pageRange(`${start}-${end}`);
  return pageRange(tagged.first('PS', 'BP', 'AR') ?? end);
}

/** Subscripts as Inspec writes them: 'LiNbO/sub 3/'. */
function withScripts(text: string): string {
  return text.replace(/\s*\/su[bp]\s*([^/]*)\//g, '$1');
}

function toReference(text: string): ReferenceMention {
  const doi = /\bDOI\s+\[?(10\.\d{4,9}\/[^\s,\]]+)/i.exec(text)?.[1];
  return doi === undefined ? { text } : { identifier: { scheme: 'doi', value: doi }, text };
}

function count(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
