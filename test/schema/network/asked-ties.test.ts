import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeOnBothDatabases } from '../../store/databases.js';
import { testServer } from '../run-query.js';
import { seedGraph } from '../seed-graph.js';
import { smallGraph } from '../small-graph.js';

const ofNode = [
  'entity { __typename ... on Author { key } }',
  'name',
  'key',
  'distance',
  'papersCount',
  'degree',
  '__typename',
];
const ofNetwork = ['nodesCount', 'incompletePapers', 'omittedPapers', 'method { measure variant }', '__typename'];
const ofTruncated = ['reason', 'omittedNodes', 'cutEdges', '__typename'];
const fromTies = [
  'edgesCount',
  'edges { weight source { key } }',
  'nodes { strength }',
  'nodes { ... on NetworkNode { pageRank } }',
  'communities { count }',
  'truncated { omittedEdges }',
  'methods { measure }',
  'export(format: CSV_EDGES)',
];

describeOnBothDatabases('networks of which no edges are asked', (open) => {
  test('answer as those with edges, without finding any', async () => {
    const server = await testServer(open, (store) => seedGraph(store, smallGraph));
    // Equal arguments would find the network of the question before.
    let asked = 0;
    const ask = async (args: string, selection: string) => {
      asked++;
      const { data, errors, analyses } = await server.ask(
        `{ author(ref: "dee-dee") { network(${args} maxEdges: ${10_000 - asked}) { ${selection} } } }`,
      );
      expect(errors).toEqual([]);
      return { network: (data.author as { network: Record<string, unknown> }).network, analyses };
    };
    const cases = fc.record({
      args: fc.constantFrom(
        '',
        'depth: 2',
        'depth: 3 maxNodes: 3',
        'minPapers: 2',
        'counting: FRACTIONAL',
        'maxAuthorsPerPaper: 2',
      ),
      node: fc.subarray(ofNode, { minLength: 1 }),
      network: fc.subarray(ofNetwork),
      truncated: fc.subarray(ofTruncated, { minLength: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ args, node, network, truncated }) => {
        const selection = [`nodes { ${node.join(' ')} }`, `truncated { ${truncated.join(' ')} }`, ...network].join(' ');
        const alone = await ask(args, selection);
        expect(alone.analyses).toContain('egoNodes');
        const whole = await ask(args, `${selection} edges { weight }`);
        expect(whole.analyses).toContain('egoNetwork');
        const { edges: _, ...rest } = whole.network;
        expect(alone.network).toEqual(rest);
      }),
      { numRuns: 30, seed: 1 },
    );
  });

  test.each(fromTies)('and what needs edges finds them: %s', async (selection) => {
    const server = await testServer(open, (store) => seedGraph(store, smallGraph));
    const ask = (fields: string) => server.ask(`{ author(ref: "dee-dee") { network(depth: 2) { ${fields} } } }`);
    await ask('nodesCount');
    const { data, errors, analyses } = await ask(selection);
    expect(errors).toEqual([]);
    expect(data.author).toBeTruthy();
    expect(analyses).toContain('egoNetwork');
    // Whoever asks for nodes now is given those of the whole network.
    expect((await ask('nodes { key degree }')).analyses).toEqual([]);
  });
});
