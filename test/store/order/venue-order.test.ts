import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GraphRecord, VenueMention } from '../../../src/importers/paper-record.js';
import { clearDatabase } from '../clear-database.js';
import { describeOnBothDatabases } from '../databases.js';
import { takeIn } from '../take-in.js';

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
});

function byFormat(views: readonly (readonly [string, GraphRecord])[]): [string, GraphRecord[]][] {
  const formats = new Map<string, GraphRecord[]>();
  for (const [format, record] of views) formats.set(format, [...(formats.get(format) ?? []), record]);
  return [...formats];
}
