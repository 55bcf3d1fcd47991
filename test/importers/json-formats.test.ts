import { describe, expect, it } from 'vitest';
import { cslJson } from '../../src/importers/csl-json.js';
import { datacite } from '../../src/importers/datacite/datacite.js';
import { detectImporter } from '../../src/importers/detect.js';
import { mlanthology } from '../../src/importers/mlanthology.js';
import { ror } from '../../src/importers/ror.js';
import { semanticScholar } from '../../src/importers/semantic-scholar/semantic-scholar.js';
import { fixture } from './file-source.js';
import { collect, problemCodes, textSource } from './text-source.js';

describe('semantic-scholar', () => {
  it('reads a paper, its references and its citations as records, and who cites whom', async () => {
    const source = fixture('semantic-scholar', 'one paper with citations and references.json');
    expect((await detectImporter(source))?.format).toBe('semantic-scholar');
    const records = (await collect(semanticScholar.read(source))).map((item) => item.record);
    const turing = '2d5673caa9e6af3a7b82a43f19ee920992db07ad';
    expect(records).toHaveLength(5);
    expect(records[0]).toMatchObject({
      title: 'Computing Machinery and Intelligence',
      recordKey: expect.stringMatching(`^${turing} [0-9a-f]{8}$`),
      date: '1950-10-01',
      volume: 'LIX',
      pages: '433-460',
      citedByStated: 10059,
      referencesStated: 14,
      authors: [{ name: 'A. Turing', identifiers: [{ scheme: 's2author', value: '2262347' }] }],
      references: [{ identifier: { scheme: 's2', value: '348f436fd9a3965f5ff17db031a9f43426f89b8e' } }, {}],
    });
    expect(records[0]).toHaveProperty('identifiers', [
      { scheme: 's2', value: turing },
      { scheme: 's2corpus', value: '14636783' },
      { scheme: 'dblp', value: 'journals/x/Turing50' },
      { scheme: 'mag', value: '2145482038' },
      { scheme: 'doi', value: '10.1093/MIND/LIX.236.433' },
    ]);
    const citing = records.slice(3);
    for (const record of citing)
      expect(record).toHaveProperty('references', [{ identifier: { scheme: 's2', value: turing } }]);
  });

  it('reads an author with further names', async () => {
    const [item] = await collect(semanticScholar.read(fixture('semantic-scholar', 'one author.json')));
    expect(item?.record).toEqual({
      kind: 'author',
      recordKey: '2262347',
      name: 'A. Turing',
      names: ['Alan M. Turing'],
      identifiers: [{ scheme: 's2author', value: '2262347' }],
    });
  });

  it('reads rows of S2ORC', async () => {
    const source = fixture('semantic-scholar', 'three rows of s2orc.jsonl');
    expect((await detectImporter(source))?.format).toBe('semantic-scholar');
    const items = await collect(semanticScholar.read(source));
    expect(items.map((item) => item.place)).toEqual([
      { line: 1, record: 1 },
      { line: 2, record: 2 },
      { line: 3, record: 3 },
    ]);
    const cited = items.flatMap((item) => (item.record?.kind === 'paper' ? [item.record.references?.length ?? 0] : []));
    expect(cited.toSorted()).toEqual([0, 1, 6]);
  });

  it.each([
    [
      '{"paperId": "p", "authors": null, "citations": null, "references": null}',
      [{ title: '', recordKey: expect.stringMatching(/^p [0-9a-f]{8}$/), authors: [] }],
      [],
    ],
    ['{"error": "Paper with id 0 not found"}', [], ['ANSWER_IS_ERROR']],
    ['[null, {"paperId": "p", "title": "T"}]', [{ title: 'T' }], []],
    ['{"total": 0, "offset": 0}', [], []],
    [
      '{"uri": "https://api.semanticscholar.org/datasets/v1/release/", "response": ["2022-05-10", "2022-05-17"]}',
      [],
      [],
    ],
    ['{"release_id": "2022-05-10", "README": "R", "datasets": [{"name": "papers"}]}', [], []],
    ['{"dataset": "papers", "start_release": "a", "end_release": "b", "diffs": []}', [], []],
    ['{"name": "papers", "description": "D", "README": "R", "files": ["https://example.org/f.gz"]}', [], []],
    [
      '{"data": [{"paperId": "p", "year": 1936}, {"paperId": "p", "title": "T"}]}',
      [
        { recordKey: expect.stringMatching(/^p /), title: '', date: '1936' },
        { recordKey: expect.stringMatching(/^p /), title: 'T' },
      ],
      [],
    ],
    [
      '{"uri": "https://api.semanticscholar.org/graph/v1/paper/CorpusID:7/citations?fields=title", "response": {"offset": 0, "data": [{"citingPaper": {"paperId": "p", "title": "T"}}]}}',
      [
        {
          ...{ title: 'T', recordKey: expect.stringMatching(/^p [0-9a-f]{8}>7$/) },
          references: [{ identifier: { scheme: 's2corpus', value: '7' } }],
        },
      ],
      [],
    ],
    [
      '{"uri": "https://api.semanticscholar.org/graph/v1/paper/DOI:10.1/x/references?limit=9", "response": {"data": [{"citedPaper": {"paperId": "p", "title": "T"}}]}}',
      [
        { title: 'T' },
        {
          ...{ title: '', identifiers: [{ scheme: 'doi', value: '10.1/x' }], recordKey: 'doi:10.1/x>p' },
          references: [{ identifier: { scheme: 's2', value: 'p' } }],
        },
      ],
      [],
    ],
    ['{"data": [{"citedPaper": {"paperId": null, "title": "Some report"}}]}', [], ['IDENTIFIER_MISSING']],
    [
      '{"uri": "https://api.semanticscholar.org/graph/v1/paper/10.1/x/references", "response": {"data": [{"citedPaper": {"paperId": null, "title": "Some report"}}]}}',
      [{ title: '', identifiers: [{ scheme: 'doi', value: '10.1/x' }], references: [{ text: 'Some report' }] }],
      [],
    ],
    [
      '{"corpusid": 7, "externalids": {"DOI": "10.1/x"}, "title": "T", "authors": []}',
      [{ recordKey: '7', title: 'T' }],
      [],
    ],
    [
      '{"citingcorpusid": 7, "citedcorpusid": 8}',
      [{ title: '', references: [{ identifier: { scheme: 's2corpus', value: '8' } }] }],
      [],
    ],
  ])('takes %s as it is', async (text, records, codes) => {
    const items = await collect(semanticScholar.read(textSource(text)));
    expect(items.flatMap((item) => item.record ?? [])).toMatchObject(records);
    expect(problemCodes(items)).toEqual(codes);
  });
});

