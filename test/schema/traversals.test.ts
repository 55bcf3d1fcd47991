import { expect, test } from 'vitest';
import { describeOnBothDatabases } from '../store/databases.js';
import { askSeeded } from './shared-server.js';
import { smallGraph } from './small-graph.js';

describeOnBothDatabases('traversals', (open) => {
  const ask = askSeeded(open, smallGraph);

  test('coauthors with weights, years and joint papers take four statements: key, author, authors, papers', async () => {
    const { data, errors, statements } = await ask(`{
      author(ref: "bob-marley") {
        coauthors(counting: FRACTIONAL) {
          totalCount incompletePapers omittedPapers
          edges { node { name } papersCount weight firstYear lastYear papers { totalCount nodes { title } } }
          method { measure variant parameters { name value } dataVersion source }
        }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.author?.coauthors).toEqual({
      totalCount: 2,
      incompletePapers: 1,
      omittedPapers: 0,
      edges: [
        {
          node: { name: 'Ada Lovelace' },
          papersCount: 3,
          weight: 2.5,
          firstYear: 2019,
          lastYear: 2020,
          papers: {
            totalCount: 3,
            nodes: [
              { title: 'Dense Experts' },
              { title: 'Sparse Experts, a First Look' },
              { title: 'Experts and Fugues' },
            ],
          },
        },
        {
          node: { name: 'Cid Campeador' },
          papersCount: 1,
          weight: 0.5,
          firstYear: 2020,
          lastYear: 2020,
          papers: { totalCount: 1, nodes: [{ title: 'Dense Experts' }] },
        },
      ],
      method: {
        measure: 'coauthorship',
        variant: 'FRACTIONAL',
        parameters: [
          { name: 'author', value: 'bob-marley' },
          { name: 'counting', value: 'FRACTIONAL' },
        ],
        dataVersion: 1,
        source: expect.stringContaining('Perianes-Rodriguez'),
      },
    });
    expect(statements).toHaveLength(4);
  });

  test('a filter narrows coauthors and their joint papers', async () => {
    const { data, errors } = await ask(`{
      author(ref: "ada-lovelace") {
        coauthors(where: { authorsComplete: true }) { totalCount edges { node { name } papersCount papers { totalCount } } }
        small: coauthors(maxAuthorsPerPaper: 2) { totalCount omittedPapers }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.author).toEqual({
      coauthors: {
        totalCount: 1,
        edges: [{ node: { name: 'Bob Marley' }, papersCount: 2, papers: { totalCount: 2 } }],
      },
      small: { totalCount: 1, omittedPapers: 1 },
    });
  });

  test('coauthors page both ways in every order', async () => {
    const names = async (rest: string) => {
      const { data, errors } = await ask(`{ author(ref: "ada-lovelace") { coauthors(${rest}) {
        nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      } } }`);
      expect(errors).toEqual([]);
      return data.author?.coauthors as unknown as {
        nodes: { name: string }[];
        pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
      };
    };
    for (const order of ['PAPERS_COUNT', 'WEIGHT', 'FIRST_YEAR', 'LAST_YEAR']) {
      const orderBy = `orderBy: { field: ${order}, direction: ASC }`;
      const first = await names(`first: 1, ${orderBy}`);
      const second = await names(`first: 1, after: "${first.pageInfo.endCursor}", ${orderBy}`);
      const last = await names(`last: 1, before: "${second.pageInfo.startCursor}", ${orderBy}`);
      expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
      expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
      expect(last.nodes).toEqual(first.nodes);
      expect([...first.nodes, ...second.nodes].map(({ name }) => name).sort()).toEqual(['Bob Marley', 'Cid Campeador']);
    }
  });

  test('the network around an author, with names, takes three statements: key, author, authors', async () => {
    const { data, errors, statements } = await ask(`{
      author(ref: "ada-lovelace") {
        network(depth: 2) {
          nodes { name distance papersCount degree strength }
          edges { source { key } target { key } papersCount firstYear lastYear }
          truncated { reason omittedNodes omittedEdges }
          incompletePapers
        }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.author?.network).toEqual({
      nodes: [
        { name: 'Ada Lovelace', distance: 0, papersCount: 3, degree: 2, strength: 4 },
        { name: 'Bob Marley', distance: 1, papersCount: 3, degree: 2, strength: 4 },
        { name: 'Cid Campeador', distance: 1, papersCount: 2, degree: 3, strength: 3 },
        { name: 'Dee Dee', distance: 2, papersCount: 1, degree: 1, strength: 1 },
      ],
      edges: [
        edge('ada-lovelace', 'bob-marley', 3, 2019, 2020),
        edge('ada-lovelace', 'cid-campeador', 1, 2020, 2020),
        edge('bob-marley', 'cid-campeador', 1, 2020, 2020),
        edge('cid-campeador', 'dee-dee', 1, 2021, 2021),
      ],
      truncated: { reason: null, omittedNodes: 0, omittedEdges: 0 },
      incompletePapers: 1,
    });
    expect(statements).toHaveLength(3);
  });

  test('a network that is cut says so, and its edges bear their papers', async () => {
    const { data, errors } = await ask(`{
      author(ref: "ada-lovelace") {
        network(maxNodes: 2) {
          nodes { entity { ... on Author { key } } }
          edges { papers(first: 1) { totalCount nodes { title } } }
          truncated { reason omittedNodes omittedEdges }
        }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.author?.network).toEqual({
      nodes: [{ entity: { key: 'ada-lovelace' } }, { entity: { key: 'bob-marley' } }],
      edges: [{ papers: { totalCount: 3, nodes: [{ title: 'Dense Experts' }] } }],
      truncated: { reason: 'MAX_NODES', omittedNodes: 1, omittedEdges: 2 },
    });
  });

  test('networks around several organizations or topics', async () => {
    const { data, errors } = await ask(`{
      organizationNetwork(of: ["tuff-gong", "analytical-society"]) { nodes { key distance } edges { papersCount } }
      topicNetwork(of: ["sparsity", "music"]) { nodes { key distance } edges { source { key } target { key } } method { measure } }
    }`);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      organizationNetwork: {
        nodes: [
          { key: 'analytical-society', distance: 0 },
          { key: 'tuff-gong', distance: 0 },
          { key: 'valencia-lab', distance: 1 },
        ],
        edges: [{ papersCount: 1 }, { papersCount: 1 }],
      },
      topicNetwork: {
        nodes: [
          { key: 'music', distance: 0 },
          { key: 'sparsity', distance: 0 },
          { key: 'experts', distance: 1 },
        ],
        edges: [{ source: { key: 'sparsity' }, target: { key: 'experts' } }],
        method: { measure: 'ego network' },
      },
    });
  });

  test('a path with the papers of every hop takes four statements: keys, authors, authors, papers', async () => {
    const { data, errors, statements } = await ask(`{
      collaborationPaths(from: "bob-marley", to: "dee-dee") {
        outcome length shortestCount
        paths { length authors { name } hops { from { key } to { key } papersCount papers { nodes { title } } } totalJointPapers }
      }
    }`);
    expect(errors).toEqual([]);
    expect(data.collaborationPaths).toEqual({
      outcome: 'FOUND',
      length: 2,
      shortestCount: 1,
      paths: [
        {
          length: 2,
          authors: [{ name: 'Bob Marley' }, { name: 'Cid Campeador' }, { name: 'Dee Dee' }],
          hops: [
            {
              from: { key: 'bob-marley' },
              to: { key: 'cid-campeador' },
              papersCount: 1,
              papers: { nodes: [{ title: 'Dense Experts' }] },
            },
            {
              from: { key: 'cid-campeador' },
              to: { key: 'dee-dee' },
              papersCount: 1,
              papers: { nodes: [{ title: 'Fugues' }] },
            },
          ],
          totalJointPapers: 2,
        },
      ],
    });
    expect(statements).toHaveLength(4);
  });

  test('no path, none within a length, and none under a filter are told apart', async () => {
    const { data, errors } = await ask(`{
      none: collaborationPaths(from: "bob-marley", to: "eve-alone") { outcome length paths { length } incompletePapers omittedPapers }
      short: collaborationPaths(from: "bob-marley", to: "dee-dee", maxLength: 1) { outcome }
      cut: collaborationPaths(from: "bob-marley", to: "dee-dee", where: { authorsComplete: true }) { outcome incompletePapers }
      small: collaborationPaths(from: "bob-marley", to: "dee-dee", maxAuthorsPerPaper: 2) { outcome incompletePapers omittedPapers }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      none: { outcome: 'NO_PATH', length: null, paths: [], incompletePapers: 1, omittedPapers: 0 },
      short: { outcome: 'NO_PATH_WITHIN' },
      cut: { outcome: 'NO_PATH', incompletePapers: 0 },
      small: { outcome: 'NO_PATH', incompletePapers: 0, omittedPapers: 1 },
    });
  });

  test.each([
    ['{ author(ref: "dee-dee") { network(depth: 4) { incompletePapers } } }', 'OUT_OF_BOUNDS', ['author', 'network']],
    [
      '{ author(ref: "dee-dee") { network(maxNodes: 1001) { incompletePapers } } }',
      'OUT_OF_BOUNDS',
      ['author', 'network'],
    ],
    ['{ author(ref: "dee-dee") { coauthors(first: 101) { totalCount } } }', 'PAGE_SIZE', ['author', 'coauthors']],
    ['{ papers(first: 0) { totalCount } }', 'PAGE_SIZE', ['papers']],
    ['{ papers(after: "x") { nodes { key } } }', 'CURSOR', ['papers', 'nodes']],
    ['{ papers(orderBy: [{ field: DATE }, { field: DATE }]) { totalCount } }', 'ORDER_BY', ['papers']],
    ['{ topicNetwork(of: ["nothing"]) { nodesCount } }', 'NOT_FOUND', ['topicNetwork']],
    ['{ organizationNetwork(of: []) { nodesCount } }', 'OUT_OF_BOUNDS', ['organizationNetwork']],
    ['{ collaborationNetwork(maxAuthorsPerPaper: 0) { nodesCount } }', 'OUT_OF_BOUNDS', ['collaborationNetwork']],
    ['{ collaborationPaths(from: "dee-dee", to: "nobody") { outcome } }', 'NOT_FOUND', ['collaborationPaths']],
  ])('%s is the error %s', async (query, code, path) => {
    const { errors } = await ask(query);
    expect(errors).toMatchObject([{ path, extensions: { code, hint: expect.stringMatching(/\S/) } }]);
  });
});

function edge(source: string, target: string, papersCount: number, firstYear: number, lastYear: number) {
  return { source: { key: source }, target: { key: target }, papersCount, firstYear, lastYear };
}
