import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadBundledCorpus } from '../../src/server/load-bundled-corpus.js';
import { migrate } from '../../src/store/migrate.js';
import { openStore } from '../../src/store/open-store.js';
import type { Store } from '../../src/store/store.js';
import { loadBundledPapers } from '../schema/bundled-papers.js';
import { emptyDatabases, emptyUrls } from '../store/databases.js';
import { recountedPapers } from '../store/recounted-papers.js';
import { rowsOf } from '../store/take-in.js';

const urls = emptyUrls('sqlite');
const open = emptyDatabases('sqlite');

/** Lets another process load, and kills it when a batch of the sample is in. */
async function killLoad(url: string): Promise<void> {
  const program = fileURLToPath(new URL('./bundled-load.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.on('exit', (_, signal) => resolve(signal)));
  let told = '';
  for await (const chunk of child.stdout) {
    told += String(chunk);
    if (told.split('\n').length > 2) child.kill('SIGKILL');
  }
  expect(await ended).toBe('SIGKILL');
}

async function papersIn(store: Store): Promise<number> {
  return (await rowsOf(store, 'paper', 'id, id')).length;
}

describe('the bundled corpus', () => {
  it('is completed by the next start where a start was killed in the middle, and then left alone', async () => {
    const url = await urls();
    const first = await openStore(url);
    await migrate(first);
    await first.close();
    await killLoad(url);
    const store = await openStore(url);
    const kept = await rowsOf(store, 'source_record', 'id, id');
    expect(kept.length).toBeGreaterThan(27);
    expect(await papersIn(store)).toBeLessThan(4_703);
    await loadBundledCorpus(store);
    expect(await papersIn(store)).toBe(4_703);
    for (const [kind, stored, counted] of await recountedPapers(store)) expect([kind, stored]).toEqual([kind, counted]);
    const runs = await rowsOf(store, 'import_run', 'id, file, status');
    expect(runs.map(({ file, status }) => [file, status])).toEqual([
      ['prisma/seed/listing.txt', 'DONE'],
      ['prisma/seed/acl-sample.jsonl.gz', 'INTERRUPTED'],
      ['prisma/seed/acl-sample.jsonl.gz', 'DONE'],
    ]);
    let begun = false;
    await loadBundledCorpus(store, {
      onBegin: () => {
        begun = true;
      },
    });
    expect(begun).toBe(false);
    await store.close();
  }, 300_000);

  it('stops after a whole batch when asked', async () => {
    const store = await open();
    const stop = new AbortController();
    const shares: number[] = [];
    await loadBundledCorpus(store, {
      signal: stop.signal,
      onProgress: (share) => {
        // The listing is one batch.
        if (shares.push(share) === 2) stop.abort();
      },
    });
    // Once more where what was read before the stop is written.
    expect(shares.length).toBeLessThanOrEqual(3);
    expect(shares[0]).toBeGreaterThan(0);
    expect(shares[1]).toBeGreaterThan(shares[0] ?? 1);
    expect(shares[1]).toBeLessThanOrEqual(1);
    expect((await rowsOf(store, 'import_run', 'id, status')).map(({ status }) => status)).toEqual([
      'DONE',
      'INTERRUPTED',
    ]);
  });

  it('never comes into a database that somebody has imported into', async () => {
    const store = await open();
    await loadBundledPapers(store);
    await loadBundledCorpus(store);
    expect(await papersIn(store)).toBe(21);
  });
});
