import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coauthors } from '../../src/graph/coauthors.js';
import { parsePersonName } from '../../src/identity/person-name.js';
import { detectImporter } from '../../src/importers/detect.js';
import type { SourceItem } from '../../src/importers/importer.js';
import type { IdentifierMention, PaperRecord } from '../../src/importers/paper-record.js';
import { buildSnapshot } from '../../src/store/load-snapshot.js';
import type { Store } from '../../src/store/store.js';
import { emptyDatabases } from '../store/databases.js';
import { rowsOf, takeIn } from '../store/take-in.js';
import { filesIn, hasSharedData, papersOf, readFile, recordsOf, sharedData } from './read-file.js';
import { collect, problemCodes, textSource } from './text-source.js';

/**
 * What real files hold that a reader must survive, in the order of ../shared/data/README.md: the oddity in its words, a
 * small file of our own with it, and what comes out. Detection is part of each case.
 */
interface Oddity {
  oddity: string;
  /** The name of a file, where it says something. */
  file?: string;
  content: string | Uint8Array;
  format: string;
  /** What the records are like, in order. */
  records?: object[];
  /** The first author's name as identity compares it, where that repairs what is printed. */
  person?: string;
  /** How many records, where they are too many to write down, and of how many authors the first. */
  counts?: [records: number, authors: number];
  quarantined?: string[];
  flagged?: string[];
}

const list = (fields: object): string =>
  JSON.stringify([{ id: 'x1', title: 'T', author: 'Ann One;Bob Two', status: 'Poster', aff: '', ...fields }], null, 4);
const acl = (content: string, meta = '<booktitle>P</booktitle><year>2020</year>'): string =>
  `<?xml version='1.0' encoding='UTF-8'?>\n<collection id="2020.acl"><volume id="main"><meta>${meta}</meta><paper id="1">${content}</paper></volume></collection>`;
const aclAuthor = (author: string): string => acl(`<title>T</title><author>${author}</author>`);
const dblp = (content: string): string =>
  `<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE dblp SYSTEM "dblp.dtd">\n<dblp><article key="journals/x/Y20" mdate="2020-01-01">${content}<title>T.</title><year>2020</year></article></dblp>`;
const bib = (fields: string, type = 'article'): string => `@${type}{key,\n  title = {T},\n  ${fields}\n}\n`;
const crossref = (fields: object): string =>
  JSON.stringify({
    DOI: '10.1000/x',
    type: 'journal-article',
    title: ['T'],
    prefix: '10.1000',
    'reference-count': 0,
    ...fields,
  });
const s2 = (fields: object): string => JSON.stringify({ paperId: 'a'.repeat(40), title: 'T', authors: [], ...fields });
const utf16 = (text: string, mark: boolean): Buffer => Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le');
const names = (...all: string[]): object => ({ authors: all.map((name) => ({ name })) });

const linesThatDoNotLineUp: Oddity[] = [
  {
    oddity: 'affiliations fewer than authors',
    content: list({ author: 'Ann One;Bob Two;Cy Three', aff: 'U One;U Two' }),
    records: [{ ...names('Ann One', 'Bob Two', 'Cy Three'), organizations: [{ name: 'U One' }, { name: 'U Two' }] }],
    flagged: ['LISTS_DIFFER'],
  },
  {
    oddity: 'affiliations more than authors',
    content: list({ aff: 'U One;U Two;U Three' }),
    records: [{ organizations: [{ name: 'U One' }, { name: 'U Two' }, { name: 'U Three' }] }],
    flagged: ['LISTS_DIFFER'],
  },
  {
    oddity: "lists doubled ('A;B;A;B')",
    content: list({ aff: 'U One;U Two;U One;U Two' }),
    records: [{ authors: [{ affiliations: [{ name: 'U One' }] }, { affiliations: [{ name: 'U Two' }] }] }],
  },
  {
    oddity: 'a value of two quotes',
    content: list({ aff: '"";U Two' }),
    records: [{ authors: [{ name: 'Ann One' }, { affiliations: [{ name: 'U Two' }] }] }],
  },
  {
    oddity: 'two separators in a row',
    content: list({ keywords: 'a;;b' }),
    records: [{ topics: [{ label: 'a' }, { label: 'b' }] }],
  },
  {
    oddity: '-1 for unknown',
    content: list({ gs_citation: -1, aff: '-1;-1' }),
    records: [{ title: 'T', ...names('Ann One', 'Bob Two') }],
  },
  {
    oddity: 'a list where a number is expected',
    content: list({ gs_citation: [4.2, 3.4] }),
    records: [{ title: 'T' }],
  },
].map((one) => ({ file: 'conf2024.json', format: 'papercopilot', ...one }));

