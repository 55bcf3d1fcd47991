import { describe, expect, test } from 'vitest';
import { dblp } from '../../src/importers/dblp/dblp.js';
import { countAll, filesIn, fixtures, hasSharedData, papersOf, readFile, recordsOf, sharedData } from './read-file.js';
import { collect, problemCodes, textSource } from './text-source.js';

const file = (records: string) =>
  Buffer.from(
    `<?xml version="1.0" encoding="ISO-8859-1"?>\n<!DOCTYPE dblp SYSTEM "dblp.dtd">\n<dblp>\n${records}\n</dblp>`,
    'latin1',
  );

describe('dblp', () => {
  test('a fixture of real records comes out whole', async () => {
    const { format, items } = await readFile(`${fixtures}dblp/records.xml`);
    expect(format).toBe('dblp');
    expect(recordsOf(items)).toMatchSnapshot();
  });

  test.each([
    [
      'entities of the DTD and Latin-1 bytes',
      '<author>Michael H. B&ouml;hlen</author><author>J\xf6rg</author>',
      { authors: [{ name: 'Michael H. Böhlen' }, { name: 'Jörg' }] },
    ],
    [
      'a homonym number',
      '<author orcid="0000-0001-9108-4278">Jens Lehmann 0001</author>',
      { authors: [{ name: 'Jens Lehmann 0001', identifiers: [{ scheme: 'orcid', value: '0000-0001-9108-4278' }] }] },
    ],
    [
      'a DOI in the link',
      '<ee>https://doi.org/10.1145/602421.602422</ee>',
      {
        identifiers: [
          { scheme: 'dblp', value: 'journals/x/Y1' },
          { scheme: 'doi', value: '10.1145/602421.602422' },
        ],
      },
    ],
    [
      'citations',
      '<cite>...</cite><cite>journals/x/Z</cite>',
      { references: [{ identifier: { scheme: 'dblp', value: 'journals/x/Z' } }] },
    ],
    ['editors', '<editor>E F</editor>', { authors: [{ name: 'E F', role: 'EDITOR' }] }],
  ])('%s', async (_, content, expected) => {
    const items = await collect(
      dblp.read(
        textSource(
          file(`<article key="journals/x/Y1"><title>A <i>b</i>.</title><year>2003</year>${content}</article>`),
        ),
      ),
    );
    expect(papersOf(items)[0]).toMatchObject({ title: 'A b', date: '2003', type: 'ARTICLE', ...expected });
  });

  test('persons, pages of several persons, records without title', async () => {
    const xml = file(
      '<www key="homepages/l/Liskov"><author>Barbara Liskov</author><author>Barbara H. Liskov</author><title>Home Page</title><url>https://orcid.org/0000-0001-9301-7829</url></www>' +
        '<www key="homepages/w/WeiWang" publtype="disambiguation"><author>Wei Wang</author></www><article key="a/b"><author>X</author></article>',
    );
    const items = await collect(dblp.read(textSource(xml)));
    expect(recordsOf(items)).toEqual([
      {
        kind: 'author',
        recordKey: 'homepages/l/Liskov',
        name: 'Barbara Liskov',
        names: ['Barbara H. Liskov'],
        verified: true,
        identifiers: [
          { scheme: 'dblp-person', value: 'l/Liskov' },
          { scheme: 'orcid', value: '0000-0001-9301-7829' },
        ],
      },
    ]);
    expect(problemCodes(items)).toEqual(['NO_TITLE']);
    expect(problemCodes(items, 'FLAGGED')).toEqual(['DISAMBIGUATION_PAGE']);
  });
});

describe.skipIf(!hasSharedData)('real files in ../shared/data/dblp', () => {
  test('346 records, and what is broken in them', async () => {
    expect(await countAll(filesIn(`${sharedData}dblp`, /\.xml(?:\.gz)?$/))).toEqual({
      'dblp paper': 337,
      'dblp author': 9,
      'QUARANTINED NO_TITLE': 5,
      'QUARANTINED XML_TRUNCATED': 1,
    });
  });
});
