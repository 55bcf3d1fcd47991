import { describe, expect, test } from 'vitest';
import { aclPaperId } from '../../../src/importers/acl/acl-id.js';
import { aclPeople } from '../../../src/importers/acl/acl-people.js';
import { aclVenues } from '../../../src/importers/acl/acl-venues.js';
import { aclXml } from '../../../src/importers/acl/acl-xml.js';
import { detectImporter } from '../../../src/importers/detect.js';
import { countAll, filesIn, fixtures, hasSharedData, papersOf, readFile, recordsOf, sharedData } from '../read-file.js';
import { collect, problemCodes, textSource } from '../text-source.js';

const volume = (
  papers: string,
  meta = '<booktitle>Proceedings</booktitle><month>July</month><year>2020</year><venue>acl</venue>',
) =>
  `<collection id="2020.acl"><volume id="main" type="proceedings"><meta>${meta}</meta>${papers}</volume></collection>`;

async function papers(xml: string) {
  return papersOf(await collect(aclXml.read(textSource(xml, 50))));
}

describe('ACL Anthology XML', () => {
  test.each([
    ['2020.acl', 'main', '1', '2020.acl-main.1'],
    ['P18', '1', '1', 'P18-1001'],
    ['W05', '1', '1', 'W05-0101'],
    ['D19', '1', '12', 'D19-1012'],
    ['D19', '50', '1', 'D19-5001'],
    ['C69', '1', '2', 'C69-0102'],
  ])('the id of %s volume %s paper %s is %s', (collection, id, paper, expected) => {
    expect(aclPaperId(collection, id, paper)).toBe(expected);
  });

  test('a fixture of real papers comes out whole', async () => {
    const { format, items } = await readFile(`${fixtures}acl/2023.wassa-cut.xml`);
    expect(format).toBe('acl');
    expect(recordsOf(items)).toMatchSnapshot();
  });

  const oddities: [string, string, object][] = [
    [
      'mixed content in a title',
      '<title>A <fixed-case>B</fixed-case>c <tex-math>x^2</tex-math> <i>d</i>&amp;e</title>',
      { title: 'A Bc x^2 d&e' },
    ],
    ['a paper without authors', '<title>Preface</title>', { authors: [] }],
    [
      'the same name twice',
      '<title>T</title><author><first>A</first><last>B</last></author><author><first>A</first><last>B</last></author>',
      { authors: [{ name: 'A B' }, { name: 'A B' }] },
    ],
    [
      'a single name',
      '<title>T</title><author><first/><last>Suryani</last></author>',
      { authors: [{ name: 'Suryani', family: 'Suryani' }] },
    ],
    [
      'a name in Han script',
      '<title>T</title><author><first>Maosong</first><last>Sun</last><variant script="hani"><first>茂松</first><last>孙</last></variant></author>',
      { authors: [{ name: 'Maosong Sun', names: ['孙茂松'] }] },
    ],
    [
      'ids and affiliations',
      '<title>T</title><author id="yang-liu-ict" orcid="0000-0002-3087-242X"><first>Yang</first><last>Liu</last><affiliation>Tsinghua University</affiliation></author>',
      {
        authors: [
          {
            identifiers: [
              { scheme: 'acl-person', value: 'yang-liu-ict' },
              { scheme: 'orcid', value: '0000-0002-3087-242X' },
            ],
            affiliations: [{ name: 'Tsinghua University' }],
          },
        ],
      },
    ],
    [
      'a handle in place of a DOI',
      '<title>T</title><doi>http://hdl.handle.net/2065/12142</doi>',
      {
        identifiers: [
          { scheme: 'acl', value: '2020.acl-main.1' },
          { scheme: 'handle', value: '2065/12142' },
        ],
      },
    ],
    [
      'a retraction, a language, pages',
      '<title>T</title><retracted date="2021-01-01">R</retracted><language>fra</language><pages>1–6</pages>',
      { isRetracted: true, language: 'fr', pages: '1-6', date: '2020-07' },
    ],
  ];
  test.each(oddities)('%s', async (_, content, expected) => {
    expect((await papers(volume(`<paper id="1">${content}</paper>`)))[0]).toMatchObject(expected);
  });

  test.each([
    ['October 30 – November 3', '2020-10-30'],
    ['June-July', '2020-06'],
    ['someday', '2020'],
  ])('the month %s', async (month, date) => {
    const meta = `<booktitle>P</booktitle><month>${month}</month><year>2020</year>`;
    expect((await papers(volume('<paper id="1"><title>T</title></paper>', meta)))[0]?.date).toBe(date);
  });

  test('front matter is the proceedings by their editors', async () => {
    const meta =
      '<booktitle>Proc.</booktitle><editor><first>E</first><last>F</last></editor><year>2020</year><doi>10.18653/v1/x</doi>';
    const [first] = await papers(volume('<frontmatter><url>2020.acl-main.0</url></frontmatter>', meta));
    expect(first).toMatchObject({
      type: 'PROCEEDINGS',
      title: 'Proc.',
      identifiers: [
        { scheme: 'acl', value: '2020.acl-main.0' },
        { scheme: 'doi', value: '10.18653/v1/x' },
      ],
      authors: [{ name: 'E F', role: 'EDITOR' }],
    });
  });

  test('a corrupt paper is quarantined and the others go in', async () => {
    const xml = volume(
      '\n<paper id="1"><title>A</title></paper>\n<paper id="2"><title>B</paper>\n<paper id="3"><title>C</title></paper>',
    );
    const items = await collect(aclXml.read(textSource(xml, 50)));
    expect(papersOf(items).map((paper) => paper.title)).toEqual(['A', 'C']);
    expect(items.filter((item) => !item.record).map((item) => item.place.line)).toEqual([3]);
    expect(problemCodes(items)).toEqual(['XML_SYNTAX']);
  });

  test('a truncated file gives what was read and one problem', async () => {
    const xml = volume('<paper id="1"><title>A</title></paper><paper id="2"><title>B');
    const items = await collect(aclXml.read(textSource(xml.slice(0, xml.indexOf('B</') + 1), 50)));
    expect(papersOf(items)).toHaveLength(1);
    expect(problemCodes(items)).toEqual(['XML_TRUNCATED']);
  });

  test('names that may be several people are not verified', async () => {
    const yaml =
      "- canonical: {first: A, last: B}\n  id: a-b\n  comment: May refer to several people\n- canonical: {first: C, last: D}\n  variants:\n  - {first: '', last: D}\n";
    const items = await collect(aclPeople.read(textSource(yaml)));
    expect(recordsOf(items)).toEqual([
      { kind: 'author', recordKey: 'a-b', name: 'A B', identifiers: [{ scheme: 'acl-person', value: 'a-b' }] },
      { kind: 'author', name: 'C D', names: ['D'], verified: true },
    ]);
  });
});