describe('datacite', () => {
  it('reads data, a thesis of another era and an article with its references', async () => {
    const source = fixture('datacite', 'dataset, thesis of the Thai era, article.jsonl');
    expect((await detectImporter(source))?.format).toBe('datacite');
    const records = (await collect(datacite.read(source))).map((item) => item.record);
    expect(records).toMatchObject([
      { type: 'DATASET', date: '2019', authors: [{ family: 'Takatani', given: 'Sukeyoshi' }, {}, {}] },
      { authors: [{ name: 'สุนทร ทูลคำเตย' }] },
      {
        type: 'ARTICLE',
        date: '2008-05-30',
        venue: { name: 'Journal of Chemical Crystallography', identifiers: [{ scheme: 'issn', value: '1074-1542' }] },
        volume: '38',
        issue: '12',
        pages: '927-930',
        identifiers: [{ scheme: 'doi', value: '10.1007/s10870-008-9413-z' }],
      },
    ]);
    // The year 2541 of the Buddhist era is not converted, and not taken for one of ours.
    expect(records[1]).not.toHaveProperty('date');
    expect(records[2]).toHaveProperty('references.0.identifier', {
      scheme: 'doi',
      value: '10.1016/j.bmcl.2005.09.033',
    });
  });

  it('reads the answer for one DOI and joins title and subtitle', async () => {
    const attributes = {
      doi: '10.1/x',
      titles: [{ title: 'Main' }, { title: 'Sub', titleType: 'Subtitle' }],
      creators: [
        { name: 'Doe, Jane', nameType: 'Personal' },
        { name: 'A Lab', nameType: 'Organizational' },
      ],
    };
    const [item] = await collect(
      datacite.read(textSource(JSON.stringify({ data: { id: '10.1/x', type: 'dois', attributes } }))),
    );
    expect(item?.record).toMatchObject({
      title: 'Main: Sub',
      authors: [{ family: 'Doe', given: 'Jane' }, { name: 'A Lab' }],
    });
  });
});

