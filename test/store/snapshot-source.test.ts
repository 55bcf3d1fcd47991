import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { readDataMoment } from '../../src/store/data-version.js';
import { buildSnapshot } from '../../src/store/load-snapshot.js';
import { migrate } from '../../src/store/migrate.js';
import { openStore } from '../../src/store/open-store.js';
import { readSnapshotFile, snapshotPath, writeSnapshotFile } from '../../src/store/snapshot-file-store.js';
import { createSnapshotHolder } from '../../src/store/snapshot-holder.js';
import { snapshotFromFile } from '../../src/store/snapshot-source.js';
import type { Store } from '../../src/store/store.js';
import { emptyUrls } from './databases.js';
import { takeIn } from './take-in.js';

const folder = mkdtempSync(join(tmpdir(), 'papergraph-snapshot-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const paper = (title: string, ...names: string[]) => ({
  kind: 'paper' as const,
  title,
  date: '2020-05',
  authors: names.map((name) => ({ name })),
  organizations: [{ name: 'deepmind' }],
});

describe.each(['sqlite', 'postgresql'] as const)('the file of a snapshot, on %s', (dialect) => {
  const urls = emptyUrls(dialect);
  const stores: Store[] = [];
  afterAll(async () => {
    for (const store of stores) await store.close();
  });

  async function made(...titles: string[]) {
    const databaseUrl = await urls();
    const store = await openStore(databaseUrl);
    stores.push(store);
    await migrate(store);
    await takeIn(
      store,
      titles.map((title) => paper(title, 'Ada Abel', 'Bo Berg')),
    );
    return { databaseUrl, store, path: snapshotPath(databaseUrl, folder) };
  }

  /** Starts anew with the file that is there: what it gives, and what was told. */
  async function start(
    { databaseUrl, store, path }: Awaited<ReturnType<typeof made>>,
    options: { papersInPlace?: number } = {},
  ) {
    const lines: string[] = [];
    const source = snapshotFromFile(store, { databaseUrl, path, log: (line) => lines.push(line), ...options });
    const { snapshot } = await source(await readDataMoment(store));
    expect(snapshot).toEqual((await buildSnapshot(store)).snapshot);
    return { snapshot, lines };
  }

  it('is built where it is missing, by a thread too, and then read without a look at the rows', async () => {
    const database = await made('First', 'Second');
    const { snapshot, lines } = await start(database, { papersInPlace: 0 });
    expect(lines).toEqual([expect.stringMatching(/^snapshot built in \d+\.\d s, as there is no file '.*'$/)]);
    expect(snapshot.paperAuthors.neighbors.buffer).toBeInstanceOf(SharedArrayBuffer);
    const again = await start(database);
    expect(again.lines).toEqual([]);
    expect(again.snapshot.paperAuthors.neighbors.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(readdirSync(folder).filter((name) => name.endsWith('.unfinished'))).toEqual([]);
  });

  it('is never trusted where it is cut, changed, of another layout, of older data or of another database', async () => {
    const database = await made('First');
    const { path, store } = database;
    await start(database);
    const good = readFileSync(path);
    const flipped = Buffer.from(good);
    flipped[good.length - 9] = (flipped[good.length - 9] as number) ^ 1;
    const older = Buffer.from(good);
    older[8] = 1;
    const bad: [Buffer, RegExp][] = [
      [good.subarray(0, good.length - 8), /expected \d+$/],
      [flipped, /checksum/],
      [older, /layout version is 1, expected \d+$/],
      [Buffer.from('not a snapshot at all, but long enough to hold a header of one'), /expected 'PGRAPHSN'/],
      [Buffer.alloc(0), /0 bytes/],
    ];
    for (const [bytes, reason] of bad) {
      writeFileSync(path, bytes);
      const { lines } = await start(database);
      expect(lines).toEqual([expect.stringMatching(reason)]);
      expect(lines[0]).toContain(` s, as '${path}' is not valid: `);
      expect((await start(database)).lines).toEqual([]);
    }
    await takeIn(store, [paper('Second', 'Cy Cole')]);
    expect((await start(database)).lines[0]).toMatch(/data version is 1, expected 2/);

    const other = await made('Elsewhere');
    expect((await readDataMoment(other.store)).dataVersion).toBe(1);
    writeFileSync(other.path, good);
    expect((await start(other)).lines[0]).toMatch(/built from other data of version 1/);
  });

  it('is done without where the folder cannot be written', async () => {
    const database = await made('First');
    writeFileSync(join(folder, `file-${dialect}`), '');
    const nowhere = { ...database, path: join(folder, `file-${dialect}`, 'x.snapshot') };
    const { lines } = await start(nowhere, { papersInPlace: 0 });
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatch(/can't be saved/);
  });

  it('gives way to newer data while the old snapshot stays with who holds it', async () => {
    const database = await made('First');
    const { databaseUrl, path, store } = database;
    const routine: boolean[] = [];
    const source = snapshotFromFile(store, { databaseUrl, path, log: (_, isRoutine) => routine.push(isRoutine) });
    const holder = createSnapshotHolder(store, { maxAge: 0, source });
    const before = await holder.current();
    await takeIn(store, [paper('Second', 'Cy Cole')]);
    const after = await holder.current();
    expect([before.ids.papers.length, after.ids.papers.length]).toEqual([1, 2]);
    expect(routine).toEqual([false, true]);
    expect(readSnapshotFile(path, await readDataMoment(store)).dataVersion).toBe(after.dataVersion);
  });

  it('of a database that is gone is an error', async () => {
    const { store, path } = await made('First');
    const databaseUrl = dialect === 'sqlite' ? `file:${join(folder, 'gone.db')}` : 'postgresql://me@127.0.0.1:9/gone';
    const source = snapshotFromFile(store, { databaseUrl, path, log: () => {}, papersInPlace: 0 });
    await expect(source(await readDataMoment(store))).rejects.toMatchObject({
      code: dialect === 'sqlite' ? 'STORE_MISSING' : 'STORE_UNREACHABLE',
    });
  });
});

describe('a holder', () => {
  const urls = emptyUrls('sqlite');

  it('answers from what it holds when newer data take long to build', async () => {
    const store = await openStore(await urls());
    await migrate(store);
    await takeIn(store, [paper('First', 'Ada Abel')]);
    let finish = () => {};
    const finished = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let builds = 0;
    const source = async () => {
      const built = await buildSnapshot(store);
      if (builds++ > 0) await finished;
      return built;
    };
    const holder = createSnapshotHolder(store, { maxAge: 0, patience: 20, source });
    const old = await holder.current();
    await takeIn(store, [paper('Second', 'Cy Cole')]);
    expect(await holder.current()).toBe(old);
    expect(await holder.current()).toBe(old);
    finish();
    await vi.waitFor(async () => expect((await holder.current()).ids.papers).toHaveLength(2), 30_000);
    await store.close();
  });
});

describe('where the file goes', () => {
  it('is beside SQLite, and a name of its own for every PostgreSQL database', () => {
    expect(snapshotPath('file:/data/papers.db')).toBe('/data/papers.db.snapshot');
    expect(snapshotPath('file:/data/papers.db', '/elsewhere')).toBe('/elsewhere/papers.db.snapshot');
    const of = (url: string) => snapshotPath(url);
    expect(of('postgresql://me:secret@db/papers')).toMatch(/^\.papergraph\/papers-[0-9a-f]{8}\.snapshot$/);
    expect(of('postgresql://me:secret@db/papers')).toBe(of('postgresql://you@db/papers'));
    expect(of('postgresql://me@db/papers')).not.toBe(of('postgresql://me@elsewhere/papers'));
  });

  it('holds the whole file or none, and is rid of what a killed process left', () => {
    const path = join(folder, 'whole.snapshot');
    const [old, new_] = [`${path}.aaaa.unfinished`, `${path}.bbbb.unfinished`];
    for (const file of [old, new_]) writeFileSync(file, 'half');
    utimesSync(old, 0, 0);
    writeSnapshotFile(path, new Uint8Array(new SharedArrayBuffer(5)));
    expect(statSync(path).size).toBe(5);
    expect(readdirSync(folder).filter((name) => name.startsWith('whole.'))).toEqual([
      'whole.snapshot',
      'whole.snapshot.bbbb.unfinished',
    ]);
    rmSync(new_);
  });
});
