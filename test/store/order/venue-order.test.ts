import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GraphRecord, VenueMention } from '../../../src/importers/paper-record.js';
import { mergeEntities, undoCuration } from '../../../src/store/curation/curate.js';
import { clearDatabase } from '../clear-database.js';
import { describeOnBothDatabases } from '../databases.js';
import { rowsOf, takeIn } from '../take-in.js';

const issn = [{ scheme: 'issn', value: '1234-5679' }];

function named(key: string, venue: VenueMention): GraphRecord {
  return { kind: 'paper', recordKey: key, title: `Of ${key}`, authors: [{ name: `Ada ${key}` }], date: '2020', venue };
}

describeOnBothDatabases('the order of files', (open, dialect) => {
  const inAnyOrder = async (
    views: readonly (readonly [format: string, record: GraphRecord])[],
    check: (venues: { name: string; acronym: string | null; type: string | null }[]) => void,
  ) => {
    const store = await open();
    const property = fc.asyncProperty(
      fc.shuffledSubarray([...views], { minLength: views.length }),
      fc.boolean(),
      async (order, isTogether) => {
        await clearDatabase(store);
        const files = isTogether ? byFormat(order) : order.map(([format, record]) => [format, [record]] as const);
        for (const [at, [format, records]] of files.entries()) await takeIn(store, records, { file: `${at}`, format });
        check(await store.sql.all('SELECT name, acronym, type FROM venue ORDER BY papers_count DESC, name'));
      },
    );
    await fc.assert(property, { numRuns: dialect === 'sqlite' ? 40 : 10, seed: 31 });
  };

  it('says nothing about what a venue is called that papers name in several ways', async () => {
    const views = [
      ['bibtex', named('Lee', { name: 'JOURNAL OF SHEEP', type: 'OTHER', identifiers: issn })],
      ['dblp', named('Byron', { name: 'J. Sheep', type: 'JOURNAL', identifiers: issn })],
      ['crossref', named('Hopper', { name: 'Journal of Sheep (Online)', type: 'JOURNAL', identifiers: issn })],
      ['crossref', named('Turing', { name: 'Journal of Sheep', type: 'JOURNAL', identifiers: issn })],
      ['pubmed-xml', named('Liskov', { name: 'Journal of sheep', acronym: 'J Sheep', identifiers: issn })],
    ] as const;
    await inAnyOrder(views, (venues) =>
      expect(venues).toEqual([{ name: 'Journal of sheep', acronym: 'J Sheep', type: 'JOURNAL' }]),
    );
  });

  it('says nothing about it where a record about the venue is there: that counts most', async () => {
    const views = [
      ['dblp', named('Byron', { name: 'ECCV (12)', type: 'CONFERENCE', identifiers: issn })],
      ['dblp', named('Hopper', { name: 'ECCV', type: 'BOOK', acronym: 'E', identifiers: issn })],
      ['acl', named('Turing', { name: 'Proceedings of ECCV', identifiers: issn })],
      ['openalex', { kind: 'venue', recordKey: 'S1', name: 'European Conference on Vision', identifiers: issn }],
    ] as const;
    await inAnyOrder(views, (venues) =>
      expect(venues).toEqual([{ name: 'European Conference on Vision', acronym: 'E', type: 'CONFERENCE' }]),
    );
  });

  it('says nothing about venues whose ids were merged', async () => {
    const openalex = (value: string) => ({ scheme: 'openalex', value });
    const source = (key: string, name: string): GraphRecord => {
      return { kind: 'venue', recordKey: key, name, identifiers: [openalex(key)] };
    };
    const merged: GraphRecord = {
      kind: 'venue',
      recordKey: 'm',
      name: '',
      identifiers: [openalex('S2'), openalex('S1')],
    };
    const views = [
      ['openalex', source('S1', 'Sheep and Goats')],
      ['openalex', source('S2', 'Journal of Sheep')],
      ['openalex', named('Byron', { name: 'Sheep', type: 'JOURNAL', identifiers: [openalex('S1')] })],
      ['openalex', named('Hopper', { name: 'Goats', acronym: 'G', identifiers: [openalex('S2')] })],
      ['openalex-merged-ids', merged],
    ] as const;
    await inAnyOrder(views, (venues) =>
      expect(venues).toEqual([{ name: 'Sheep and Goats', acronym: 'G', type: 'JOURNAL' }]),
    );
  });

  it('undoes the merge of two venues exactly, and keeps what came since', async () => {
    const store = await open();
    const records = [
      named('Byron', { name: 'sheep', acronym: 'S', identifiers: [{ scheme: 'openalex', value: 'S1' }] }),
      named('Hopper', { name: 'Goats and Kids', type: 'JOURNAL', identifiers: [{ scheme: 'openalex', value: 'S2' }] }),
    ];
    await takeIn(store, records);
    const state = async () => ({
      venues: await rowsOf(store, 'venue'),
      names: await rowsOf(store, 'venue_name'),
      papers: await rowsOf(store, 'paper', 'id, venue_id'),
      identifiers: await rowsOf(store, 'identifier', 'scheme, value, venue_id'),
    });
    const before = await state();
    const [id] = await mergeEntities(store, 'venue', [1, 2]);
    expect(await rowsOf(store, 'venue', 'name, acronym, type, papers_count')).toEqual([
      { name: 'Goats and Kids', acronym: 'S', type: 'JOURNAL', papers_count: 2 },
    ]);
    expect(await rowsOf(store, 'venue_name', 'name, venue_id')).toEqual([{ name: 'sheep', venue_id: 1 }]);
    await undoCuration(store, id as number);
    expect(await state()).toEqual(before);
  });
});

function byFormat(views: readonly (readonly [string, GraphRecord])[]): [string, GraphRecord[]][] {
  const formats = new Map<string, GraphRecord[]>();
  for (const [format, record] of views) formats.set(format, [...(formats.get(format) ?? []), record]);
  return [...formats];
}
