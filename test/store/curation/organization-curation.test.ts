import { expect, it } from 'vitest';
import type { GraphRecord } from '../../../src/importers/paper-record.js';
import { mergeEntities, undoCuration } from '../../../src/store/curation/curate.js';
import { describeOnBothDatabases } from '../databases.js';
import { takeIn } from '../take-in.js';
import { databaseState } from './database-state.js';

const wikidata = [{ scheme: 'wikidata', value: 'Q95' }];

describeOnBothDatabases('the merge of two organizations', (open) => {
  it.each([
    [1, 2],
    [2, 1],
  ] as const)('%i and %i is undone exactly where a paper names both in the same words', async (into, from) => {
    const store = await open();
    await takeIn(store, [
      { kind: 'organization', name: 'Analytical Society', identifiers: wikidata },
      {
        kind: 'paper',
        title: 'Engines',
        authors: [],
        organizations: [{ name: 'Engine Makers', identifiers: wikidata }, { name: 'Engine Makers' }],
      },
    ] satisfies GraphRecord[]);
    const before = await databaseState(store);
    expect(before.paper_organization).toHaveLength(2);
    const [id] = await mergeEntities(store, 'organization', [into, from]);
    expect((await databaseState(store)).paper_organization).toHaveLength(1);
    await undoCuration(store, id as number);
    expect(await databaseState(store)).toEqual(before);
  });
});
