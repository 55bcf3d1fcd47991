import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, vi } from 'vitest';
import { migrate } from '../../src/store/migrate.js';
import { openStore } from '../../src/store/open-store.js';
import { emptyUrls } from './databases.js';
import { endlessPaper } from './endless-paper.js';
import { rowsOf, takeIn } from './take-in.js';

/** Another process that imports until it is killed; resolves when it has written a batch. */
async function startImport(url: string): Promise<ChildProcess> {
  const program = fileURLToPath(new URL('./endless-import.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  child.stdout.resume();
  return child;
}

describe.each(['sqlite', 'postgresql'] as const)('two imports at once into %s', (dialect) => {
  const urls = emptyUrls(dialect);

  it('come one after the other, as wholes, while readers are let in', async () => {
    const url = await urls();
    const store = await openStore(url);
    await migrate(store);
    const other = await startImport(url);
    const late = [{ kind: 'paper' as const, title: 'The second', authors: [] }];
    await expect(takeIn(store, late, { waits: false })).rejects.toMatchObject({ code: 'IMPORT_RUNNING' });
    let waits = 0;
    const waiting = takeIn(store, late, { onWait: () => waits++ });
    const before = (await rowsOf(store, 'paper', 'id, id')).length;
    expect(before).toBeGreaterThan(0);
    await setTimeout(600);
    // The other one goes on, some batches further.
    await vi.waitFor(
      async () => expect((await rowsOf(store, 'paper', 'id, id')).length).toBeGreaterThan(before),
      30_000,
    );
    expect(await rowsOf(store, 'paper', 'id, title')).not.toContainEqual(
      expect.objectContaining({ title: 'The second' }),
    );
    const ended = once(other, 'exit');
    other.kill('SIGKILL');
    await ended;
    expect(await waiting).toMatchObject({ added: 1, status: 'DONE' });
    expect(waits).toBe(1);
    expect((await rowsOf(store, 'import_run', 'id, status')).map(({ status }) => status)).toEqual([
      'INTERRUPTED',
      'DONE',
    ]);
    await store.close();
  });

  it('ends the waiting when it is told to stop', async () => {
    const url = await urls();
    const store = await openStore(url);
    await migrate(store);
    const other = await startImport(url);
    const stop = new AbortController();
    const waiting = takeIn(store, [endlessPaper(0)], { signal: stop.signal, onWait: () => stop.abort() });
    await expect(waiting).rejects.toMatchObject({ code: 'IMPORT_RUNNING' });
    other.kill('SIGKILL');
    await store.close();
  });
});
