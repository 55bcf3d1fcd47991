import { describe, expect, it } from 'vitest';
import { statedUpdate } from '../../src/importers/stated-update.js';
import { hasSharedData, readFile, recordsOf, sharedData } from './read-file.js';

describe('statedUpdate', () => {
  it.each([
    ['2024-07-16T08:42:24.812785', '2024-07-16T08:42:24.812Z'],
    ['2012-05-08T00:00:00Z', '2012-05-08T00:00:00.000Z'],
    ['2012-05-08T01:30:00+02:00', '2012-05-07T23:30:00.000Z'],
    ['2011-06-30 10:15:00', '2011-06-30T10:15:00.000Z'],
    ['2022-12-23', '2022-12-23'],
    ['20150731', '2015-07-31'],
    ['200008151038', '2000-08-15T10:38:00.000Z'],
    ['20020220120000', '2002-02-20T12:00:00.000Z'],
    ['20020220120000123', '2002-02-20T12:00:00.000Z'],
    ['Mon, 2 Apr 2007 19:18:42 GMT', '2007-04-02T19:18:42.000Z'],
  ])('reads %s', (text, expected) => {
    expect(statedUpdate(text)).toBe(expected);
  });

  it.each(['', '2022', '2022-12', '2023-02-31', '2023-02-31T10:00:00Z', '20231301', 'yesterday', '7', '1029384756'])(
    'finds no date in "%s"',
    (text) => {
      expect(statedUpdate(text)).toBeUndefined();
    },
  );

  it('puts a day before the moments in it, and those in order', () => {
    const dates = ['2024-07-16', '2024-07-16T00:00:00', '2024-07-16T08:42:24', '2024-07-17'].map(statedUpdate);
    expect([...dates].sort()).toEqual(dates);
  });
});

describe.skipIf(!hasSharedData)('when a record was changed (left out where ../shared/data is absent)', () => {
  const zotero = 'zotero-import-tests';
  const jabref = 'bibtex/jabref/org/jabref/logic/importer/fileformat';
  it.each([
    [`${zotero}/OpenAlex_JSON/000.input.openalex.json`, undefined, '2024-02-22T15:54:42.549Z'],
    [
      'crossref/api-responses-habanero/test_content_negotiation_citeproc_json_000.json',
      undefined,
      '2026-06-03T07:20:50.000Z',
    ],
    ['crossref/unixref-ads/crossref_10.1103_PhysRevD_64-117303.xml', undefined, '2015-03-26T12:33:39.000Z'],
    ['arxiv/atom-arxiv.py/id_2104.12255v1_s0_m100_6ae69987ffe1.json', undefined, '2021-04-20T16:07:14.000Z'],
    ['arxiv/oai-arXivRaw-fatcat/arxivraw_1810.09584.xml', undefined, '2019-01-15'],
    ['arxiv/oai-dc-ads/arxiv_math_0306266.xml', undefined, '2017-11-17'],
    ['dblp/Florentin4/dblp.xml', 'journals/acta/Saxena96', '2011-01-11'],
    ['pubmed/alexandria3k/pubmed1.xml.gz', '36464820', '2022-12-05'],
    [`${jabref}/MedlinePlainImporterTestCompleteEntry.txt`, undefined, '2015-07-31'],
    ['datacite/fatcat/datacite/datacite_doc_00.json', undefined, '2019-08-03T00:03:40.000Z'],
    ['ror/schema/example_record_v2_0.json', undefined, '2022-10-18'],
  ])('is read from %s', async (file, key, expected) => {
    const records = recordsOf((await readFile(sharedData + file)).items);
    const record = key === undefined ? records[0] : records.find(({ recordKey }) => recordKey === key);
    expect(record?.updated).toBe(expected);
  });
});
