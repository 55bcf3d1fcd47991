import { expect, it } from 'vitest';
import type { PaperRecord } from '../../../src/importers/paper-record.js';
import { ensureSearchIndex } from '../../../src/store/search-index.js';
import { databaseState } from '../curation/database-state.js';
import { describeOnBothDatabases } from '../databases.js';
import { takeIn } from '../take-in.js';

/** Papers of few people, of whom some stand under another name each time, and every tenth one comes again. */
function papers(count: number): PaperRecord[] {
  return Array.from({ length: count }, (_, at) => {
    const number = at % 10 === 9 ? at - 9 : at;
    return {
      kind: 'paper',
      recordKey: `record-${at}`,
      title: `Word ${number} of a corpus`,
      identifiers: [{ scheme: 'doi', value: `10.1234/${number}` }],
      ...(at % 10 === 9 && { abstract: `What a second source says of ${number}.` }),
      authors: [
        { name: at % 3 === 0 ? 'Adalbert B. Curwen' : 'Adalbert Curwen' },
        { name: `Dorothea Elm${number % 40}` },
      ],
    };
  });
}

describeOnBothDatabases('documents that wait for the end of a transaction', (open) => {
  it('are those that the rows make, several batches in a transaction', async () => {
    const store = await open();
    await takeIn(store, papers(2200), { batchSize: 2200 });
    const { search } = await databaseState(store);
    expect(search?.length).toBeGreaterThan(1900);
    await store.sql.run("DELETE FROM setting WHERE name = 'searchIndexVersion'");
    await ensureSearchIndex(store.sql);
    expect((await databaseState(store)).search).toEqual(search);
  });
});
