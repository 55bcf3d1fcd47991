import { describe, expect, test } from 'vitest';
import { arxivAbs } from '../../src/importers/arxiv/arxiv-abs.js';
import { arxivJson } from '../../src/importers/arxiv/arxiv-json.js';
import { arxivAtom, arxivOai } from '../../src/importers/arxiv/arxiv-xml.js';
import { splitArxivAuthors } from '../../src/importers/arxiv/split-arxiv-authors.js';
import { texAccentsToText } from '../../src/importers/arxiv/tex-accents.js';
import { countAll, filesIn, hasSharedData, papersOf, sharedData } from './read-file.js';
import { collect, problemCodes, textSource } from './text-source.js';

describe('bylines of arXiv', () => {
  test.each<[string, (string | [string, ...string[]])[]]>([
    ['A. Mikovic', ['A. Mikovic']],
    [
      'R. Stern, M. Mali and D. Brinkmann (Physik-Institut, Zuerich)',
      ['R. Stern', 'M. Mali', ['D. Brinkmann', 'Physik-Institut, Zuerich']],
    ],
    [
      'Michael Baake (Bielefeld) and Uwe Grimm (Milton Keynes)',
      [
        ['Michael Baake', 'Bielefeld'],
        ['Uwe Grimm', 'Milton Keynes'],
      ],
    ],
    [
      'A. One (1), B. Two (1 and 2) ((1) First Institute, Town, (2) Second)',
      [
        ['A. One', 'First Institute, Town'],
        ['B. Two', 'First Institute, Town', 'Second'],
      ],
    ],
    ['A. One, B. Two for the CDF Collaboration', ['A. One', 'B. Two', 'CDF Collaboration']],
    [
      'H. Nesse Tyss{\\o}y and J.-P. M\\"uller, Jr., C. de la Cruz',
      ['H. Nesse Tyssøy', 'J.-P. Müller, Jr.', 'C. de la Cruz'],
    ],
    ['Sandra Andersson, Anders Brand', ['Sandra Andersson', 'Anders Brand']],
    ['', []],
  ])('%s', (byline, expected) => {
    const authors = splitArxivAuthors(byline).map(({ name, affiliations }) =>
      affiliations ? [name, ...affiliations.map((affiliation) => affiliation.name)] : name,
    );
    expect(authors).toEqual(expected);
  });

  test.each([
    ['Schr\\"oder', 'Schröder'],
    ["Poincar\\'e, {\\O}yvind, \\v{C}ech, H{\\'\\i}jar, \\c c", 'Poincaré, Øyvind, Čech, Híjar, ç'],
    ['A $\\bar{B}$-theory of {SU(2)}', 'A $\\bar{B}$-theory of SU(2)'],
  ])('accents of TeX in %s', (tex, text) => expect(texAccentsToText(tex)).toBe(text));
});

