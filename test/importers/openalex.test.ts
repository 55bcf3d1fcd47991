import { describe, expect, test } from 'vitest';
import { abstractOfIndex } from '../../src/importers/openalex/inverted-abstract.js';
import { openAlex } from '../../src/importers/openalex/openalex.js';
import { openAlexCsv } from '../../src/importers/openalex/openalex-csv.js';
import { openAlexMergedIds } from '../../src/importers/openalex/openalex-merged-ids.js';
import { countAll, filesIn, fixtures, hasSharedData, papersOf, readFile, recordsOf, sharedData } from './read-file.js';
import { collect, problemCodes, textSource } from './text-source.js';

const work = (fields: object) => JSON.stringify({ id: 'https://openalex.org/W1', title: 'T', ...fields });

describe('OpenAlex', () => {
  test('a fixture of real objects comes out whole', async () => {
    const { format, items } = await readFile(`${fixtures}openalex/objects.jsonl`);
    expect(format).toBe('openalex');
    expect(recordsOf(items)).toMatchSnapshot();
  });

  test.each([
    [
      'an inverted abstract',
      { abstract_inverted_index: { to: [1, 3], be: [2], or: [0] } },
      { abstract: 'or to be to' },
    ],
    [
      'a merged id',
      { ids: { openalex: 'https://openalex.org/W2' } },
      {
        identifiers: [
          { scheme: 'openalex', value: 'https://openalex.org/W1' },
          { scheme: 'openalex', value: 'https://openalex.org/W2' },
        ],
      },
    ],
    ['a year padded to a day', { publication_date: '2014-01-01', publication_year: 2014 }, { date: '2014' }],
    ['a day', { publication_date: '2014-03-01', publication_year: 2014 }, { date: '2014-03-01' }],
    ['markup in a title', { title: 'H<sub>2</sub>O &amp; a < b' }, { title: 'H2O & a < b' }],
    ['a byline that was cut', { is_authors_truncated: true }, { authorsComplete: false }],
    [
      'an unmatched affiliation',
      { authorships: [{ author: { display_name: 'A B' }, institutions: [], raw_affiliation_strings: ['Lab, Town'] }] },
      { authors: [{ name: 'A B', affiliations: [{ name: 'Lab, Town' }] }] },
    ],
    [
      'a reference to what was deleted',
      { referenced_works: ['https://openalex.org/W4285719527', 'https://openalex.org/W9'] },
      { references: [{ identifier: { scheme: 'openalex', value: 'https://openalex.org/W9' } }] },
    ],
    ['an author without a name', { authorships: [{ author: { display_name: null } }] }, { authors: [] }],
    [
      'an arXiv location',
      { locations: [{ landing_page_url: 'http://arxiv.org/abs/1706.03762' }] },
      {
        identifiers: [
          { scheme: 'openalex', value: 'https://openalex.org/W1' },
          { scheme: 'arxiv', value: '1706.03762' },
        ],
      },
    ],
  ])('%s', async (_, fields, expected) => {
    expect(papersOf(await collect(openAlex.read(textSource(work(fields)))))[0]).toMatchObject(expected);
  });

  test('positions that no abstract has are not believed', () => {
    expect(abstractOfIndex({ a: [0, -1, 1e12], b: ['x', 2] })).toBe('a b');
    expect(abstractOfIndex(null)).toBeUndefined();
  });

  test('a corrupt line, a work without title, an unknown object', async () => {
    const items = await collect(
      openAlex.read(
        textSource(
          [work({}), '{"id": ,', work({ title: null }), '{"id":"https://openalex.org/P1","display_name":"P"}'].join(
            '\n',
          ),
        ),
      ),
    );
    expect(papersOf(items)).toHaveLength(1);
    expect(problemCodes(items)).toEqual(['JSON_SYNTAX', 'NO_TITLE', 'RECORD_UNKNOWN']);
  });

  test('an author whom OpenAlex did not tell apart from others has no id', async () => {
    const authorships = [
      { author: { id: 'https://openalex.org/A9999999999', display_name: 'Gbif Download' } },
      { author: { id: 'https://openalex.org/A5007433649', display_name: 'Ronald Swanstrom' } },
    ];
    expect(papersOf(await collect(openAlex.read(textSource(work({ authorships })))))[0]?.authors).toEqual([
      { name: 'Gbif Download' },
      { name: 'Ronald Swanstrom', identifiers: [{ scheme: 'openalex', value: 'https://openalex.org/A5007433649' }] },
    ]);
  });

  test.each([
    ['I1', 'I2', 'organization'],
    ['S1', 'S2', 'venue'],
    ['A1', 'A2', 'author'],
  ])('%s that was merged into %s has both ids', async (old, id, kind) => {
    const object = {
      id: `https://openalex.org/${old}`,
      ids: { openalex: `https://openalex.org/${id}` },
      display_name: 'X',
    };
    const [record] = recordsOf(await collect(openAlex.read(textSource(JSON.stringify(object)))));
    expect(record).toMatchObject({
      kind,
      identifiers: [old, id].map((value) => ({ scheme: 'openalex', value: `https://openalex.org/${value}` })),
    });
  });

  test('merged ids: what was deleted is one with nothing', async () => {
    const csv = 'merge_date,id,merge_into_id\n2024-01-01,W1,W2\n2024-01-01,W3,W4285719527\n2024-01-01,A3,A9999999999\n';
    const records = recordsOf(await collect(openAlexMergedIds.read(textSource(csv))));
    expect(records).toMatchObject([{ kind: 'paper', recordKey: 'W1' }]);
  });

  test('what stands for deleted works and for nobody is left out', async () => {
    const objects = ['W4285719527', 'A9999999999'].map((id) => ({
      id: `https://openalex.org/${id}`,
      title: 'Deleted Work',
      display_name: 'Deleted Work',
    }));
    const items = await collect(openAlex.read(textSource(objects.map((object) => JSON.stringify(object)).join('\n'))));
    expect(recordsOf(items)).toEqual([]);
    expect(problemCodes(items)).toEqual(['RECORD_UNKNOWN', 'RECORD_UNKNOWN']);
  });

  test('flat CSV: an author id that stands for nobody is none', async () => {
    const csv = 'work_id,title,author_ids,author_names\nW1,T,A9999999999|A2,Occdownload Gbif.Org|Z W\n';
    expect(papersOf(await collect(openAlexCsv.read(textSource(csv))))[0]?.authors).toEqual([
      { name: 'Occdownload Gbif.Org' },
      { name: 'Z W', identifiers: [{ scheme: 'openalex', value: 'A2' }] },
    ]);
  });

  test('flat CSV: lists that do not line up lose their ids, not their names', async () => {
    const csv =
      'work_id,title,author_ids,author_names,n_authors,year\nW1,"A, ""b""\nc",A1|A2,X Y|Z W,3,2018.0\nW2,T,A1,X|Y,2,\n';
    const items = await collect(openAlexCsv.read(textSource(csv)));
    expect(papersOf(items)).toMatchObject([
      {
        title: 'A, "b" c',
        date: '2018',
        authorsComplete: false,
        authors: [{ name: 'X Y', identifiers: [{ scheme: 'openalex', value: 'A1' }] }, { name: 'Z W' }],
      },
      { title: 'T', authors: [{ name: 'X' }, { name: 'Y' }] },
    ]);
    expect(papersOf(items)[1]?.authors[0]).toEqual({ name: 'X' });
    expect(problemCodes(items, 'FLAGGED')).toEqual(['LISTS_DIFFER']);
  });
});

describe.skipIf(!hasSharedData)('real files in ../shared/data/openalex', () => {
  test('13 works, 2 authors, 2 institutions, 1,496 flat works', async () => {
    expect(await countAll(filesIn(`${sharedData}openalex`, /\.jsonl$|coastal\.csv$/))).toEqual({
      'openalex paper': 13,
      'openalex author': 2,
      'openalex organization': 2,
      'openalex-csv paper': 1494,
      'QUARANTINED NO_TITLE': 2,
      'FLAGGED LISTS_DIFFER': 65,
    });
  });
});
