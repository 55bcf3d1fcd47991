import { expect, test } from 'vitest';
import { describeOnBothDatabases } from '../store/databases.js';
import { askSeeded } from './shared-server.js';
import { smallGraph } from './small-graph.js';

describeOnBothDatabases('search', (open) => {
  const ask = askSeeded(open, smallGraph);

  test('finds entities of all kinds with highlighted words', async () => {
    const { data, errors } = await ask(`{
      search(query: "fugues") {
        totalCount
        edges { matchedField snippet { text isHighlighted } node { __typename id ... on Paper { key } } }
      }
    }`);
    expect(errors).toEqual([]);
    const { totalCount, edges } = data.search as unknown as { totalCount: number; edges: unknown[] };
    expect(totalCount).toBe(2);
    expect(edges[0]).toEqual({
      matchedField: 'NAME',
      snippet: [{ text: 'Fugues', isHighlighted: true }],
      node: { __typename: 'Paper', id: 'UGFwZXI6NA==', key: 'doi:10.1000/four' },
    });
    expect(edges[1]).toMatchObject({
      snippet: [
        { text: 'Experts and ', isHighlighted: false },
        { text: 'Fugues', isHighlighted: true },
      ],
    });
  });

  test('pages, keeps to the kinds asked for, and reads rows of one kind at once', async () => {
    const query = `query($after: String) {
      search(query: "exp", types: [PAPER, TOPIC], first: 2, after: $after) {
        nodes { __typename ... on Paper { key } ... on Topic { key } }
        totalCount pageInfo { hasNextPage hasPreviousPage endCursor }
      }
    }`;
    const found: unknown[] = [];
    for (let after: string | null = null, pages = 0; pages < 3; pages++) {
      const { data, errors, statements } = await ask(query, { after });
      expect(errors).toEqual([]);
      expect(statements.length).toBeLessThanOrEqual(4);
      const page = data.search as unknown as {
        nodes: unknown[];
        totalCount: number;
        pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
      };
      expect(page.totalCount).toBe(4);
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      found.push(...page.nodes);
      after = page.pageInfo.endCursor;
      if (!page.pageInfo.hasNextPage) break;
    }
    expect(found).toHaveLength(4);
    expect(found).toContainEqual({ __typename: 'Topic', key: 'experts' });
  });

  test('nothing to look for finds nothing', async () => {
    const { data, errors } = await ask('{ search(query: "  ") { totalCount nodes { id } pageInfo { hasNextPage } } }');
    expect(errors).toEqual([]);
    expect(data).toEqual({ search: { totalCount: 0, nodes: [], pageInfo: { hasNextPage: false } } });
  });
});
