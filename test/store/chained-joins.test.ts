import { expect, it } from 'vitest';
import type { PaperRecord } from '../../src/importers/paper-record.js';
import { splitPaper, undoCuration } from '../../src/store/curation/curate.js';
import { databaseState } from './curation/database-state.js';
import { describeOnBothDatabases } from './databases.js';
import { rowsOf, takeIn } from './take-in.js';

const doi = (value: string) => ({ scheme: 'doi', value });
const paper = (fields: Partial<PaperRecord>): PaperRecord => ({ kind: 'paper', title: 'Sums', authors: [], ...fields });

describeOnBothDatabases('papers that become one after the other', (open) => {
  it('are joined once each, where one of them had just taken another one in', async () => {
    const store = await open();
    await takeIn(store, [
      paper({ title: 'A/B tests', identifiers: [doi('10.1000/1'), { scheme: 'arxiv', value: '2001.00001' }] }),
      paper({}),
    ]);
    // The third record is the second one's new version: it leads the one paper to the next, and both to the first.
    await takeIn(
      store,
      [
        paper({ identifiers: [doi('10.1000/6')] }),
        paper({ recordKey: 'r' }),
        paper({
          recordKey: 'r',
          title: 'A/B tests',
          identifiers: [doi('10.1000/6'), doi('10.48550/arXiv.2001.00001')],
        }),
      ],
      { file: 'later' },
    );
    expect(await rowsOf(store, 'paper', 'id, key')).toEqual([
      { id: 1, key: 'doi:10.1000/1' },
      { id: 2, key: 'sums' },
    ]);
    expect(await rowsOf(store, 'redirect', 'from_id, to_id')).toEqual([
      { from_id: 3, to_id: 1 },
      { from_id: 4, to_id: 3 },
    ]);
    const before = await databaseState(store);
    const [first] = await rowsOf(store, 'source_record', `id, format || ':' || record_key AS name`);
    const { id } = await splitPaper(store, 1, [first?.name as string]);
    await undoCuration(store, id);
    expect(await databaseState(store)).toEqual(before);
  });
});
