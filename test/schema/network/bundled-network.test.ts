import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { defaultConfig } from '../../../src/config.js';
import { schema } from '../../../src/schema/index.js';
import { queryCost } from '../../../src/server/query-cost.js';
import { emptyDatabases } from '../../store/databases.js';
import { loadBundledPapers } from '../bundled-papers.js';
import { type TestServer, testServer } from '../run-query.js';

const open = emptyDatabases('sqlite');
let server: Promise<TestServer> | undefined;
const ask = async (query: string) => {
  server ??= testServer(open, loadBundledPapers);
  return (await server).ask(query);
};

test('the organizations of the bundled papers collaborate twice', async () => {
  const { data, errors } = await ask(`{
    collaborationNetwork(of: ORGANIZATIONS) {
      nodes { name papersCount } edges { source { name } target { name } firstYear papers { nodes { year } } }
    }
  }`);
  expect(errors).toEqual([]);
  expect(data.collaborationNetwork).toEqual({
    nodes: [
      { name: 'deepmind', papersCount: 3 },
      { name: 'amazon-science', papersCount: 1 },
      { name: 'baidu', papersCount: 1 },
      { name: 'oxford', papersCount: 1 },
    ],
    edges: [
      {
        source: { name: 'deepmind' },
        target: { name: 'oxford' },
        firstYear: 2024,
        papers: { nodes: [{ year: 2024 }] },
      },
      {
        source: { name: 'amazon-science' },
        target: { name: 'baidu' },
        firstYear: 2025,
        papers: { nodes: [{ year: 2025 }] },
      },
    ],
  });
});

test('three bylines of the bundled papers stand apart, and every byline that was cut is counted', async () => {
  const { data, errors } = await ask(`{
    collaborationNetwork(counting: FRACTIONAL) {
      nodesCount incompletePapers
      nodes { name component community strength pageRank }
      communities { count list { size } }
    }
  }`);
  expect(errors).toEqual([]);
  const network = data.collaborationNetwork as {
    nodes: { name: string; component: number; community: number; strength: number; pageRank: number }[];
    communities: { count: number; list: { size: number }[] };
  };
  // 'et al.' stands twenty times in the listing.
  expect(network).toMatchObject({ nodesCount: 30, incompletePapers: 20 });
  const apart = network.nodes.filter(({ component }) => component > 0);
  expect(apart.map(({ name }) => name).sort()).toEqual([
    'Eric Bieber',
    'Florian Wenzel',
    'Gheorghe Comanici',
    'James Urquhart Allingham',
    'Mike Schaekermann',
    'Soravit Changpinyo',
    'Xi Chen',
    'Xiao Wang',
    'Zelda E Mariet',
  ]);
  // Three who wrote one paper with one another only: fractional strength 1, and rank as if alone.
  for (const { strength, pageRank } of apart) {
    expect(strength).toBe(1);
    expect(pageRank).toBeCloseTo(1 / 30, 9);
  }
  expect(new Set(apart.map(({ component, community }) => `${component} ${community}`)).size).toBe(3);
  expect(network.communities.list.reduce((sum, { size }) => sum + size, 0)).toBe(30);
});

function cost(query: string): number {
  const document = parse(query);
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('expected an operation');
  return queryCost(schema, document, operation, {}).points;
}

test('a network of the most nodes, with measures and edges, stays within the usual cost', () => {
  const network = (maxNodes: number) =>
    cost(`{ collaborationNetwork(maxNodes: ${maxNodes}) {
      nodes { name pageRank community x y } edges { source { key } target { key } weight }
    } }`);
  expect(network(2000)).toBeLessThanOrEqual(defaultConfig.limits.maxCost);
  expect(network(2000) - 50).toBe(20 * (network(100) - 50));
});

test('what a network says of itself once costs the same whatever its size', () => {
  const once =
    'truncated { reason omittedNodes omittedEdges countsExact } nodesCount edgesCount incompletePapers omittedPapers ' +
    'method { measure parameters { name value } } methods { measure seed }';
  const network = (maxNodes: number, selection: string) =>
    cost(`{ collaborationNetwork(maxNodes: ${maxNodes}) { ${selection} } }`);
  const costOfOnce = (maxNodes: number) => network(maxNodes, `edgesCount ${once}`) - network(maxNodes, 'edgesCount');
  expect(costOfOnce(2000)).toBe(costOfOnce(1));
  expect(costOfOnce(1)).toBe(203 + 4 + 5 + 3);
  const whole = `nodes { key name papersCount degree strength community x y } ${once}
    edges { source { key } target { key } papersCount weight firstYear lastYear }
    communities { count quality method { variant seed } list { number size nodes { key } } }`;
  expect(network(2000, whole)).toBeLessThanOrEqual(defaultConfig.limits.maxCost);
  expect(network(1000, `... on Network { ...F } } } fragment F on Network { ... { ${whole} `)).toBe(
    network(1000, whole),
  );
});

test('a network costs more the more nodes it may have, though none of them is asked for', () => {
  const networks = (maxNodes: number) =>
    cost(`{ authors { nodes { network(maxNodes: ${maxNodes}) { nodesCount } } } }`);
  expect(networks(1000) - networks(100)).toBe((20 * 900) / 5);
});
