import { expect, test } from 'vitest';
import { emptyDatabases } from '../../store/databases.js';
import type { SeedPaper } from '../seed-graph.js';
import { askSeeded } from '../shared-server.js';

// Everybody ties with everybody: only keys tell who stays, who comes first and which path is listed.
const papers: SeedPaper[] = [
  { key: 'doi:10.1000/a', title: 'A', authors: ['Zoe Zack', 'Abe Able'], organizations: ['Zeta', 'Eta'] },
  { key: 'doi:10.1000/b', title: 'B', authors: ['Zoe Zack', 'Cleo Cole'], organizations: ['Zeta', 'Beta'] },
  { key: 'doi:10.1000/c', title: 'C', authors: ['Zoe Zack', 'Bea Bell'], organizations: ['Beta', 'Alpha'] },
  { key: 'doi:10.1000/d', title: 'D', authors: ['Abe Able', 'Dan Dole'], organizations: ['Alpha', 'Eta'] },
  { key: 'doi:10.1000/e', title: 'E', authors: ['Bea Bell', 'Dan Dole'] },
  { key: 'doi:10.1000/f', title: 'F', authors: ['Cleo Cole', 'Dan Dole'] },
];

const query = `{
  author(ref: "Zoe Zack") {
    network(depth: 2, maxNodes: 3) { nodes { key x y community pageRank } edges { source { key } target { key } } }
    coauthors(first: 2) { nodes { key } pageInfo { endCursor } }
    suggestedCollaborators { list { author { key } commonCoauthors { key } } }
  }
  collaborationNetwork(of: ORGANIZATIONS, maxNodes: 3) { nodes { key } edges { source { key } target { key } } }
  collaborationPaths(from: "zoe-zack", to: "dan-dole", k: 3) { paths { authors { key } } }
}`;
const inOrder = askSeeded(emptyDatabases('sqlite'), papers);
const reversed = askSeeded(emptyDatabases('sqlite'), papers.toReversed());
const onPostgres = askSeeded(emptyDatabases('postgresql'), papers);

test('who came in first decides nothing', async () => {
  const { data, errors } = await inOrder(query);
  expect(errors).toEqual([]);
  const keys = (list: unknown) => (list as { key: string }[]).map(({ key }) => key);
  const { network, coauthors } = data.author as Record<string, Record<string, unknown>>;
  expect(keys(network?.nodes)).toEqual(['zoe-zack', 'abe-able', 'bea-bell']);
  expect(keys(coauthors?.nodes)).toEqual(['abe-able', 'bea-bell']);
  expect(keys(data.collaborationNetwork?.nodes)).toEqual(['alpha', 'beta', 'eta']);
  const paths = (data.collaborationPaths?.paths ?? []) as { authors: unknown }[];
  expect(paths.map(({ authors }) => keys(authors)[1])).toEqual(['abe-able', 'bea-bell', 'cleo-cole']);
  const withoutCursor = (answer: unknown) =>
    JSON.parse(JSON.stringify(answer, (key, value) => (key === 'endCursor' ? 0 : value)));
  expect(withoutCursor((await reversed(query)).data)).toEqual(withoutCursor(data));
  expect(withoutCursor((await onPostgres(query)).data)).toEqual(withoutCursor(data));
});

test('all shortest paths are counted, and at most k of them listed', async () => {
  const between = 'from: "zoe-zack", to: "dan-dole"';
  const { data, errors } = await inOrder(`{
    all: collaborationPaths(${between}, allShortest: true) { shortestCount paths { length } method { variant } }
    two: collaborationPaths(${between}, allShortest: true, k: 2) { shortestCount paths { authors { key } } }
    neighbors: collaborationPaths(from: "zoe-zack", to: "abe-able", allShortest: true) { shortestCount paths { length } }
    longer: collaborationPaths(from: "zoe-zack", to: "abe-able", k: 9) { shortestCount paths { length } }
  }`);
  expect(errors).toEqual([]);
  expect(data).toMatchObject({
    all: {
      shortestCount: 3,
      paths: [{ length: 2 }, { length: 2 }, { length: 2 }],
      method: { variant: 'all shortest' },
    },
    two: {
      shortestCount: 3,
      paths: [
        { authors: [{ key: 'zoe-zack' }, { key: 'abe-able' }, { key: 'dan-dole' }] },
        { authors: [{ key: 'zoe-zack' }, { key: 'bea-bell' }, { key: 'dan-dole' }] },
      ],
    },
    neighbors: { shortestCount: 1, paths: [{ length: 1 }] },
    longer: { shortestCount: 1, paths: [{ length: 1 }, { length: 3 }, { length: 3 }] },
  });
});

test('a page goes on where the one before ended', async () => {
  const page = (after?: string) =>
    `{ author(ref: "Zoe Zack") { coauthors(first: 2${after ? `, after: "${after}"` : ''}) { nodes { key } pageInfo { endCursor } } } }`;
  const read = async (text: string) =>
    (await reversed(text)).data as {
      author: { coauthors: { nodes: { key: string }[]; pageInfo: { endCursor: string } } };
    };
  const { coauthors: first } = (await read(page())).author;
  const { coauthors: second } = (await read(page(first.pageInfo.endCursor))).author;
  expect([...first.nodes, ...second.nodes].map(({ key }) => key)).toEqual(['abe-able', 'bea-bell', 'cleo-cole']);
});
