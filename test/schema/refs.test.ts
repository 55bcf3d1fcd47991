import { expect, test } from 'vitest';
import { describeOnBothDatabases } from '../store/databases.js';
import { testServer } from './run-query.js';
import { seedGraph } from './seed-graph.js';
import { askSeeded } from './shared-server.js';
import { smallGraph } from './small-graph.js';

describeOnBothDatabases('refs', (open) => {
  const ask = askSeeded(open, smallGraph);

  test.each([
    'doi:10.1000/one',
    '10.1000/ONE',
    'https://doi.org/10.1000/one',
    'sparse experts a first look',
    'Sparse Experts, a First Look',
    'UGFwZXI6MQ==',
  ])("paper(ref: '%s')", async (ref) => {
    const { data, errors, statements } = await ask('query($ref: String!) { paper(ref: $ref) { id key } }', { ref });
    expect(errors).toEqual([]);
    expect(data).toEqual({ paper: { id: 'UGFwZXI6MQ==', key: 'doi:10.1000/one' } });
    expect(statements.length).toBeLessThanOrEqual(5);
  });

  test('a name that two people bear is an error that lists them', async () => {
    const { data, errors } = await ask('{ author(ref: "wei wang") { name } }');
    expect(data).toEqual({ author: null });
    expect(errors).toMatchObject([
      {
        message: "find author: 'wei wang' names 2 of them, expected one",
        path: ['author'],
        extensions: {
          code: 'AMBIGUOUS',
          hint: "Use the key of the one that you mean: 'wei-wang-1', 'wei-wang-2'.",
          value: 'wei wang',
          candidates: [
            { key: 'wei-wang-1', name: 'Wei Wang', papersCount: 1 },
            { key: 'wei-wang-2', name: 'Wei Wang', papersCount: 1 },
          ],
        },
      },
    ]);
  });

  test('a topic found in texts comes before the keyword of the same label, and a label before another name', async () => {
    const { ask: askTopics } = await testServer(open, async (store) => {
      await seedGraph(store, smallGraph);
      const named = (id: number, kind: string, label: string, alias: string) => ({
        ...{
          id,
          key: `${kind}-${id}`.toLowerCase(),
          label,
          labelFolded: label.toLowerCase(),
          kind,
          source: 'papergraph',
        },
        aliases: { create: [{ label: alias, labelFolded: alias.toLowerCase() }] },
      });
      await store.prisma.topic.create({ data: named(11, 'TERM', 'Deep experts', 'masters') });
      await store.prisma.topic.create({ data: named(13, 'KEYWORD', 'Deep Experts', 'MoE') });
      await store.prisma.topic.create({ data: named(12, 'SYSTEM', 'Masters', 'MoE') });
    });
    const { data, errors } = await askTopics(`{
      found: topic(ref: "DEEP experts") { key kind }
      labeled: topic(ref: "masters") { key }
      also: topic(ref: "moe") { key }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      found: { key: 'term-11', kind: 'TERM' },
      labeled: { key: 'system-12' },
      also: { key: 'system-12' },
    });
  });

  test('an unknown name is an error that suggests a near one', async () => {
    const { errors } = await ask('{ author(ref: "Ada Lovelase") { name } }');
    expect(errors).toMatchObject([
      {
        message: "find author: nothing is known as 'Ada Lovelase'",
        extensions: {
          code: 'NOT_FOUND',
          hint: "Did you mean 'Ada Lovelace' (ada-lovelace)?",
          didYouMean: [{ key: 'ada-lovelace' }],
        },
      },
    ]);
  });

  test('the ref of something else says what it is', async () => {
    const { errors } = await ask('{ author(ref: "10.1000/one") { name } }');
    expect(errors).toMatchObject([
      {
        message: "find author: '10.1000/one' names a paper",
        extensions: { code: 'NOT_FOUND', hint: 'Use paper(ref: ...) for it.' },
      },
    ]);
  });

  test('resolve says what came of each ref, and many cost no more statements than a few', async () => {
    const query = `query($refs: [String!]!) {
      resolve(refs: $refs) { ref status node { __typename ... on Paper { key } ... on Author { key } } candidates { key papersCount } }
    }`;
    const refs = ['10.1000/two', 'Dee Dee', 'Preface', 'nobody at all', 'cs.LG'];
    const { data, errors, statements } = await ask(query, { refs });
    expect(errors).toEqual([]);
    expect(data.resolve).toEqual([
      { ref: '10.1000/two', status: 'FOUND', node: { __typename: 'Paper', key: 'doi:10.1000/two' }, candidates: [] },
      { ref: 'Dee Dee', status: 'FOUND', node: { __typename: 'Author', key: 'dee-dee' }, candidates: [] },
      {
        ref: 'Preface',
        status: 'AMBIGUOUS',
        node: null,
        candidates: [
          { key: 'seven-2022', papersCount: null },
          { key: 'six-2022', papersCount: null },
        ],
      },
      { ref: 'nobody at all', status: 'NOT_FOUND', node: null, candidates: [] },
      { ref: 'cs.LG', status: 'FOUND', node: { __typename: 'Category' }, candidates: [] },
    ]);
    const more = await ask(query, {
      refs: [...refs, 'Ada Lovelace', 'Bob Marley', '10.1000/three', 'Fugues', 'unknown'],
    });
    expect(more.statements.length).toBeLessThanOrEqual(statements.length);
  });

  test('aliases of one entry point are looked up together', async () => {
    const { statements } = await ask(
      '{ a: author(ref: "dee-dee") { key } b: author(ref: "ada-lovelace") { key } c: author(ref: "eve-alone") { key } }',
    );
    expect(statements).toHaveLength(2);
  });

  test('node and nodes find objects by id again', async () => {
    const { data, errors, statements } = await ask(`{
      node(id: "QXV0aG9yOjI=") { id ... on Author { name } }
      nodes(ids: ["UGFwZXI6MQ==", "UGFwZXI6OTk5", "QXV0aG9yOjI="]) { __typename id }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      node: { id: 'QXV0aG9yOjI=', name: 'Bob Marley' },
      nodes: [{ __typename: 'Paper', id: 'UGFwZXI6MQ==' }, null, { __typename: 'Author', id: 'QXV0aG9yOjI=' }],
    });
    expect(statements.length).toBeLessThanOrEqual(3);
  });

  test('an id that is none is an error', async () => {
    const { errors } = await ask('{ node(id: "nonsense") { id } }');
    expect(errors).toMatchObject([{ extensions: { code: 'INVALID_ID', value: 'nonsense' } }]);
  });

  test('ids and keys that were merged lead on', async () => {
    const server = await testServer(open, async (store) => {
      await seedGraph(store, smallGraph);
      await store.prisma.redirect.create({ data: { entityType: 'author', fromId: 900, fromKey: 'ada-king', toId: 1 } });
    });
    const { data, errors } = await server.ask(`{
      author(ref: "ada-king") { key }
      node(id: "${Buffer.from('Author:900').toString('base64')}") { ... on Author { key } }
      resolve(refs: ["ada-king"]) { status }
    }`);
    expect(errors).toEqual([]);
    expect(data).toEqual({
      author: { key: 'ada-lovelace' },
      node: { key: 'ada-lovelace' },
      resolve: [{ status: 'MERGED' }],
    });
  });
});
