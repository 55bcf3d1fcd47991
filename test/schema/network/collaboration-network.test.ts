import { expect, test } from 'vitest';
import { describeOnBothDatabases } from '../../store/databases.js';
import { askSeeded } from '../shared-server.js';
import { smallGraph } from '../small-graph.js';
import { placeOrganizations } from './located-graph.js';

describeOnBothDatabases('collaboration networks', (open) => {
  const ask = askSeeded(open, smallGraph, placeOrganizations);

  test('of all authors, by total link strength, takes one statement', async () => {
    const { data, errors, statements } = await ask(`{
      collaborationNetwork {
        nodes { name papersCount degree strength distance }
        edges { source { key } target { key } papersCount weight firstYear lastYear }
        nodesCount edgesCount incompletePapers
        truncated { reason omittedNodes omittedEdges }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.collaborationNetwork).toEqual({
      nodes: [
        { name: 'Ada Lovelace', papersCount: 3, degree: 2, strength: 4, distance: 0 },
        { name: 'Bob Marley', papersCount: 3, degree: 2, strength: 4, distance: 0 },
        { name: 'Cid Campeador', papersCount: 2, degree: 3, strength: 3, distance: 0 },
        { name: 'Dee Dee', papersCount: 1, degree: 1, strength: 1, distance: 0 },
        { name: 'Eve Alone', papersCount: 1, degree: 0, strength: 0, distance: 0 },
        { name: 'Wei Wang', papersCount: 1, degree: 0, strength: 0, distance: 0 },
        { name: 'Wei Wang', papersCount: 1, degree: 0, strength: 0, distance: 0 },
      ],
      edges: [
        edge('ada-lovelace', 'bob-marley', 3, 2019, 2020),
        edge('ada-lovelace', 'cid-campeador', 1, 2020, 2020),
        edge('bob-marley', 'cid-campeador', 1, 2020, 2020),
        edge('cid-campeador', 'dee-dee', 1, 2021, 2021),
      ],
      nodesCount: 7,
      edgesCount: 4,
      incompletePapers: 1,
      truncated: { reason: null, omittedNodes: 0, omittedEdges: 0 },
    });
    expect(statements).toHaveLength(1);
  });

  test('of countries, normalized, with the papers of a tie', async () => {
    const { data, errors } = await ask(`{
      collaborationNetwork(of: COUNTRIES) {
        nodes { key name papersCount strength entity { ... on Country { code name } } }
        edges {
          source { key } target { key } normalizedWeight
          jaccard: normalizedWeight(normalization: JACCARD)
          salton: normalizedWeight(normalization: SALTON)
          papers { nodes { title } }
        }
      }
    }`);
    expect(errors).toEqual([]);
    // Jamaica has two papers, the others one: strengths 2, 1, 1, four in all.
    expect(data.collaborationNetwork).toEqual({
      nodes: [country('JM', 'Jamaica', 2, 2), country('ES', 'Spain', 1, 1), country('GB', 'United Kingdom', 1, 1)],
      edges: [tie('JM', 'ES', 'Dense Experts'), tie('JM', 'GB', 'Sparse Experts, a First Look')],
    });
  });

  test('of organizations, narrowed to papers, fractionally', async () => {
    const { data, errors } = await ask(`{
      collaborationNetwork(of: ORGANIZATIONS, counting: FRACTIONAL, where: { year: { gte: 2020 } }) {
        nodes { key papersCount } edges { weight papersCount }
        method { measure variant dataVersion softwareVersion source parameters { name value } }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.collaborationNetwork).toEqual({
      nodes: [
        { key: 'tuff-gong', papersCount: 1 },
        { key: 'valencia-lab', papersCount: 1 },
      ],
      edges: [{ weight: 1, papersCount: 1 }],
      method: {
        measure: 'collaboration network',
        variant: 'FRACTIONAL',
        dataVersion: 1,
        softwareVersion: 'test',
        source: expect.stringContaining('Perianes-Rodriguez'),
        parameters: [
          { name: 'of', value: 'ORGANIZATIONS' },
          { name: 'maxNodes', value: '100' },
          { name: 'minWeight', value: '0' },
          { name: 'minPapers', value: '1' },
          { name: 'counting', value: 'FRACTIONAL' },
          { name: 'minPapersPerNode', value: '0' },
          { name: 'maxEdges', value: '10000' },
          { name: 'normalization', value: 'ASSOCIATION_STRENGTH_CWTS' },
          { name: 'where', value: '{"year":{"gte":2020}}' },
        ],
      },
    });
  });

  test('cut by nodes, by edges, by papers, and to a list of authors', async () => {
    const { data, errors } = await ask(`{
      nodes: collaborationNetwork(maxNodes: 2) { nodes { key } truncated { reason omittedNodes omittedEdges } }
      edges: collaborationNetwork(maxEdges: 1) {
        nodes { degree strength } edges { papersCount } truncated { reason omittedNodes omittedEdges cutEdges }
      }
      both: collaborationNetwork(maxNodes: 3, maxEdges: 1) { truncated { reason omittedNodes omittedEdges cutEdges } }
      papers: collaborationNetwork(minPapers: 2, minPapersPerNode: 2) { nodes { key degree } edges { papersCount } }
      listed: collaborationNetwork(authors: ["dee-dee", "cid-campeador", "eve-alone"]) { nodes { key } edges { weight } }
      small: collaborationNetwork(maxAuthorsPerPaper: 2) { edges { papersCount } omittedPapers }
      smallTeams: collaborationNetwork(of: ORGANIZATIONS, maxAuthorsPerPaper: 2) { nodes { key } edges { weight } omittedPapers }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      nodes: {
        nodes: [{ key: 'ada-lovelace' }, { key: 'bob-marley' }],
        truncated: { reason: 'MAX_NODES', omittedNodes: 5, omittedEdges: 3 },
      },
      edges: {
        nodes: [3, 3, 0, 0, 0, 0, 0].map((strength) => ({ degree: strength === 0 ? 0 : 1, strength })),
        edges: [{ papersCount: 3 }],
        truncated: { reason: 'MAX_EDGES', omittedNodes: 0, omittedEdges: 3, cutEdges: 3 },
      },
      both: { truncated: { reason: 'MAX_NODES', omittedNodes: 4, omittedEdges: 3, cutEdges: 2 } },
      papers: {
        nodes: [
          { key: 'ada-lovelace', degree: 1 },
          { key: 'bob-marley', degree: 1 },
          { key: 'cid-campeador', degree: 0 },
        ],
        edges: [{ papersCount: 3 }],
      },
      listed: {
        nodes: [{ key: 'cid-campeador' }, { key: 'dee-dee' }, { key: 'eve-alone' }],
        edges: [{ weight: 1 }],
      },
      small: { edges: [{ papersCount: 2 }, { papersCount: 1 }], omittedPapers: 1 },
      // The paper of three authors leaves its organizations without a tie, and one of them without papers.
      smallTeams: {
        nodes: [{ key: 'analytical-society' }, { key: 'tuff-gong' }],
        edges: [{ weight: 1 }],
        omittedPapers: 1,
      },
    });
  });

  test('around organizations, countries, topics and several authors', async () => {
    const { data, errors } = await ask(`{
      organization(ref: "analytical-society") { network(depth: 2) { nodes { key distance } edges { firstYear } } }
      country(ref: "gb") { network { nodes { key distance } } }
      topic(ref: "experts") { network { nodes { name papersCount } } }
      authorNetwork(of: ["dee-dee", "Eve Alone"]) { nodes { key distance } edges { weight } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      organization: {
        network: {
          nodes: [
            { key: 'analytical-society', distance: 0 },
            { key: 'tuff-gong', distance: 1 },
            { key: 'valencia-lab', distance: 2 },
          ],
          edges: [{ firstYear: 2019 }, { firstYear: 2020 }],
        },
      },
      country: {
        network: {
          nodes: [
            { key: 'GB', distance: 0 },
            { key: 'JM', distance: 1 },
          ],
        },
      },
      topic: {
        network: {
          nodes: [
            { name: 'experts', papersCount: 2 },
            { name: 'sparsity', papersCount: 1 },
          ],
        },
      },
      authorNetwork: {
        nodes: [
          { key: 'dee-dee', distance: 0 },
          { key: 'eve-alone', distance: 0 },
          { key: 'cid-campeador', distance: 1 },
        ],
        edges: [{ weight: 1 }],
      },
    });
  });

  test.each([
    ['{ collaborationNetwork(maxNodes: 2001) { nodesCount } }', 'OUT_OF_BOUNDS'],
    ['{ collaborationNetwork(maxEdges: 50001) { nodesCount } }', 'OUT_OF_BOUNDS'],
    ['{ collaborationNetwork(authors: ["nobody"]) { nodesCount } }', 'NOT_FOUND'],
    ['{ collaborationNetwork(of: COUNTRIES, authors: ["dee-dee"]) { nodesCount } }', 'ARGUMENTS'],
    ['{ authorNetwork(of: []) { nodesCount } }', 'OUT_OF_BOUNDS'],
    ['{ country(ref: "Atlantis") { code } }', 'NOT_FOUND'],
  ])('%s is the error %s', async (query, code) => {
    const { errors } = await ask(query);
    expect(errors).toMatchObject([{ extensions: { code, hint: expect.stringMatching(/\S/) } }]);
  });
});

function edge(source: string, target: string, papersCount: number, firstYear: number, lastYear: number) {
  return {
    source: { key: source },
    target: { key: target },
    papersCount,
    weight: papersCount,
    firstYear,
    lastYear,
  };
}

function country(code: string, name: string, papersCount: number, strength: number) {
  return { key: code, name, papersCount, strength, entity: { code, name } };
}

function tie(source: string, target: string, title: string) {
  return {
    source: { key: source },
    target: { key: target },
    normalizedWeight: 2,
    jaccard: 0.5,
    salton: expect.closeTo(Math.SQRT1_2, 12),
    papers: { nodes: [{ title }] },
  };
}
