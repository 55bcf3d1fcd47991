import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { GraphRecord, PaperRecord } from '../../src/importers/paper-record.js';
import { readDataVersion } from '../../src/store/data-version.js';
import type { Store } from '../../src/store/store.js';
import { clearDatabase } from './clear-database.js';
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

  it('hold in the version that their source changed last, in whatever order they are read', async () => {
    const versions = [
      { ...sheep, updated: '2024-05-01', volume: '1' },
      { ...sheep, updated: '2024-05-02T10:00:00.000Z', volume: '2', pages: '1-2' },
      { ...sheep, updated: '2024-05-02', volume: '3' },
      // An answer of the same moment in which less was asked for.
      { ...sheep, updated: '2024-05-02T10:00:00.000Z', volume: '4' },
    ];
    for (const hasLocalKeys of [false, true]) {
      const store = await open();
      const property = fc.asyncProperty(
        fc.shuffledSubarray(versions, { minLength: versions.length }),
        fc.boolean(),
        async (order, isOneFile) => {
          await clearDatabase(store);
          if (isOneFile) {
            // Within a file its own order says which of two equals is the later.
            const distinct = order.filter(({ volume }) => volume !== '4');
            await takeIn(store, distinct, { hasLocalKeys });
          } else await takeEach(store, order, hasLocalKeys);
          expect(await rowsOf(store, 'paper', 'volume, pages')).toEqual([{ volume: '2', pages: '1-2' }]);
          expect(await takeEach(store, order, hasLocalKeys)).toEqual(order.map(() => unchanged));
        },
      );
      await fc.assert(property, { numRuns: 10, seed: 21 });
    }
  });

  it('hold in the version read last where one of two does not say when it was changed', async () => {
    const store = await open();
    const volumes = async () => (await rowsOf(store, 'paper', 'volume, id')).map(({ volume }) => volume);
    await takeEach(store, [{ ...sheep, updated: '2024-05-02', volume: '2' }], false);
    await takeIn(store, [{ ...sheep, volume: '1' }], { file: 'another' });
    expect(await volumes()).toEqual(['1']);
    await takeIn(store, [{ ...sheep, updated: '2024-05-01', volume: '3' }], { file: 'a third' });
    expect(await volumes()).toEqual(['3']);
  });

  it('say who somebody is, and what an organization is called, in the version changed last', async () => {
    const store = await open();
    const institute = (name: string, updated: string): GraphRecord => {
      return {
        kind: 'organization',
        recordKey: 'o1',
        name,
        identifiers: [{ scheme: 'ror', value: '052gg0110' }],
        updated,
      };
    };
    const versions = [institute('University of Oxford', '2024-02-01'), institute('Oxford University', '2020-02-01')];
    for (const order of [versions, [...versions].reverse()]) {
      await clearDatabase(store);
      await takeEach(store, order, false);
      expect((await rowsOf(store, 'organization', 'name, id')).map(({ name }) => name)).toEqual([
        'University of Oxford',
      ]);
    }
  });
});