const authorsAndTitles: Oddity[] = [
  {
    oddity: 'the same name twice on one paper',
    content: acl(
      '<title>T</title><author><first>A</first><last>B</last></author><author><first>A</first><last>B</last></author>',
    ),
    records: [names('A B', 'A B')],
  },
  {
    oddity: 'a paper without authors',
    content: acl('<title>Preface</title>'),
    records: [{ title: 'Preface', authors: [] }],
  },
].map((one) => ({ format: 'acl', ...one }));

const people: Oddity[] = [
  {
    oddity: 'a missing first name',
    content: aclAuthor('<first/><last>Suryani</last>'),
    format: 'acl',
    records: [{ authors: [{ name: 'Suryani', family: 'Suryani' }] }],
  },
  {
    oddity: 'a missing last name',
    content: aclAuthor('<first>Pemula</first><last></last>'),
    format: 'acl',
    records: [names('Pemula')],
  },
  {
    oddity: 'a single name',
    content: bib('author = {Plato and {NASA}}'),
    format: 'bibtex',
    records: [names('Plato', 'NASA')],
  },
  {
    oddity: 'a collaboration as author',
    content: JSON.stringify({
      id: '1207.7214',
      authors: 'The ATLAS Collaboration: G. Aad, T. Abajyan',
      title: 'T',
      categories: 'hep-ex',
      abstract: 'A.',
      submitter: 'A. B',
      versions: [],
      update_date: '2012-08-31',
    }),
    format: 'arxiv-json',
    records: [names('ATLAS Collaboration', 'G. Aad', 'T. Abajyan')],
  },
  {
    oddity: 'an organization as author',
    content: crossref({ author: [{ name: 'World Health Organization', sequence: 'first', affiliation: [] }] }),
    format: 'crossref',
    records: [names('World Health Organization')],
  },
  {
    oddity: 'a suffix in the last name',
    content: aclAuthor('<first>Martin Luther</first><last>King Jr.</last>'),
    format: 'acl',
    records: [names('Martin Luther King Jr.')],
  },
  {
    oddity: 'a suffix in the first name',
    content: aclAuthor('<first>Robert E., Jr.</first><last>Jones</last>'),
    format: 'acl',
    records: [{ authors: [{ family: 'Jones' }] }],
  },
  {
    oddity: 'a suffix after a comma',
    content: bib('author = {King, Jr., Martin Luther}'),
    format: 'bibtex',
    records: [{ authors: [{ family: 'King', given: 'Martin Luther', suffix: 'Jr.' }] }],
  },
  {
    oddity: "a suffix as the family name: 'III'",
    content: aclAuthor('<first>William Lewis</first><last>III</last>'),
    format: 'acl',
    records: [names('William Lewis III')],
  },
];

