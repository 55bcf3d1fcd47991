import { expect, it } from 'vitest';
import { type IngestOptions, ingestOne, type SourceContent } from '../../src/store/ingest.js';
import type { Store } from '../../src/store/store.js';
import { describeOnBothDatabases } from './databases.js';
import { endlessPaper } from './endless-paper.js';
import { rowsOf } from './take-in.js';

/** Takes in ten papers as one file; tells how many of them were read. */
async function takeInFile(store: Store, { stamp = '10:1', hash = 'a' } = {}, options: IngestOptions = {}) {
  let read = 0;
  let isWhole = false;
  async function* items() {
    for (; read < 10; read++) yield { place: { line: read + 1 }, record: endlessPaper(read) };
    isWhole = true;
  }
  const content: SourceContent = {
    stamp,
    contentHash: () => (isWhole ? hash : null),
    findContentHash: async () => hash,
  };
  const source = { file: 'ten.test', format: 'test', softwareVersion: '0', items: items(), content };
  const report = await ingestOne(store, source, options);
  return { read, report };
}

describeOnBothDatabases('a file that comes again', (open) => {
  it('is not read while its stamp or its content is the same, and counts as unchanged', async () => {
    const store = await open();
    expect(await takeInFile(store)).toMatchObject({ read: 10, report: { added: 10 } });
    const { coverage, dataVersion } = (await takeInFile(store)).report;
    expect(coverage).toMatchObject({ title: 10 });
    for (const content of [{}, { stamp: '10:2' }, { stamp: '10:3', hash: 'b' }]) {
      const isOther = content.hash === 'b';
      const { read, report } = await takeInFile(store, content);
      expect([read, report]).toMatchObject([isOther ? 10 : 0, { read: 10, unchanged: 10, added: 0, dataVersion }]);
    }
    expect((await takeInFile(store, { stamp: '10:3', hash: 'b' })).read).toBe(0);
    expect((await takeInFile(store, { stamp: '11:2', hash: 'c' })).read).toBe(10);
    expect((await takeInFile(store, { stamp: '11:2', hash: 'c' }, { rereads: true })).read).toBe(10);
    expect(await rowsOf(store, 'paper', 'id, id')).toHaveLength(10);
  });

  it('is read again where it was not taken in whole', async () => {
    const store = await open();
    const stop = new AbortController();
    await takeInFile(store, {}, { batchSize: 4, signal: stop.signal, onProgress: () => stop.abort() });
    expect(await takeInFile(store)).toMatchObject({ read: 10, report: { unchanged: 4, added: 6 } });
    expect((await takeInFile(store)).read).toBe(0);
  });
});
