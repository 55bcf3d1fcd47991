import { expect, test } from 'vitest';
import { describeOnBothDatabases } from '../store/databases.js';
import { placeOrganizations } from './network/located-graph.js';
import { askSeeded } from './shared-server.js';
import { smallGraph } from './small-graph.js';

describeOnBothDatabases('collaborators', (open) => {
  const ask = askSeeded(open, smallGraph, placeOrganizations);

  test('of an organization, with weights, years and papers, take four statements', async () => {
    const { data, errors, statements } = await ask(`{
      organization(ref: "tuff-gong") {
        collaborators(counting: FRACTIONAL, orderBy: { field: LAST_YEAR }) {
          totalCount incompletePapers omittedPapers
          edges { node { name } papersCount weight firstYear lastYear papers { nodes { title } } }
          method { measure variant source parameters { name value } }
        }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.organization?.collaborators).toEqual({
      totalCount: 2,
      incompletePapers: 1,
      omittedPapers: 0,
      edges: [tie({ name: 'Valencia Lab' }, 2020, 'Dense Experts'), tie({ name: 'Analytical Society' }, 2019, first)],
      method: {
        measure: 'collaboration of organizations',
        variant: 'FRACTIONAL',
        source: expect.stringContaining('Perianes-Rodriguez'),
        parameters: [
          { name: 'organization', value: 'tuff-gong' },
          { name: 'counting', value: 'FRACTIONAL' },
        ],
      },
    });
    expect(statements).toHaveLength(4);
  });

  test('of a country, by code or name, ties by code, paged both ways', async () => {
    const { data, errors } = await ask(`{
      jm: country(ref: "jm") {
        name papersCount
        collaborators { edges { node { code name } papersCount weight firstYear lastYear papers { nodes { title } } } }
      }
      byName: country(ref: "united kingdom") { code collaborators { totalCount nodes { code } } }
      back: country(ref: "JM") { collaborators(last: 1) { nodes { code } pageInfo { hasPreviousPage } } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      jm: {
        name: 'Jamaica',
        papersCount: 2,
        collaborators: {
          edges: [
            tie({ code: 'ES', name: 'Spain' }, 2020, 'Dense Experts'),
            tie({ code: 'GB', name: 'United Kingdom' }, 2019, first),
          ],
        },
      },
      byName: { code: 'GB', collaborators: { totalCount: 1, nodes: [{ code: 'JM' }] } },
      back: { collaborators: { nodes: [{ code: 'GB' }], pageInfo: { hasPreviousPage: true } } },
    });
  });

  test('are found in the list of all countries, or of those of some papers, the most papers first', async () => {
    const { data, errors } = await ask(`{
      all: countries { totalCount edges { node { code name papersCount } papersCount } }
      some: countries(where: { year: { gte: 2020 } }) { edges { node { code } papersCount } }
      none: countries(where: { year: { lte: 1900 } }) { totalCount nodes { code } }
      page: countries(first: 2) { nodes { code } pageInfo { endCursor hasNextPage } }
    }`);
    expect(errors).toEqual([]);
    const of = (code: string, name: string, papersCount: number) => {
      return { node: { code, name, papersCount }, papersCount };
    };
    expect(data).toMatchObject({
      all: { totalCount: 3, edges: [of('JM', 'Jamaica', 2), of('ES', 'Spain', 1), of('GB', 'United Kingdom', 1)] },
      some: { edges: ['ES', 'JM'].map((code) => ({ node: { code }, papersCount: 1 })) },
      none: { totalCount: 0, nodes: [] },
      page: { nodes: [{ code: 'JM' }, { code: 'ES' }], pageInfo: { hasNextPage: true } },
    });
    const cursor = (data.page?.pageInfo as { endCursor: string } | undefined)?.endCursor;
    const next = await ask(`{ countries(first: 2, after: "${cursor}") { nodes { code } pageInfo { hasNextPage } } }`);
    expect(next.data).toEqual({ countries: { nodes: [{ code: 'GB' }], pageInfo: { hasNextPage: false } } });
  });

  test('of an organization without long bylines', async () => {
    const { data, errors } = await ask(
      '{ organization(ref: "tuff-gong") { collaborators(maxAuthorsPerPaper: 2) { nodes { key } omittedPapers } } }',
    );
    expect(errors).toEqual([]);
    expect(data.organization?.collaborators).toEqual({ nodes: [{ key: 'analytical-society' }], omittedPapers: 1 });
  });

  test('suggested: by common coauthors, with the parts of the score', async () => {
    const { data, errors, statements } = await ask(`{
      author(ref: "ada-lovelace") {
        suggestedCollaborators {
          list {
            author { name } score adamicAdar resourceAllocation topicOverlap
            commonCoauthorsCount commonCoauthors { name }
          }
          incompletePapers omittedPapers method { measure source }
        }
        small: suggestedCollaborators(maxAuthorsPerPaper: 2) { list { score } incompletePapers omittedPapers }
      }
    }`);
    expect(errors).toEqual([]);
    // Cid has three coauthors: Ada, Bob and Dee.
    expect(data.author?.suggestedCollaborators).toEqual({
      list: [
        {
          author: { name: 'Dee Dee' },
          score: expect.closeTo(1 / Math.log(3), 12),
          adamicAdar: expect.closeTo(1 / Math.log(3), 12),
          resourceAllocation: expect.closeTo(1 / 3, 12),
          topicOverlap: 0,
          commonCoauthorsCount: 1,
          commonCoauthors: [{ name: 'Cid Campeador' }],
        },
      ],
      incompletePapers: 1,
      omittedPapers: 0,
      method: { measure: 'suggested collaborators', source: expect.stringContaining('Adamic') },
    });
    expect(data.author?.small).toEqual({ list: [], incompletePapers: 0, omittedPapers: 1 });
    expect(statements).toHaveLength(3);
  });

  test('distances of an author', async () => {
    const { data, errors } = await ask(`{
      author(ref: "ada-lovelace") {
        distances { histogram { distance authorsCount } reachable unreachable meanDistance incompletePapers omittedPapers method { measure } }
        narrow: distances(where: { year: { lte: 2019 } }) { histogram { authorsCount } reachable unreachable incompletePapers }
        alone: distances(maxAuthorsPerPaper: 1) { reachable meanDistance incompletePapers omittedPapers }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.author).toEqual({
      distances: {
        histogram: [
          { distance: 0, authorsCount: 1 },
          { distance: 1, authorsCount: 2 },
          { distance: 2, authorsCount: 1 },
        ],
        reachable: 3,
        unreachable: 3,
        meanDistance: 4 / 3,
        incompletePapers: 1,
        omittedPapers: 0,
        method: { measure: 'distances over joint papers' },
      },
      narrow: {
        histogram: [{ authorsCount: 1 }, { authorsCount: 1 }],
        reachable: 1,
        unreachable: 0,
        incompletePapers: 0,
      },
      alone: { reachable: 0, meanDistance: null, incompletePapers: 0, omittedPapers: 4 },
    });
  });

  test('figures of an author, an organization and a category', async () => {
    const figures = `collaborationFigures {
      papersCount incompletePapers undatedPapers meanAuthors
      coauthored { numerator denominator value } interOrganization { numerator denominator }
      international { numerator denominator } years { year papersCount newPartners repeatPartners }
    }`;
    const { data, errors } = await ask(`{
      author(ref: "ada-lovelace") { ${figures} }
      organization(ref: "tuff-gong") { ${figures} }
      category(ref: "cs.LG") { ${figures} }
      limited: author(ref: "ada-lovelace") {
        collaborationFigures(maxAuthorsPerPaper: 2) { papersCount omittedPapers international { value } }
      }
      none: author(ref: "eve-alone") { collaborationFigures(where: { year: { lte: 1900 } }) {
        meanAuthors coauthored { value } years { year }
      } }
    }`);
    expect(errors).toEqual([]);
    expect(data.author?.collaborationFigures).toEqual({
      papersCount: 3,
      incompletePapers: 1,
      undatedPapers: 1,
      meanAuthors: 7 / 3,
      coauthored: { numerator: 3, denominator: 3, value: 1 },
      interOrganization: { numerator: 2, denominator: 2 },
      international: { numerator: 2, denominator: 2 },
      // Bob in 2019; Bob again and Cid in 2020.
      years: [partners(2019, 1, 1, 0), partners(2020, 1, 1, 1)],
    });
    expect(data.organization?.collaborationFigures).toMatchObject({
      papersCount: 2,
      international: { numerator: 2, denominator: 2 },
      years: [partners(2019, 1, 1, 0), partners(2020, 1, 1, 0)],
    });
    expect(data.category?.collaborationFigures).toMatchObject({
      papersCount: 3,
      undatedPapers: 1,
      interOrganization: { numerator: 1, denominator: 1 },
      years: [partners(2019, 1, 1, 0), partners(2020, 0, 0, 0), partners(2021, 1, 1, 0)],
    });
    expect(data.limited).toEqual({
      collaborationFigures: { papersCount: 2, omittedPapers: 1, international: { value: 1 } },
    });
    expect(data.none).toEqual({
      collaborationFigures: { meanAuthors: null, coauthored: { value: null }, years: [] },
    });
  });

  test.each([
    ['suggestedCollaborators(first: 51) { list { score } }', 'PAGE_SIZE'],
    ['suggestedCollaborators(maxAuthorsPerPaper: 1001) { list { score } }', 'OUT_OF_BOUNDS'],
    ['coauthors(maxAuthorsPerPaper: 0) { totalCount }', 'OUT_OF_BOUNDS'],
    ['distances(maxAuthorsPerPaper: -1) { reachable }', 'OUT_OF_BOUNDS'],
    ['collaborationFigures(maxAuthorsPerPaper: 0) { omittedPapers }', 'OUT_OF_BOUNDS'],
  ])('%s is the error %s', async (field, code) => {
    const { errors } = await ask(`{ author(ref: "dee-dee") { ${field} } }`);
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });
});

const first = 'Sparse Experts, a First Look';

function tie(node: object, year: number, title: string) {
  return { node, papersCount: 1, weight: 1, firstYear: year, lastYear: year, papers: { nodes: [{ title }] } };
}

function partners(year: number, papersCount: number, newPartners: number, repeatPartners: number) {
  return { year, papersCount, newPartners, repeatPartners };
}

describeOnBothDatabases('a country that a source spells in its own way', (open) => {
  const ask = askSeeded(open, smallGraph, async ({ prisma }) => {
    for (const [key, country] of Object.entries({ 'tuff-gong': 'jm', 'valencia-lab': 'ES' }))
      await prisma.organization.update({ where: { key }, data: { country } });
  });

  test('stands in the list as it is spelled', async () => {
    const { data, errors } = await ask('{ countries { nodes { code papersCount } } }');
    expect(errors).toEqual([]);
    expect(data.countries?.nodes).toEqual([
      { code: 'jm', papersCount: 2 },
      { code: 'ES', papersCount: 1 },
    ]);
  });
});
