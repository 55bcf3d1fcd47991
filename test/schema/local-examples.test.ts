import { expect, test } from 'vitest';
import type { PaperRecord } from '../../src/importers/paper-record.js';
import { createContext } from '../../src/schema/context.js';
import { localExamples } from '../../src/schema/local-examples.js';
import { createSnapshotHolder } from '../../src/store/snapshot-holder.js';
import type { Store } from '../../src/store/store.js';
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
      ['suggestions', 'With whom could Grace Hopper work?'],
      ['communities', 'Which groups work on calculating engines, and where to draw them?'],
      ['organization', 'With whom does Analytical Society work, and how international is it?'],
      ['distances', 'How far is everybody from Grace Hopper?'],
      ['export', 'The network around Grace Hopper as a file for Gephi'],
      ['search', 'Which papers are about mixture of experts?'],
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

  test('are those that need nobody where there is nothing', async () => {
    expect((await examplesOf(await open())).map(({ name }) => name)).toEqual(['search']);
  });
});
