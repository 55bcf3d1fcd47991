/**
 * Imports every folder of the shared data in one command into one new database, twice, and a third time with every file
 * read again, and says what came of it: counts by format, problems by code, and whether the later runs changed anything.
 * Run: npx tsx scripts/import-everything.ts [FOLDER or FILE...], ../shared/data unless stated. The database is removed;
 * nothing is written elsewhere.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCli } from '../src/cli/main.js';
import { readDataVersion } from '../src/store/data-version.js';
import { openStore } from '../src/store/open-store.js';
import type { Store } from '../src/store/store.js';
import { answerHelp } from './help.js';

answerHelp(import.meta.url);

const ownData = fileURLToPath(new URL('../../shared/data', import.meta.url));
const paths = process.argv.length > 2 ? process.argv.slice(2) : [ownData];
const folder = mkdtempSync(join(tmpdir(), 'papergraph-everything-'));
const url = `file:${join(folder, 'everything.db')}`;

try {
  const first = await importAll('first');
  const second = await importAll('second');
  const third = await importAll('third', ['--reread']);
  await report(first, second, third);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

interface Outcome {
  code: number;
  seconds: number;
  lastRun: number;
  dataVersion: number;
}

async function importAll(name: string, options: string[] = []): Promise<Outcome> {
  const begun = performance.now();
  const last: string[] = [];
  const code = await runCli(['import', ...options, ...paths], {
    environment: { DATABASE_URL: url, BUNDLED_PAPERS: '0' },
    standardInput: process.stdin,
    standardOutput: process.stdout,
    out: (line) => {
      if (!/: [\w-]+, [\d,]+ records/.test(line)) last.push(line);
    },
    err: (line) => console.error(line),
    signal: new AbortController().signal,
  });
  const seconds = (performance.now() - begun) / 1000;
  const memory = Math.round(process.resourceUsage().maxRSS / 1000);
  console.log(`${name} run: exit code ${code}, ${seconds.toFixed(0)} s, peak memory so far ${memory} MB`);
  for (const line of last) console.log(`  ${line}`);
  return withStore(async (store) => {
    const [row] = await store.sql.all<{ last: number }>('SELECT MAX(id) AS last FROM import_run');
    return { code, seconds, lastRun: row?.last ?? 0, dataVersion: await readDataVersion(store) };
  });
}

function report(first: Outcome, second: Outcome, third: Outcome): Promise<void> {
  return withStore(async (store) => {
    const counts = (where: string) =>
      store.sql.all<Record<string, string | number>>(
        `SELECT format, COUNT(*) AS files, SUM(records_read) AS read, SUM(records_added) AS added,
           SUM(records_merged) AS merged, SUM(records_unchanged) AS unchanged, SUM(records_quarantined) AS quarantined
         FROM import_run WHERE ${where} GROUP BY format ORDER BY format`,
      );
    console.log('first run, by format:');
    console.table(await counts(`id <= ${first.lastRun}`));
    console.log('problems, by code:');
    console.table(
      await store.sql.all(
        `SELECT p.severity, p.code, r.format, COUNT(*) AS problems FROM import_problem p JOIN import_run r ON r.id = p.run_id
         GROUP BY p.severity, p.code, r.format ORDER BY p.severity DESC, problems DESC`,
      ),
    );
    let before = first;
    for (const [name, run] of Object.entries({ second, third })) {
      const again = await counts(`id > ${before.lastRun} AND id <= ${run.lastRun}`);
      const changed = again.filter(({ added, merged }) => Number(added) + Number(merged) > 0);
      console.log(`${name} run, formats that changed something:`, changed.length === 0 ? 'none' : '');
      if (changed.length > 0) console.table(changed);
      console.log(`data version ${before.dataVersion} before the ${name} run, ${run.dataVersion} after it`);
      if (changed.length > 0 || before.dataVersion !== run.dataVersion) process.exitCode = 1;
      before = run;
    }
  });
}

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore(url);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
