import { expect, it } from 'vitest';
import type { GraphRecord, PaperRecord } from '../../src/importers/paper-record.js';
import { readDataVersion } from '../../src/store/data-version.js';
import type { Store } from '../../src/store/store.js';
import { describeOnBothDatabases } from './databases.js';
import { rowsOf, takeIn } from './take-in.js';

const paper = (title: string, fields: Partial<PaperRecord> = {}): PaperRecord => ({
  kind: 'paper',
  recordKey: 'smith2020',
  title,
  authors: [{ name: 'Ada Smith' }],
  ...fields,
});
const sheep = paper('Counting sheep in mountains', { date: '2020' });
const tunnels = paper('Quantum tunnels of Norway', { authors: [{ name: 'Bob Smith' }], date: '2020' });
const titles = async (store: Store) => (await rowsOf(store, 'paper', 'title, id')).map(({ title }) => title);

describeOnBothDatabases('records of one key', (open) => {
  /** Takes each record in as a file of its own, named for its place. */
  async function takeEach(store: Store, records: readonly GraphRecord[], hasLocalKeys: boolean) {
    const reports = [];
    for (const [at, record] of records.entries())
      reports.push(await takeIn(store, [record], { file: `${at}.bib`, hasLocalKeys }));
    return reports.map(({ added, merged, unchanged }) => ({ added, merged, unchanged }));
  }
  const [added, merged, unchanged] = [
    { added: 1, merged: 0, unchanged: 0 },
    { added: 0, merged: 1, unchanged: 0 },
    { added: 0, merged: 0, unchanged: 1 },
  ];

  it('are different papers where keys mean something in one file only, and are known again', async () => {
    const store = await open();
    expect(await takeEach(store, [sheep, tunnels], true)).toEqual([added, added]);
    expect(await titles(store)).toEqual(['Counting sheep in mountains', 'Quantum tunnels of Norway']);
    const version = await readDataVersion(store);
    expect(await takeEach(store, [sheep, tunnels], true)).toEqual([unchanged, unchanged]);
    // In one file, too, and wherever it lies.
    expect(await takeIn(store, [tunnels, sheep], { file: 'both.bib', hasLocalKeys: true })).toMatchObject({
      unchanged: 2,
    });
    expect(await readDataVersion(store)).toBe(version);
  });

  it('are one paper whose title was mended, or that gained an identifier', async () => {
    const store = await open();
    await takeIn(store, [sheep], { hasLocalKeys: true });
    const mended = paper('Counting sheep in the mountains', { date: '2020' });
    expect(await takeIn(store, [mended], { hasLocalKeys: true })).toMatchObject({ merged: 1 });
    const identifiers = [{ scheme: 'doi', value: '10.1000/sheep' }];
    await takeIn(store, [{ ...mended, identifiers }], { hasLocalKeys: true });
    await takeIn(store, [paper('Sheep, counted', { identifiers })], { hasLocalKeys: true });
    expect(await titles(store)).toEqual(['Sheep, counted']);
  });

  it('are new papers where only the title is the same: nobody wrote both', async () => {
    const store = await open();
    const [one, other] = ['Ada Smith', 'Bob Jones'].map((name) => paper('Introduction', { authors: [{ name }] }));
    await takeEach(store, [one as PaperRecord, other as PaperRecord], true);
    expect(await titles(store)).toEqual(['Introduction', 'Introduction']);
  });

  it('change nothing when the files that have other versions of them are read again', async () => {
    const store = await open();
    const versions = [sheep, { ...sheep, pages: '1-2' }, { ...sheep, volume: '3' }];
    expect(await takeEach(store, versions, false)).toEqual([added, merged, merged]);
    const version = await readDataVersion(store);
    expect(await takeEach(store, versions, false)).toEqual([unchanged, unchanged, unchanged]);
    expect(await readDataVersion(store)).toBe(version);
  });

  it('change nothing when a file that has two versions of them is read again', async () => {
    const store = await open();
    const versions = [sheep, { ...sheep, pages: '1-2' }];
    const read = (file?: string) => takeIn(store, versions, { ...(file && { file }), hasLocalKeys: true });
    expect(await read()).toMatchObject({ added: 1, merged: 1 });
    const version = await readDataVersion(store);
    expect(await read()).toMatchObject({ unchanged: 2 });
    expect(await read('a copy of it')).toMatchObject({ unchanged: 2 });
    expect(await readDataVersion(store)).toBe(version);
    // The first of the two was mended since.
    expect(await takeIn(store, [{ ...sheep, volume: '3' }, versions[1] as PaperRecord])).toMatchObject({ merged: 2 });
  });

  it('go back where their file does', async () => {
    const store = await open();
    const volumes = async () => (await rowsOf(store, 'paper', 'volume, id')).map(({ volume }) => volume);
    await takeIn(store, [{ ...sheep, volume: '1' }]);
    await takeIn(store, [{ ...sheep, volume: '2' }]);
    expect(await volumes()).toEqual(['2']);
    expect(await takeIn(store, [{ ...sheep, volume: '1' }])).toMatchObject({ merged: 1 });
    expect(await volumes()).toEqual(['1']);
  });
});