describe('ror', () => {
  it('reads schema 1', async () => {
    const source = fixture('ror', 'schema 1.jsonl');
    expect((await detectImporter(source))?.format).toBe('ror');
    const records = (await collect(ror.read(source))).map((item) => item.record);
    expect(records[0]).toEqual({
      kind: 'organization',
      recordKey: 'https://ror.org/000050t83',
      name: 'Electronic Navigation Research Institute',
      names: [
        { name: '電子航法研究所', kind: 'LABEL' },
        { name: 'でんしこうほうけんきゅうじょ', kind: 'ALIAS' },
        { name: 'デンシコウホウケンキュウジョ', kind: 'ALIAS' },
        { name: 'Denshi Kōhō Kenkyūjo', kind: 'ALIAS' },
        { name: 'Denshi Koho Kenkyujo', kind: 'ALIAS' },
        { name: 'ENRI', kind: 'ACRONYM' },
      ],
      identifiers: [
        { scheme: 'ror', value: 'https://ror.org/000050t83' },
        { scheme: 'isni', value: '0000 0004 1758 6597' },
        { scheme: 'wikidata', value: 'Q11660325' },
        { scheme: 'grid', value: 'grid.471421.5' },
      ],
      country: 'JP',
      city: 'Tokyo',
      type: 'facility',
      url: 'https://www.enri.go.jp',
    });
    expect(records[1]).toMatchObject({ country: 'RU', parent: { scheme: 'ror' } });
  });

  it('reads schema 2', async () => {
    const source = fixture('ror', 'schema 2.json');
    expect((await detectImporter(source))?.format).toBe('ror');
    const records = (await collect(ror.read(source))).map((item) => item.record);
    expect(records).toMatchObject([
      {
        name: 'Thailand Science Research and Innovation',
        names: [{ name: 'TSRI', kind: 'ACRONYM' }, { kind: 'LABEL' }],
        country: 'TH',
        city: 'Bangkok',
        type: 'funder',
        url: 'https://www.tsri.or.th',
      },
      { name: 'Yonsei Cancer Hospital', country: 'KR', parent: { scheme: 'ror', value: 'https://ror.org/044kjp413' } },
    ]);
  });
});

describe('mlanthology', () => {
  it('reads a volume', async () => {
    const source = fixture('mlanthology', 'a volume.json');
    expect((await detectImporter(source))?.format).toBe('mlanthology');
    const records = (await collect(mlanthology.read(source))).map((item) => item.record);
    expect(records).toMatchObject([
      {
        title: 'State Abstractions for Lifelong Reinforcement Learning',
        date: '2018',
        volume: '80',
        pages: '10-19',
        venue: { name: 'ICML', type: 'CONFERENCE' },
        authors: [{ given: 'David', family: 'Abel' }, {}, {}, {}],
      },
      { authors: [{ name: 'Marc Abeille' }, { name: 'Alessandro Lazaric' }] },
    ]);
  });
});

describe('csl-json', () => {
  it('reads names with particles, dates as texts and numbers, and what Zotero puts into notes', async () => {
    const items = [
      {
        id: 'beauvoir',
        type: 'book',
        title: 'Le deuxième <i>sexe</i>',
        author: [{ family: 'Beauvoir', given: 'Simone', 'non-dropping-particle': 'de' }],
        issued: { 'date-parts': [['1949']] },
        ISBN: '978-2-07-020513-4',
        language: 'fr-FR',
      },
      {
        id: 2,
        type: 'article-journal',
        title: 'A Mathematical Theory of Communication',
        author: [{ family: 'Shannon', given: 'C. E.' }],
        'container-title': 'Bell System Technical Journal',
        page: '379–423',
        issued: { 'date-parts': [[1948, 7]] },
        note: 'DOI: 10.1002/j.1538-7305.1948.tb01338.x\nread twice',
      },
      { id: 3, type: 'webpage', author: [{ literal: 'Some Group' }], title: '' },
    ];
    const source = textSource(JSON.stringify(items));
    expect((await detectImporter(source))?.format).toBe('csl-json');
    const read = await collect(cslJson.read(source));
    expect(problemCodes(read)).toEqual(['NO_TITLE']);
    expect(read.flatMap((item) => item.record ?? [])).toMatchObject([
      {
        title: 'Le deuxième sexe',
        authors: [{ name: 'Simone de Beauvoir', family: 'de Beauvoir' }],
        date: '1949',
        language: 'fr-FR',
        type: 'BOOK',
      },
      {
        recordKey: '2',
        date: '1948-07',
        pages: '379-423',
        identifiers: [{ scheme: 'doi', value: '10.1002/j.1538-7305.1948.tb01338.x' }],
        venue: { type: 'JOURNAL' },
      },
    ]);
  });
});
