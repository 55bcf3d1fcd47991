import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { PaperRecord } from '../../src/importers/paper-record.js';
import { createContext } from '../../src/schema/context.js';
import { localExamples } from '../../src/schema/local-examples.js';
import { createSnapshotHolder } from '../../src/store/snapshot-holder.js';
import type { Store } from '../../src/store/store.js';
import { refreshTopics } from '../../src/store/topics/refresh-topics.js';
import { describeOnBothDatabases } from '../store/databases.js';
import { takeIn } from '../store/take-in.js';
import { testServer } from './run-query.js';

const paper = (title: string, ...names: string[]): PaperRecord => ({
  kind: 'paper',
  title,
  date: '2023',
  authors: names.map((name) => ({ name, affiliations: [{ name: 'Analytical Society', identifiers: [ror] }] })),
  categories: [{ scheme: 'arxiv', code: 'math.HO' }],
  topics: [{ label: 'calculating engines' }],
});
const ror = { scheme: 'ror', value: '05a28rw58' };
const papers = [
  paper('One', 'Ada Byron', 'Grace Hopper'),
  paper('Two', 'Ada Byron', 'Grace Hopper'),
  paper('Three', 'Grace Hopper', 'Mary Somerville'),
  paper('Four', 'Ada Byron'),
  paper('Five', 'Caroline Herschel', 'Grace Hopper'),
  paper('Six', 'Mary Somerville'),
];

/** What must not be empty in the answer of each example that needs neither organizations nor categories. */
const mainParts: Record<string, string> = {
  coauthors: 'author.coauthors.edges',
  network: 'author.network.edges',
  path: 'collaborationPaths.paths',
  suggestions: 'author.suggestedCollaborators.list',
  communities: 'collaborationNetwork.communities.list',
  distances: 'author.distances.histogram',
  export: 'author.network.export',
  search: 'search.edges',
  lineage: 'topic.lineage.path.edges',
  themes: 'thematicEvolution.links',
};

/** One in eight of the bundled ones. */
function papersOfTheAnthology(): PaperRecord[] {
  const packed = readFileSync(join(import.meta.dirname, '../../prisma/seed/acl-sample.jsonl.gz'));
  const records = gunzipSync(packed)
    .toString()
    .split('\n')
    .filter((line) => line.startsWith('{"kind":"paper",'))
    .map((line) => JSON.parse(line) as PaperRecord);
  return records
    .filter((_, at) => at % 8 === 0)
    .map((record) => ({ ...record, authors: record.authors.map(({ affiliations: _, ...author }) => author) }));
}

async function examplesOf(store: Store) {
  const context = await createContext({ store, snapshots: createSnapshotHolder(store), softwareVersion: 'test' });
  return localExamples(context);
}

describeOnBothDatabases('the examples for other papers', (open) => {
  test('are about those who have most papers here, and run', async () => {
    const { store, ask } = await testServer(open, async (filled) => {
      await takeIn(filled, [...papers, { ...paper('Seven', 'Mary Somerville'), date: '2021' }]);
    });
    const found = await examplesOf(store);
    expect(found.map(({ name, title }) => [name, title])).toEqual([
      ['coauthors', 'Who wrote with Grace Hopper, and what?'],
      ['network', 'Who works around Grace Hopper, up to two steps away?'],
      ['path', 'How are Grace Hopper and Ada Byron linked by joint papers?'],
      // Whom Grace Hopper could be suggested to she has written with.
      ['suggestions', 'With whom could Ada Byron work?'],
      ['communities', 'Which groups work on calculating engines, and where to draw them?'],
      ['organization', 'With whom does Analytical Society work, and how international is it?'],
      ['distances', 'How far is everybody from Grace Hopper?'],
      ['export', 'The network around Grace Hopper as a file for Gephi'],
      ['search', 'Which papers are about calculating engines?'],
      ['papers', 'math.HO: papers by year, and the latest since 2022'],
      ['lineage', 'How did calculating engines come about, and who carried it?'],
      ['themes', 'What are the themes, and how did they turn into one another?'],
    ]);
    for (const { query, variables } of found) {
      const { errors, data } = await ask(query, variables);
      expect(errors).toEqual([]);
      expect(Object.values(data)[0]).not.toBeNull();
    }
  });

  test('are the same whatever the order in which the papers came', async () => {
    const [store, other] = [await open(), await open()];
    await takeIn(store, papers);
    await takeIn(other, papers.toReversed());
    expect(await examplesOf(other)).toEqual(await examplesOf(store));
  });

  test('are about somebody two steps away at the other end of a path, where there is such a one', async () => {
    const store = await open();
    await takeIn(store, [
      paper('One', 'Ada Byron', 'Grace Hopper'),
      paper('Two', 'Ada Byron', 'Grace Hopper'),
      paper('Three', 'Ada Byron'),
      paper('Four', 'Grace Hopper', 'Mary Somerville'),
    ]);
    const found = await examplesOf(store);
    const path = found.find(({ name }) => name === 'path');
    // All of one year, so there are no periods to compare.
    expect(found.map(({ name }) => name)).not.toContain('themes');
    expect(path?.query).toContain('collaborationPaths(from: "ada-byron", to: "mary-somerville")');
  });

  test('ask for papers of the last year where none is as late as in the bundled ones', async () => {
    const { store, ask } = await testServer(open, async (filled) => {
      await takeIn(
        filled,
        papers.map((old, at) => ({ ...old, date: at === 0 ? '1842' : '1843' })),
      );
    });
    const found = (await examplesOf(store)).find(({ name }) => name === 'papers');
    expect(found?.title).toBe('math.HO: papers by year, and the latest since 1843');
    const { data } = await ask(found?.query as string);
    expect(data).toMatchObject({ category: { papers: { totalCount: 5 } } });
  });

  test('have answers that are not empty over papers of the ACL Anthology alone, without organizations', async () => {
    const { store, ask } = await testServer(open, async (filled) => {
      await takeIn(filled, papersOfTheAnthology());
      await refreshTopics(filled);
    });
    const found = await examplesOf(store);
    expect(found.map(({ name }) => name)).toEqual(Object.keys(mainParts));
    for (const { name, query, variables } of found) {
      const { errors, data } = await ask(query, variables);
      expect(errors, name).toEqual([]);
      const part = (mainParts[name] as string).split('.').reduce<unknown>((at, key) => (at as never)?.[key], data);
      expect((part as unknown[] | string)?.length, `${name}: ${JSON.stringify(data).slice(0, 300)}`).toBeGreaterThan(0);
    }
  }, 120_000);

  test('are about others where of whom they tell there is nothing to tell', async () => {
    const store = await open();
    await takeIn(store, [
      paper('One', 'Roberto Navigli', 'Grace Hopper'),
      paper('Two', 'Christopher D. Manning', 'Ada Byron'),
      paper('Three', 'Ada Byron', 'Mary Somerville'),
    ]);
    const queries = new Map((await examplesOf(store)).map(({ name, query }) => [name, query]));
    expect(queries.get('path')).toContain('collaborationPaths(from: "ada-byron", to: "christopher-d-manning")');
    expect(queries.get('suggestions')).toContain('author(ref: "christopher-d-manning")');
    expect(queries.get('distances')).toContain('author(ref: "Roberto Navigli")');
  });

  test('are those that need nobody where there is nothing', async () => {
    expect((await examplesOf(await open())).map(({ name }) => name)).toEqual(['search']);
  });
});
