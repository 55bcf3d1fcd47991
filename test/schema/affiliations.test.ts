import { expect, test } from 'vitest';
import type { GraphRecord } from '../../src/importers/paper-record.js';
import { describeOnBothDatabases } from '../store/databases.js';
import { takeIn } from '../store/take-in.js';
import { type TestServer, testServer } from './run-query.js';

const ror = (value: string) => [{ scheme: 'ror', value }];
const records: GraphRecord[] = [
  {
    kind: 'organization',
    name: 'University of Edinburgh',
    identifiers: ror('01nrxwf90'),
    country: 'GB',
    city: 'Edinburgh',
  },
  {
    kind: 'paper',
    title: 'One',
    authors: [
      { name: 'Ada Byron', affiliations: [{ name: 'School of Informatics, University of Edinburgh, UK' }] },
      { name: 'Bo Berg', affiliations: [{ name: 'Laboratoire Inconnu, Évry' }] },
      { name: 'Cy Cole', affiliations: [{ name: 'Edinburgh', identifiers: ror('01nrxwf90') }] },
    ],
  },
  { kind: 'paper', title: 'Two', authors: [{ name: 'Di Dorn', affiliations: [{ name: 'Somewhere' }] }] },
];

describeOnBothDatabases('affiliations', (open) => {
  let server: Promise<TestServer> | undefined;
  const ask = async (query: string) => {
    server ??= testServer(open, async (store) => {
      await takeIn(store, records);
    });
    return (await server).ask(query);
  };

  test('tell which organization was found, by which rule and on what evidence', async () => {
    const { data, errors, statements } = await ask(`{ paper(ref: "One") { authorships { affiliations {
      text organization { name } match { rule evidence { name value } } } } } }`);
    expect(errors).toEqual([]);
    const organization = { name: 'University of Edinburgh' };
    expect(data.paper?.authorships).toEqual([
      {
        affiliations: [
          {
            text: 'School of Informatics, University of Edinburgh, UK',
            organization,
            match: {
              rule: 'SEGMENT',
              evidence: [
                { name: 'name', value: 'university edinburgh' },
                { name: 'country', value: 'GB' },
              ],
            },
          },
        ],
      },
      { affiliations: [{ text: 'Laboratoire Inconnu, Évry', organization: null, match: null }] },
      // Its source says by an identifier who is meant.
      { affiliations: [{ text: 'Edinburgh', organization, match: null }] },
    ]);
    expect(statements.filter((statement) => statement.includes('affiliation_text'))).toHaveLength(1);
  });

  test.each([
    ['contains: "laboratoire inconnu"', ['One']],
    ['contains: "EVRY"', ['One']],
    ['contains: "university of edinburgh"', ['One']],
    ['equals: "somewhere"', ['Two']],
    ['startsWith: "nowhere"', []],
  ])('are searched as printed, matched or not: %s', async (filter, titles) => {
    const { data, errors } = await ask(`{ papers(where: { affiliation: { ${filter} } }) { nodes { title } } }`);
    expect(errors).toEqual([]);
    expect(data.papers?.nodes).toEqual(titles.map((title) => ({ title })));
  });
});