describe('layouts of arXiv', () => {
  test('a line of the snapshot', async () => {
    const row = {
      id: '2212.1v2'.replace('1v2', '11867v2'),
      title: 'Zeros of\n  polynomials',
      authors: 'x',
      categories: 'math.PR math.CA',
      doi: '10.1000/x',
      versions: [{ version: 'v1', created: 'Thu, 22 Dec 2022 17:01:56 GMT' }],
      update_date: '2023-01-01',
      authors_parsed: [
        ['Vu', 'Xuan-Truong', ''],
        ['Smith', 'A.', 'Jr.', 'MIT'],
        ['CDF Collaboration', '', ''],
      ],
    };
    expect(papersOf(await collect(arxivJson.read(textSource(JSON.stringify(row)))))).toEqual([
      {
        kind: 'paper',
        recordKey: '2212.11867',
        identifiers: [{ scheme: 'arxiv', value: '2212.11867v2' }],
        title: 'Zeros of polynomials',
        date: '2022-12-22',
        type: 'PREPRINT',
        authors: [
          { name: 'Xuan-Truong Vu', given: 'Xuan-Truong', family: 'Vu' },
          { name: 'A. Smith Jr.', given: 'A.', family: 'Smith', suffix: 'Jr.', affiliations: [{ name: 'MIT' }] },
          { name: 'CDF Collaboration' },
        ],
        categories: [
          { scheme: 'arxiv', code: 'math.PR', label: 'Probability' },
          { scheme: 'arxiv', code: 'math.CA', label: 'Classical Analysis and ODEs' },
        ],
        relations: [{ kind: 'PREPRINT_OF', identifier: { scheme: 'doi', value: '10.1000/x' } }],
        updated: '2023-01-01',
      },
    ]);
  });

  test('an abstract file', async () => {
    const abs =
      '---------------------\n\\\\\narXiv:hep-th/9108002\nFrom: X <a@b>\nDate: Thu, 15 Aug 1991 16:35:28 GMT   (13kb)\nDate (revised v2): Fri, 16 Aug 1991 1:1:1 GMT\n\nTitle: Hamiltonian\n  construction\nAuthors: A. Mikovic\nDOI: 10.1016/0370-2693(92)90710-L\n\\\\\n  Text.\n\\\\\n';
    expect(papersOf(await collect(arxivAbs.read(textSource(abs))))[0]).toMatchObject({
      recordKey: 'hep-th/9108002',
      title: 'Hamiltonian construction',
      date: '1991-08-15',
      abstract: 'Text.',
      categories: [{ code: 'hep-th' }],
      authors: [{ name: 'A. Mikovic' }],
    });
    expect(problemCodes(await collect(arxivAbs.read(textSource(''))))).toEqual(['NO_TITLE']);
  });

  test('Atom, recorded in JSON and encoded twice', async () => {
    const feed =
      '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/1707.08567v1</id><title>T</title><published>2017-07-27T08:18:33Z</published><category term="math.IT"/><category term="94Axx"/><p:primary_category xmlns:p="x" term="cs.IT"/><author><name>Dirk Wübben</name></author></entry></feed>';
    const expected = [
      {
        title: 'T',
        date: '2017-07-27',
        authors: [{ name: 'Dirk Wübben' }],
        categories: [{ code: 'cs.IT' }, { code: 'math.IT' }],
      },
    ];
    expect(papersOf(await collect(arxivAtom.read(textSource(feed))))).toMatchObject(expected);
    const recorded = JSON.stringify({ status_code: 200, body: Buffer.from(feed).toString('latin1') });
    expect(papersOf(await collect(arxivAtom.read(textSource(recorded))))).toMatchObject(expected);
  });

  test('OAI: a deleted record is no paper, a broken one is quarantined', async () => {
    const good =
      '<record><header><identifier>oai:arXiv.org:0901.2443</identifier></header><metadata><arXiv><id>0901.2443</id><created>2009-01-16</created><authors><author><keyname>&#xd6;zel</keyname><forenames>B.</forenames></author></authors><title>T</title><categories>nucl-ex</categories></arXiv></metadata></record>';
    const xml = `<OAI-PMH><ListRecords>${good}<record><header status="deleted"><identifier>oai:arXiv.org:1</identifier></header></record><record><header></record>${good}</ListRecords></OAI-PMH>`;
    const items = await collect(arxivOai.read(textSource(xml)));
    expect(papersOf(items).map((paper) => paper.authors[0]?.name)).toEqual(['B. Özel', 'B. Özel']);
    expect(problemCodes(items)).toEqual(['XML_SYNTAX']);
    expect(problemCodes(items, 'FLAGGED')).toEqual(['DELETED']);
  });
});

describe.skipIf(!hasSharedData)('real files in ../shared/data/arxiv', () => {
  test.each([
    ['abs-files-arxiv-browse', /\.abs$/, { 'arxiv-abs paper': 1191, 'QUARANTINED NO_TITLE': 1 }],
    ['atom-arxiv.py', /\.json$/, { 'arxiv-atom paper': 221, 'QUARANTINED API_ERROR': 1 }],
    ['oai-arXivRaw-fatcat', /\.xml$/, { 'arxiv-oai paper': 1 }],
    ['oai-dc-ads', /\.xml$/, { 'arxiv-oai paper': 7 }],
    ['unarXive-2022-sample', /kaggle.*jsonl$/, { 'arxiv-json paper': 49 }],
    ['taxonomy-arxiv-base', /arXiv_categories\.json$/, { 'arxiv-taxonomy category': 193 }],
  ])('%s', async (folder, pattern, expected) => {
    expect(await countAll(filesIn(`${sharedData}arxiv/${folder}`, pattern))).toEqual(expected);
  });
});
