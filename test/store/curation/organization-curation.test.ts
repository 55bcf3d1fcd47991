import { expect, it } from 'vitest';
import type { GraphRecord } from '../../../src/importers/paper-record.js';
import { mergeEntities, undoCuration } from '../../../src/store/curation/curate.js';
import { describeOnBothDatabases } from '../databases.js';
import { rowsOf, takeIn } from '../take-in.js';
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

  it('is undone on papers that were merged since, where the records are now', async () => {
    const store = await open();
    const paper = (title: string, organization: string): GraphRecord => {
      return { kind: 'paper', recordKey: title, title, authors: [], organizations: [{ name: organization }] };
    };
    await takeIn(store, [paper('Engines', 'Engine Makers'), paper('Notes', 'Analytical Society')]);
    const [id] = await mergeEntities(store, 'organization', [1, 2]);
    await mergeEntities(store, 'paper', [1, 2]);
    await undoCuration(store, id as number);
    expect(await rowsOf(store, 'paper_organization', 'organization_id, paper_id, text_as_printed')).toEqual([
      { organization_id: 1, paper_id: 1, text_as_printed: 'Engine Makers' },
      { organization_id: 2, paper_id: 1, text_as_printed: 'Analytical Society' },
    ]);
  });

  it('puts it back under what its parent was merged into since', async () => {
    const store = await open();
    await takeIn(store, [
      { kind: 'organization', name: 'Engine Makers' },
      { kind: 'organization', name: 'Analytical Society', identifiers: wikidata },
      { kind: 'organization', name: 'Analytical Laboratory', parent: { scheme: 'wikidata', value: 'Q95' } },
      { kind: 'organization', name: 'Royal Society' },
    ] satisfies GraphRecord[]);
    const [id] = await mergeEntities(store, 'organization', [1, 3]);
    await mergeEntities(store, 'organization', [4, 2]);
    await undoCuration(store, id as number);
    expect(await rowsOf(store, 'organization', 'id, parent_id')).toEqual([
      { id: 1, parent_id: null },
      { id: 3, parent_id: 4 },
      { id: 4, parent_id: null },
    ]);
  });
});
