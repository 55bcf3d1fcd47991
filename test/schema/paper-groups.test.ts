import { expect, test } from 'vitest';
import { describeOnBothDatabases } from '../store/databases.js';
import { placeOrganizations } from './network/located-graph.js';
import { askSeeded } from './shared-server.js';
import { smallGraph } from './small-graph.js';

describeOnBothDatabases('paper groups', (open) => {
  const ask = askSeeded(open, smallGraph, placeOrganizations);

  test('by category, with numbers and papers; a paper of two categories stands in both', async () => {
    const { data, errors } = await ask(`{
      paperGroups(by: [CATEGORY], first: 2, metrics: [PAPERS, FRACTIONAL_PAPERS, AUTHORS, MEAN_AUTHORS, CITATIONS, INTERNATIONAL_SHARE, FIRST_YEAR, LAST_YEAR]) {
        totalCount papersCount
        groups { keys { dimension value entity { ... on Category { label } } } papersCount metrics { metric value } papers { nodes { title } } }
        method { measure parameters { name value } }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.paperGroups).toEqual({
      // cs.LG, cs.CV, cs, stat.ML, and two prefaces without a category.
      totalCount: 5,
      papersCount: 7,
      groups: [
        {
          keys: [{ dimension: 'CATEGORY', value: 'arxiv:cs.LG', entity: { label: 'Label of cs.LG' } }],
          papersCount: 3,
          metrics: numbers([3, 2, 4, 2, 2, 1, 2019, 2021]),
          papers: {
            nodes: [{ title: 'Fugues' }, { title: 'Sparse Experts, a First Look' }, { title: 'Experts and Fugues' }],
          },
        },
        {
          keys: [{ dimension: 'CATEGORY', value: 'arxiv:cs.CV', entity: { label: 'Label of cs.CV' } }],
          papersCount: 2,
          metrics: numbers([2, 1.5, 4, 2.5, 1, 1, 2020, 2021]),
          papers: { nodes: [{ title: 'Fugues' }, { title: 'Dense Experts' }] },
        },
      ],
      method: {
        measure: 'papers by groups',
        parameters: expect.arrayContaining([{ name: 'by', value: '["CATEGORY"]' }]),
      },
    });
  });

  test('by type, country and year, crossed, narrowed and with conditions', async () => {
    const { data, errors } = await ask(`{
      types: paperGroups(by: [TYPE]) { groups { keys { value entity { __typename } } papersCount } }
      crossed: paperGroups(by: [COUNTRY, YEAR], where: { organizations: { some: {} } }) { groups { keys { value } papersCount } }
      years: paperGroups(by: [YEAR], orderBy: LAST_YEAR, having: [{ metric: AUTHORS, gte: 2 }]) { totalCount groups { keys { value } } }
      sizes: paperGroups(by: [AUTHORS_COUNT]) { groups { keys { value } papersCount } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      types: {
        groups: [
          { keys: [{ value: null, entity: null }], papersCount: 5 },
          { keys: [{ value: 'ARTICLE', entity: null }], papersCount: 1 },
          { keys: [{ value: 'PREPRINT', entity: null }], papersCount: 1 },
        ],
      },
      crossed: {
        groups: [
          ['ES', '2020'],
          ['GB', '2019'],
          ['JM', '2019'],
          ['JM', '2020'],
        ].map((values) => ({ keys: values.map((value) => ({ value })), papersCount: 1 })),
      },
      years: {
        totalCount: 5,
        groups: ['2022', '2021', '2020', '2019', null].map((value) => ({ keys: [{ value }] })),
      },
      sizes: {
        groups: [
          { keys: [{ value: '1' }], papersCount: 3 },
          { keys: [{ value: '2' }], papersCount: 3 },
          { keys: [{ value: '3' }], papersCount: 1 },
        ],
      },
    });
  });

  test('names of groups take one statement', async () => {
    const { statements } = await ask('{ paperGroups(by: [AUTHOR]) { groups { keys { value } } } }');
    expect(statements).toHaveLength(1);
  });

  test.each([
    ['{ paperGroups(by: []) { totalCount } }', 'OUT_OF_BOUNDS'],
    ['{ paperGroups(by: [YEAR, YEAR]) { totalCount } }', 'ARGUMENTS'],
    ['{ paperGroups(by: [YEAR], first: 101) { totalCount } }', 'PAGE_SIZE'],
  ])('%s is the error %s', async (query, code) => {
    const { errors } = await ask(query);
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });
});

function numbers(values: number[]) {
  const names = [
    'PAPERS',
    'FRACTIONAL_PAPERS',
    'AUTHORS',
    'MEAN_AUTHORS',
    'CITATIONS',
    'INTERNATIONAL_SHARE',
    'FIRST_YEAR',
    'LAST_YEAR',
  ];
  return names.map((metric, at) => ({ metric, value: values[at] }));
}
