import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { migrate } from '../../src/store/migrate.js';
import { openStore } from '../../src/store/open-store.js';
import { emptyUrls } from './databases.js';
import { endlessPaper } from './endless-paper.js';
import { recountedPapers } from './recounted-papers.js';
import { rowsOf, takeIn } from './take-in.js';

/** Kills the import at an arbitrary moment after its fourth batch. */
async function killImport(url: string): Promise<void> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./endless-import.ts', import.meta.url)), url],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const ended = new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
  let batches = 0;
  for await (const chunk of child.stdout) {
    batches += String(chunk).split('\n').length - 1;
    if (batches >= 4) child.kill('SIGKILL');
  }
  expect(await ended).toBe('SIGKILL');
}

describe.each(['sqlite', 'postgresql'] as const)('an import into %s that is killed', (dialect) => {
  const urls = emptyUrls(dialect);

  it('leaves whole batches, and is completed by running it again', async () => {
    const url = await urls();
    const first = await openStore(url);
    await migrate(first);
    await first.close();
    await killImport(url);
    const store = await openStore(url);
    const kept = (await rowsOf(store, 'paper', 'id, id')).length;
    expect(kept).toBeGreaterThanOrEqual(40);
    expect(kept % 10).toBe(0);
    expect(await rowsOf(store, 'source_record', 'id, id')).toHaveLength(kept);
    const [run] = await rowsOf(store, 'import_run', 'status, records_added');
    expect(run).toEqual({ status: 'RUNNING', records_added: kept });
    const records = Array.from({ length: kept + 15 }, (_, at) => endlessPaper(at));
    expect(await takeIn(store, records)).toMatchObject({ added: 15, unchanged: kept });
    expect((await rowsOf(store, 'import_run', 'id, status')).map(({ status }) => status)).toEqual([
      'INTERRUPTED',
      'DONE',
    ]);
    for (const [kind, stored, counted] of await recountedPapers(store)) expect([kind, stored]).toEqual([kind, counted]);
    await store.close();
  });
});
