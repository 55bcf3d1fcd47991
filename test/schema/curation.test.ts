import { expect, test } from 'vitest';
import type { PaperRecord } from '../../src/importers/paper-record.js';
import { mergeEntities, renameEntity, splitAuthor, undoCuration } from '../../src/store/curation/curate.js';
import { describeOnBothDatabases } from '../store/databases.js';
import { takeIn } from '../store/take-in.js';
import { testServer } from './run-query.js';

const orcid = (value: string) => ({ scheme: 'orcid', value });

const records: PaperRecord[] = [
  { kind: 'paper', title: 'One', authors: [{ name: 'Ada Byron', identifiers: [orcid('0000-0002-1825-0097')] }] },
  { kind: 'paper', title: 'Two', authors: [{ name: 'Augusta King' }, { name: 'Grace Hopper' }] },
  { kind: 'paper', title: 'Three', authors: [{ name: 'A. Byron', identifiers: [orcid('0000-0002-1825-0097')] }] },
];

describeOnBothDatabases('decisions over GraphQL', (open) => {
  test('are told of an author with their evidence, and old ids, keys and refs lead to who stays', async () => {
    const { store, ask } = await testServer(open, async (filled) => {
      await takeIn(filled, records);
    });
    const { data: before } = await ask('{ author(ref: "augusta-king") { id } }');
    const [byron, king] = [1, 2];
    await mergeEntities(store, 'author', [byron, king], { note: 'married' });
    await renameEntity(store, 'author', byron, 'Ada Lovelace');
    const id = before.author?.id as string;
    const { data, errors } = await ask(
      `query($id: ID!) {
        node(id: $id) { ... on Author { key } }
        author(ref: "augusta-king") { key name verified papersCount nameVariants
          curations(first: 1) { totalCount pageInfo { hasNextPage endCursor }
            nodes { number kind about summary evidence { name value } decidedBy undoneAt } } }
        resolve(refs: ["augusta-king", "Augusta King"]) { status node { ... on Author { key } } }
        search(query: "augusta", types: [AUTHOR]) { totalCount }
      }`,
      { id },
    );
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      node: { key: 'ada-byron' },
      author: {
        ...{ key: 'ada-byron', name: 'Ada Lovelace', verified: true, papersCount: 3 },
        nameVariants: ['A. Byron', 'Ada Byron', 'Augusta King'],
        curations: {
          totalCount: 2,
          pageInfo: { hasNextPage: true },
          nodes: [{ number: 2, kind: 'RENAME', about: 'AUTHOR', decidedBy: 'PERSON', undoneAt: null }],
        },
      },
      resolve: [
        { status: 'MERGED', node: { key: 'ada-byron' } },
        { status: 'FOUND', node: { key: 'ada-byron' } },
      ],
      search: { totalCount: 1 },
    });
    const author = data.author as { curations: { pageInfo: { endCursor: string } } };
    const { data: next } = await ask(
      `query($cursor: String!) { curations(first: 5, after: $cursor) {
        pageInfo { hasPreviousPage hasNextPage } nodes { summary evidence { name value } } } }`,
      { cursor: author.curations.pageInfo.endCursor },
    );
    expect(next.curations).toEqual({
      pageInfo: { hasPreviousPage: true, hasNextPage: false },
      nodes: [{ summary: "'augusta-king' into 'ada-byron'", evidence: [{ name: 'note', value: 'married' }] }],
    });
    await undoCuration(store, 2);
    await undoCuration(store, 1);
    const { data: after } = await ask(
      `query($id: ID!) { node(id: $id) { ... on Author { key papersCount curations { totalCount } } }
        curations(isStanding: true) { totalCount } }`,
      { id },
    );
    expect(after).toEqual({
      node: { key: 'augusta-king', papersCount: 1, curations: { totalCount: 1 } },
      curations: { totalCount: 0 },
    });
  });

  test('are told of each place in a byline', async () => {
    const { store, ask } = await testServer(open, async (filled) => {
      await takeIn(filled, records);
    });
    await splitAuthor(store, 1, [1]);
    const { data, errors } = await ask(`{ papers(orderBy: { field: TITLE }) { nodes { title authorships {
      author { key } statedIdentifiers decision { rule evidence { name value } curation { number kind } } } } } }`);
    expect(errors).toEqual([]);
    const stated = ['orcid:0000-0002-1825-0097'];
    expect((data.papers as { nodes: unknown }).nodes).toEqual([
      {
        title: 'One',
        authorships: [
          {
            author: { key: 'ada-byron-2' },
            statedIdentifiers: stated,
            decision: {
              rule: 'curation',
              evidence: [{ name: 'curation', value: '1' }],
              curation: { number: 1, kind: 'SPLIT' },
            },
          },
        ],
      },
      {
        title: 'Three',
        authorships: [
          {
            author: { key: 'ada-byron' },
            statedIdentifiers: stated,
            decision: { rule: 'identifier', evidence: [{ name: 'identifier', value: stated[0] }], curation: null },
          },
        ],
      },
      {
        title: 'Two',
        authorships: [
          { author: { key: 'augusta-king' }, statedIdentifiers: [], decision: null },
          { author: { key: 'grace-hopper' }, statedIdentifiers: [], decision: null },
        ],
      },
    ]);
  });
});

describeOnBothDatabases('versions of papers', (open) => {
  test('are linked, and counted as papers or as works', async () => {
    const version = (scheme: string, value: string, date: string): PaperRecord => ({
      ...{ kind: 'paper', title: 'On the Growth of Gardens', date, identifiers: [{ scheme, value }] },
      authors: [{ name: 'Ada Byron' }, { name: 'Grace Hopper' }],
    });
    const { ask } = await testServer(open, async (store) => {
      await takeIn(store, [version('doi', '10.1000/a', '2021')]);
      await takeIn(store, [version('arxiv', '2001.00001', '2020')], { format: 'other' });
    });
    const { data, errors } = await ask(`{
      papers { totalCount }
      works: papers(where: { hasPublishedVersion: false }) { nodes { key } }
      preprints: papers(where: { hasPublishedVersion: true }) { nodes { key
        relations { kind from { key } to { key } evidence { name value } } } }
      works2: papers(where: { not: { hasPublishedVersion: true } }) { totalCount }
    }`);
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      papers: { totalCount: 2 },
      works: { nodes: [{ key: 'doi:10.1000/a' }] },
      preprints: {
        nodes: [
          {
            key: 'arxiv:2001.00001',
            relations: [{ kind: 'PREPRINT_OF', from: { key: 'arxiv:2001.00001' }, to: { key: 'doi:10.1000/a' } }],
          },
        ],
      },
      works2: { totalCount: 1 },
    });
  });
});