const scripts: Oddity[] = [
  {
    oddity: 'Han script beside Latin',
    content: aclAuthor(
      '<first>Maosong</first><last>Sun</last><variant script="hani"><first>茂松</first><last>孙</last></variant>',
    ),
    format: 'acl',
    records: [{ authors: [{ name: 'Maosong Sun', names: ['孙茂松'] }] }],
  },
  {
    oddity: 'family and given name swapped',
    content:
      '- canonical: {first: Kranti, last: Chalamalasetti}\n  id: kranti-chalamalasetti\n  variants:\n  - {first: Chalamalasetti, last: Kranti}\n',
    format: 'acl-people',
    records: [{ kind: 'author', name: 'Kranti Chalamalasetti', names: ['Chalamalasetti Kranti'] }],
  },
  {
    oddity: "a split combining accent ('Moll \u0301a')",
    content: aclAuthor('<first>Diego</first><last>Moll \u0301a</last>'),
    format: 'acl',
    records: [names('Diego Moll \u0301a')],
    person: 'diego molla',
  },
  {
    oddity: 'a dotless i with a combining acute',
    content: aclAuthor('<first>Mar\u0131\u0301a</first><last>L</last>'),
    format: 'acl',
    records: [names('Mar\u0131\u0301a L')],
    person: 'maria l',
  },
  {
    oddity: 'U+202A before a name',
    content: aclAuthor('<first>\u202aPere-Lluís</first><last>Huguet Cabot</last>'),
    format: 'acl',
    records: [names('\u202aPere-Lluís Huguet Cabot')],
    person: 'pere lluis huguet cabot',
  },
  {
    oddity: "a footnote mark ('Ren⁸')",
    content: aclAuthor('<first>Xiang</first><last>Ren⁸</last>'),
    format: 'acl',
    records: [names('Xiang Ren⁸')],
    person: 'xiang ren',
  },
  {
    oddity: "dblp's number of a namesake ('Wei Wang 0001')",
    content: dblp('<author>Wei Wang 0001</author>'),
    format: 'dblp',
    records: [{ authors: [{ name: 'Wei Wang 0001' }] }],
    person: 'wei wang',
  },
];

const markup: Oddity[] = [
  {
    oddity: 'mixed content: all of the text',
    content: acl('<title>A <i>b <b>c</b></i> d</title>'),
    format: 'acl',
    records: [{ title: 'A b c d' }],
  },
  {
    oddity: '<fixed-case>',
    content: acl('<title>The <fixed-case>E</fixed-case>nglish <fixed-case>NLP</fixed-case></title>'),
    format: 'acl',
    records: [{ title: 'The English NLP' }],
  },
  {
    oddity: '<tex-math>',
    content: acl('<title>The <tex-math>n^2</tex-math> case</title>'),
    format: 'acl',
    records: [{ title: 'The n^2 case' }],
  },
  {
    oddity: 'JATS',
    content: crossref({
      title: ['On <i>E. coli</i> &amp; <sub>2</sub>'],
      abstract: '<jats:p>We <jats:italic>look</jats:italic>.</jats:p>',
    }),
    format: 'crossref',
    records: [{ title: 'On E. coli & 2', abstract: 'We look.' }],
  },
  {
    oddity: 'LaTeX',
    content: list({ title: '$\\alpha$-nets by \\emph{force}' }),
    file: 'conf2024.json',
    format: 'papercopilot',
    records: [{ title: 'α-nets by force' }],
  },
  {
    oddity: 'BibTeX braces and accents',
    content:
      '@article{k, title = {{B}ERT for {\\"U}bersetzung}, author = {Erd{\\H o}s, P{\\\'a}l and \\v{C}ech, E.}}\n',
    format: 'bibtex',
    records: [{ title: 'BERT for Übersetzung', ...names('Pál Erdős', 'E. Čech') }],
  },
];

