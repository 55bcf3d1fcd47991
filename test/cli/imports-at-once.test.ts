import { type StdioOptions, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/main.js';
import { openStore } from '../../src/store/open-store.js';
import { emptyUrls } from '../store/databases.js';
import { rowsOf } from '../store/take-in.js';

const folder = mkdtempSync(join(tmpdir(), 'papergraph-at-once-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const paper = (at: number) =>
  `{"kind":"paper","title":"Sparse mixture of experts, part ${at}","authors":[{"name":"Ada Byron"},{"name":"A. Byron"}]}`;
const first = join(folder, 'first.jsonl');
const second = join(folder, 'second.jsonl');
writeFileSync(first, Array.from({ length: 30 }, (_, at) => paper(at)).join('\n'));
writeFileSync(second, '{"kind":"paper","title":"The second","authors":[{"name":"Blaise Pascal"}]}');

/** Never changes: to sleep in, without giving others their turn. */
const clock = new Int32Array(new SharedArrayBuffer(4));

const program = ['--import', 'tsx', join(import.meta.dirname, 'command-in-process.ts')];
const environmentOf = (url: string) => ({ ...process.env, DATABASE_URL: url, BUNDLED_PAPERS: '0' });

/** Imports the first file here; told what the progress bar shows, while the import does nothing else. */
async function importFirst(url: string, onDraw: (text: string) => void): Promise<void> {
  const code = await runCli(['import', first], {
    environment: environmentOf(url),
    standardInput: Readable.from([]),
    standardOutput: new Writable(),
    out: () => {},
    err: () => {},
    draw: onDraw,
    signal: new AbortController().signal,
  });
  expect(code).toBe(0);
}

describe.each(['sqlite', 'postgresql'] as const)('another process that would import into %s', (dialect) => {
  const urls = emptyUrls(dialect);

  it('is refused in every stage of an import: reading, who is who, topics', async () => {
    const url = await urls();
    const refused: string[] = [];
    await importFirst(url, (text) => {
      const stage = /who is who|topics|first\.jsonl/.exec(text)?.[0];
      if (stage === undefined || refused.some((line) => line.startsWith(stage))) return;
      const command =
        stage === 'topics' ? ['import', second, '--dry-run', '--no-wait'] : ['import', second, '--no-wait'];
      const { status, stderr } = spawnSync(process.execPath, [...program, ...command], {
        env: environmentOf(url),
        encoding: 'utf8',
      });
      refused.push(`${stage} ${status} ${stderr.split('\n')[0]}`);
    });
    expect(refused).toEqual(
      ['first.jsonl', 'who is who', 'topics'].map((stage) =>
        expect.stringMatching(new RegExp(`^${stage} 1 papergraph: import into '.*': another import is using it`)),
      ),
    );
  }, 90_000);

  it('waits for the whole of it, then does its own', async () => {
    const url = await urls();
    const told = join(folder, `${dialect}.told`);
    let ended: Promise<unknown> | undefined;
    const seen: string[] = [];
    await importFirst(url, (text) => {
      seen.push(text);
      if (ended) return;
      const stdio: StdioOptions = ['ignore', 'ignore', openSync(told, 'w')];
      ended = once(spawn(process.execPath, [...program, 'import', second], { env: environmentOf(url), stdio }), 'exit');
      // This import stands still until the other one has found it at work.
      const until = Date.now() + 40_000;
      while (readFileSync(told, 'utf8') === '' && Date.now() < until) Atomics.wait(clock, 0, 0, 50);
    });
    expect(seen.some((text) => text.includes('topics'))).toBe(true);
    expect(await ended).toEqual([0, null]);
    expect(readFileSync(told, 'utf8')).toMatch(/^papergraph: another import is using '.*': waiting for it to end\n$/);
    const store = await openStore(url);
    const runs = await rowsOf(store, 'import_run', 'id, file, status');
    expect(runs.map(({ file, status }) => [file, status])).toEqual([
      [first, 'DONE'],
      [second, 'DONE'],
    ]);
    await store.close();
  }, 90_000);
});
