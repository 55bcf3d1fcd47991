import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectImporter } from '../../src/importers/detect.js';
import { openAlexMergedIds } from '../../src/importers/openalex/openalex-merged-ids.js';
import { openCitations } from '../../src/importers/opencitations/opencitations.js';
import { readCsv } from '../../src/importers/read-csv.js';
import { fixture } from './file-source.js';
import { collect, problemCodes, textSource } from './text-source.js';

describe('readCsv', () => {
  it('gives back what was written, whatever is in the cells and wherever the bytes are cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', ';') });
    const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { maxLength: 6 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (rows, length, end) => {
          const text = [['x', 'y'], ...rows].map((row) => row.map(quoted).join(',')).join(end);
          const items = await collect(readCsv(textSource(text, length)));
          expect(items.map((item) => [item.row?.x, item.row?.y])).toEqual(rows);
        },
      ),
    );
  });

  it('counts lines and names rows that do not fit', async () => {
    const items = await collect(readCsv(textSource('a,b\n1,"x\ny"\n\n2\n3,4\n')));
    expect(items.map((item) => item.place)).toEqual([
      { line: 2, record: 1 },
      { line: 5, record: 2 },
      { line: 6, record: 3 },
    ]);
    expect(items[1]?.problems).toMatchObject([{ code: 'CSV_CELLS', severity: 'QUARANTINED' }]);
  });
});

describe('openalex-merged-ids', () => {
  it('says of each row which two ids are one, by kind', async () => {
    const source = fixture('openalex', 'merged ids.csv');
    expect((await detectImporter(source))?.format).toBe('openalex-merged-ids');
    const items = await collect(openAlexMergedIds.read(source));
    const ids = (from: string, into: string) => [
      { scheme: 'openalex', value: into },
      { scheme: 'openalex', value: from },
    ];
    expect(items.flatMap((item) => item.record ?? [])).toEqual([
      { kind: 'paper', recordKey: 'W101', identifiers: ids('W101', 'W102'), title: '', authors: [] },
      { kind: 'author', recordKey: 'A11', identifiers: ids('A11', 'A12'), name: '' },
      { kind: 'organization', recordKey: 'I21', identifiers: ids('I21', 'I22'), name: '' },
      { kind: 'venue', recordKey: 'S31', identifiers: ids('S31', 'S32'), name: '' },
    ]);
    // A funder is none of the graph's; an author can't be merged into a work, nor anything into itself.
    expect(problemCodes(items)).toEqual(['IDENTIFIER_MALFORMED', 'IDENTIFIER_MALFORMED']);
  });
});

describe('opencitations', () => {
  it.each([
    [
      '"oci","citing","cited","creation","timespan"\n"0200-0201","10.1002/jrs.5400","10.1002/jrs.5302","2018-06","P0Y6M"\n',
      {
        recordKey: '0200-0201',
        title: '',
        identifiers: [{ scheme: 'doi', value: '10.1002/jrs.5400' }],
        references: [{ identifier: { scheme: 'doi', value: '10.1002/jrs.5302' } }],
        date: '2018-06',
      },
    ],
    [
      'citing,cited\n2140506,2942070\n',
      {
        identifiers: [{ scheme: 'pubmed', value: '2140506' }],
        references: [{ identifier: { scheme: 'pubmed', value: '2942070' } }],
      },
    ],
    [
      'citing,cited\nomid:br/061 doi:10.1/a pmid:1,omid:br/062 doi:10.1/b\n',
      {
        identifiers: [
          { scheme: 'omid', value: 'br/061' },
          { scheme: 'doi', value: '10.1/a' },
          { scheme: 'pubmed', value: '1' },
        ],
      },
    ],
    [
      '"id","title","author","pub_date","venue","volume","issue","page","type","publisher","editor"\n"doi:10.1162/qss_a_00023","OpenCitations, an infrastructure organization for open scholarship","Peroni, Silvio [orcid:0000-0003-0530-4305]; Shotton, David","2020-2","Quantitative Science Studies [issn:2641-3337]","1","1","428-444","journal article","MIT Press [crossref:281]",""\n',
      {
        title: 'OpenCitations, an infrastructure organization for open scholarship',
        authors: [
          { family: 'Peroni', identifiers: [{ scheme: 'orcid', value: '0000-0003-0530-4305' }] },
          { name: 'David Shotton' },
        ],
        date: '2020-02',
        venue: { name: 'Quantitative Science Studies', identifiers: [{ scheme: 'issn', value: '2641-3337' }] },
        pages: '428-444',
        publisher: 'MIT Press',
        type: 'ARTICLE',
      },
    ],
  ])('reads %j', async (text, expected) => {
    const source = textSource(text);
    expect((await detectImporter(source))?.format).toBe('opencitations');
    const [item] = await collect(openCitations.read(source));
    expect(item?.record).toMatchObject(expected);
  });

  it('names a row without its cited paper', async () => {
    expect(
      problemCodes(await collect(openCitations.read(textSource('citing,cited\n10.1000/a,\n10.1000/a,10.1000/b\n')))),
    ).toEqual(['IDENTIFIER_MISSING']);
  });
});