const dblpLatin = Buffer.from(dblp('<author>Zolt&aacute;n F\u00fcl&ouml;p</author>'), 'latin1');
const encodings: Oddity[] = [
  { oddity: 'ISO-8859-1 with DTD entities', content: dblpLatin, format: 'dblp', records: [names('Zoltán Fülöp')] },
  {
    oddity: 'cp1252 declared as something else',
    content: Buffer.from(acl('<title>A \u0093quoted\u0094 title \u0096 T</title>'), 'latin1'),
    format: 'acl',
    records: [{ title: 'A “quoted” title – T' }],
  },
  {
    oddity: 'UTF-16 with a mark',
    content: utf16(bib('author = {Über, A.}'), true),
    format: 'bibtex',
    records: [names('A. Über')],
  },
  {
    oddity: 'UTF-16 without a mark',
    content: utf16(bib('author = {Über, A.}'), false),
    format: 'bibtex',
    records: [names('A. Über')],
  },
  {
    oddity: 'GBK',
    content: Buffer.concat([
      Buffer.from('@article{k, title = {T}, author = {'),
      Buffer.from([0xbf, 0xad, 0xc8, 0xf6]),
      Buffer.from('}}\n'),
    ]),
    format: 'bibtex',
    records: [names('凯撒')],
  },
  { oddity: 'a byte order mark', content: `\ufeff${bib('author = {A B}')}`, format: 'bibtex', records: [names('A B')] },
  {
    oddity: 'CR and LF mixed',
    content: 'TY  - JOUR\rTI  - One\r\nAU  - Doe, J.\nER  - \r\rTY  - JOUR\nTI  - Two\rER  - \n',
    format: 'ris',
    records: [{ title: 'One', ...names('J. Doe') }, { title: 'Two' }],
  },
  {
    oddity: 'XML that is not well-formed',
    content: acl('<title>A & B < C</title>').replace(
      '</volume>',
      '<paper id="2"><title>Whole</title></paper></volume>',
    ),
    format: 'acl',
    records: [{ title: 'A & B < C' }, { title: 'Whole' }],
    flagged: ['XML_ENTITY', 'XML_CHARACTER'],
  },
];

const dates: Oddity[] = [
  {
    oddity: "free text months ('October 30 - November 3')",
    content: acl('<title>T</title>', '<booktitle>P</booktitle><month>October 30 - November 3</month><year>2015</year>'),
    format: 'acl',
    records: [{ date: '2015-10-30' }],
  },
  {
    oddity: '[[null]]',
    content: crossref({ issued: { 'date-parts': [[null]] } }),
    format: 'crossref',
    records: [{ title: 'T' }],
  },
  {
    oddity: 'a year alone',
    content: crossref({ issued: { 'date-parts': [[1999]] } }),
    format: 'crossref',
    records: [{ date: '1999' }],
  },
  {
    oddity: 'the year 1763',
    content: crossref({ issued: { 'date-parts': [[1763, 12]] } }),
    format: 'crossref',
    records: [{ date: '1763-12' }],
  },
  {
    oddity: 'next year',
    content: crossref({ issued: { 'date-parts': [[new Date().getUTCFullYear() + 1, 1, 1]] } }),
    format: 'crossref',
    records: [{ date: `${new Date().getUTCFullYear() + 1}-01-01` }],
  },
];

const old = (id: string): string =>
  `${JSON.stringify({ id, authors: 'A. B', title: 'T', categories: 'hep-th', abstract: 'A.', submitter: 'A. B', versions: [], update_date: '2012-08-31' })}\n`;
const ids: Oddity[] = [
  {
    oddity: 'two ACL schemes',
    content:
      '<?xml version="1.0"?>\n<collection id="P18"><volume id="1"><meta><booktitle>P</booktitle><year>2018</year></meta><paper id="1"><title>T</title></paper></volume></collection>',
    format: 'acl',
    records: [{ identifiers: [{ scheme: 'acl', value: 'P18-1001' }] }],
  },
  {
    oddity: 'an old arXiv id',
    content: old('hep-th/9901001'),
    format: 'arxiv-json',
    records: [{ identifiers: [{ scheme: 'arxiv', value: 'hep-th/9901001' }] }],
  },
  {
    oddity: 'a new arXiv id',
    content: old('0704.0001'),
    format: 'arxiv-json',
    records: [{ identifiers: [{ scheme: 'arxiv', value: '0704.0001' }] }],
  },
];