describe('a venue of the Anthology', () => {
  const yaml = 'acronym: SyntaxFest\nname: SyntaxFest, a conference\n';

  test.each(['venues/syntaxfest.yaml', 'venues/syntaxfest.yaml.gz'])(
    'has the id that its file %s is named for',
    async (name) => {
      const source = textSource(yaml, 7, name);
      expect((await detectImporter(source))?.format).toBe('acl-venue');
      expect(await collect(aclVenues.read(source))).toMatchObject([
        {
          record: {
            kind: 'venue',
            recordKey: 'syntaxfest',
            identifiers: [{ scheme: 'acl-venue', value: 'syntaxfest' }],
          },
        },
      ]);
    },
  );

  test('has none on standard input', async () => {
    const source = textSource(yaml, 7, '-');
    expect((await detectImporter(source))?.format).toBe('acl-venue');
    const [item] = await collect(aclVenues.read(source));
    expect(item?.record).toEqual({
      kind: 'venue',
      name: 'SyntaxFest, a conference',
      acronym: 'SyntaxFest',
      type: 'CONFERENCE',
    });
  });
});

describe.skipIf(!hasSharedData)('the whole Anthology in ../shared/data/acl-anthology', () => {
  test('every paper, author, venue and name variant', async () => {
    const counts: Record<string, number> = {};
    for (const path of filesIn(`${sharedData}acl-anthology/data`, /\.xml$|name_variants\.yaml$|venues\/.*\.yaml$/)) {
      for (const item of (await readFile(path)).items) {
        const { record } = item;
        const add = (key: string, count = 1) => {
          counts[key] = (counts[key] ?? 0) + count;
        };
        if (!record || item.problems) add('problems');
        else if (record.kind !== 'paper') add(record.kind);
        if (record?.kind === 'author') add('name variants', record.names?.length ?? 0);
        if (record?.kind !== 'paper') continue;
        add(record.type === 'PROCEEDINGS' ? 'front matter' : 'papers');
        add('authorships', record.authors.filter((author) => author.role !== 'EDITOR').length);
        if (record.type !== 'PROCEEDINGS' && record.authors.every((author) => author.role === 'EDITOR'))
          add('papers without authors');
        if (record.isRetracted) add('retracted');
      }
    }
    expect(counts).toEqual({
      papers: 108_059,
      'front matter': 2985,
      authorships: 383_924,
      'papers without authors': 717,
      retracted: 11,
      venue: 483,
      author: 3687,
      'name variants': 3476,
    });
  }, 240_000);

  test('older layouts, tagged files, the toy anthology, people.yaml', async () => {
    const counts = await countAll(
      filesIn(`${sharedData}acl-extra`, /\.xml$|name_variants\.yaml$|people.*\.yaml$|venues\/.*\.yaml$/),
    );
    expect(counts).toEqual({ 'acl paper': 1068 + 1222 + 10 + 67 + 5, 'acl-people author': 35, 'acl-venue venue': 6 });
  });
});