const broken: Oddity[] = [
  {
    oddity: 'a corrupt record in the middle of lines',
    content: `${s2({})}\n{"paperId": "b", "title": \n${s2({ paperId: 'c'.repeat(40), title: 'Two' })}\n`,
    format: 'semantic-scholar',
    records: [{ title: 'T' }, { title: 'Two' }],
    quarantined: ['JSON_SYNTAX'],
  },
  {
    oddity: 'a brace that is never closed',
    content: `${bib('author = {A B}')}@article{open,\n  title = {Never\n\n@article{three,\n  title = {Three}\n}\n`,
    format: 'bibtex',
    records: [{ title: 'T' }, { title: 'Three' }],
    quarantined: ['BIBTEX_UNCLOSED'],
  },
  {
    oddity: 'one file of 4 MB in a single array',
    file: 'conf2024.json',
    content: JSON.stringify(
      Array.from({ length: 8_000 }, (_, at) => ({
        id: `x${at}`,
        title: `Title ${at}`,
        author: 'Ann One',
        status: 'Poster',
        aff: '',
        site: 's'.repeat(440),
      })),
    ),
    format: 'papercopilot',
    counts: [8_000, 1],
  },
  {
    oddity: '1,228 authors on one paper',
    content: crossref({ author: Array.from({ length: 1_228 }, (_, at) => ({ given: 'A', family: `Name${at}` })) }),
    format: 'crossref',
    counts: [1, 1_228],
  },
];

describe.each([
  ['1. lists that do not line up', linesThatDoNotLineUp],
  ['2. authors and titles', authorsAndTitles],
  ['3. people', people],
  ['4. scripts and signs', scripts],
  ['5. markup in titles', markup],
  ['6. encodings', encodings],
  ['7. dates', dates],
  ['8. ids', ids],
  ['10. size and breakage', broken],
])('%s', (_, oddities) => {
  it.each(oddities)('$oddity', async ({ file, content, format, records, person, counts, quarantined, flagged }) => {
    const source = textSource(content, 4096, file);
    const importer = await detectImporter(source);
    expect(importer?.format).toBe(format);
    const items = await collect(importer ? importer.read(source) : noItems());
    expect(problemCodes(items)).toEqual(quarantined ?? []);
    expect(problemCodes(items, 'FLAGGED')).toEqual(flagged ?? []);
    if (records) expect(recordsOf(items)).toMatchObject(records);
    const [first] = papersOf(items);
    if (person) expect(parsePersonName(first?.authors[0] ?? { name: '' }).folded).toBe(person);
    if (counts) expect([items.length, first?.authors.length]).toEqual(counts);
  });
});

async function* noItems(): AsyncGenerator<SourceItem> {}

const doi = (value: string): IdentifierMention => ({ scheme: 'doi', value });
const paper = (title: string, more: Partial<PaperRecord> = {}): PaperRecord => ({
  kind: 'paper',
  title,
  date: '2020',
  authors: [{ name: 'Ada Byron' }],
  ...more,
});
const cites = (...targets: string[]) => ({ references: targets.map((target) => ({ identifier: doi(target) })) });

/** What shows only when records meet in a database: the records, a question, the answer. */
const stored: { oddity: string; records: PaperRecord[]; ask: (store: Store) => Promise<unknown>; answer: unknown }[] = [
  {
    oddity: '2. the same name twice on one paper makes nobody his own coauthor',
    records: [paper('T', { authors: [{ name: 'A B' }, { name: 'A B' }, { name: 'C D' }] })],
    ask: async (store) => {
      const { snapshot } = await buildSnapshot(store);
      return Array.from(snapshot.ids.authors, (_, vertex) =>
        coauthors(snapshot, vertex, { counting: 'FULL' }).authors.includes(vertex),
      );
    },
    answer: [false, false],
  },
  {
    oddity: "2. a title that many papers share ('Advertisements') never merges by itself",
    records: [
      paper('Advertisements', { authors: [], identifiers: [{ scheme: 'acl', value: 'J89-1011' }] }),
      paper('Advertisements', { authors: [], identifiers: [{ scheme: 'acl', value: 'J89-2012' }] }),
      paper('Advertisements', { authors: [] }),
    ],
    ask: async (store) => (await rowsOf(store, 'paper', 'id, key')).length,
    answer: 3,
  },
  {
    oddity: '8. one paper by both ACL schemes, arXiv ids with and without version, DOIs in URLs and in capitals',
    records: [
      paper('One', { identifiers: [doi('10.18653/v1/P18-1001'), { scheme: 'acl', value: 'P18-1001' }] }),
      paper('One', { identifiers: [doi('https://doi.org/10.18653/V1/p18-1001')] }),
      paper('One', {
        identifiers: [doi('DOI:10.18653/v1/p18-1001'), { scheme: 'arxiv', value: 'arXiv:1805.00001v2' }],
      }),
      paper('One', { identifiers: [{ scheme: 'arxiv', value: 'https://arxiv.org/abs/1805.00001v1' }] }),
      paper('Two', { identifiers: [{ scheme: 'arxiv', value: 'hep-th/9901001v3' }] }),
      paper('Two', { identifiers: [{ scheme: 'arxiv', value: 'arXiv:hep-th/9901001' }] }),
      paper('Three', { identifiers: [{ scheme: 'acl', value: '2020.acl-main.1' }] }),
      paper('Three', { identifiers: [{ scheme: 'acl', value: 'https://aclanthology.org/2020.acl-main.1/' }] }),
    ],
    ask: async (store) => (await rowsOf(store, 'paper', 'title, key')).map(({ key }) => key),
    answer: ['doi:10.18653/v1/p18-1001', 'acl:2020.acl-main.1', 'arxiv:hep-th/9901001'],
  },
  {
    oddity: '8. a DOI used twice, by two papers of the Anthology',
    records: [
      paper('Accurate similarity', {
        recordKey: 'W18-6481',
        identifiers: [{ scheme: 'acl', value: 'W18-6481' }, doi('10.18653/v1/w18-6481')],
        authors: [{ name: 'Aino Laine' }],
      }),
      paper('A submission', {
        recordKey: 'W18-6482',
        identifiers: [{ scheme: 'acl', value: 'W18-6482' }, doi('10.18653/v1/w18-6481')],
        authors: [{ name: 'Wim Bos' }],
      }),
    ],
    ask: async (store) => (await rowsOf(store, 'paper', 'title, id')).map(({ title }) => title),
    answer: ['A submission', 'Accurate similarity'],
  },
  {
    oddity: '9. papers that cite themselves, one another, and what nobody knows',
    records: [
      paper('One', { identifiers: [doi('10.1000/1')], ...cites('10.1000/1', '10.1000/2', '10.1000/unknown') }),
      paper('Two', { identifiers: [doi('10.1000/2')], ...cites('10.1000/1') }),
    ],
    ask: (store) => rowsOf(store, 'citation', 'citing_id, target, cited_id'),
    answer: [
      { citing_id: 1, target: 'doi:10.1000/1', cited_id: 1 },
      { citing_id: 1, target: 'doi:10.1000/2', cited_id: 2 },
      { citing_id: 1, target: 'doi:10.1000/unknown', cited_id: null },
      { citing_id: 2, target: 'doi:10.1000/1', cited_id: 1 },
    ],
  },
];

describe('in a database', () => {
  const open = emptyDatabases('sqlite');
  it.each(stored)('$oddity', async ({ records, ask, answer }) => {
    const store = await open();
    await takeIn(store, records);
    expect(await ask(store)).toEqual(answer);
  });
});

/** The same in the real files, counted here by other means than the importers'. */
describe.skipIf(!hasSharedData)('in the real files (left out where ../shared/data is absent)', () => {
  it('2. papers, authorships and papers without authors in the Anthology', async () => {
    const ours = { papers: 0, authorships: 0, withoutAuthors: 0 };
    const counted = { papers: 0, authorships: 0, withoutAuthors: 0 };
    for (const path of filesIn(`${sharedData}acl-anthology/data/xml`, /\.xml$/)) {
      for (const [element] of readFileSync(path, 'utf8').matchAll(/<paper [^>]*>[\s\S]*?<\/paper>/g)) {
        const authors = element.match(/<author\b/g)?.length ?? 0;
        counted.papers++;
        counted.authorships += authors;
        if (authors === 0) counted.withoutAuthors++;
      }
      for (const { type, authors } of papersOf((await readFile(path)).items)) {
        if (type === 'PROCEEDINGS') continue;
        const written = authors.filter(({ role }) => role !== 'EDITOR').length;
        ours.papers++;
        ours.authorships += written;
        if (written === 0) ours.withoutAuthors++;
      }
    }
    expect(counted).toEqual({ papers: 108_059, authorships: 383_924, withoutAuthors: 717 });
    expect(ours).toEqual(counted);
  }, 300_000);
});
