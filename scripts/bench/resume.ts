/**
 * What a killed import costs: a source is taken in whole, then into another database until half of its records are read,
 * where SIGKILL ends the process, then by running the same again. Processor seconds of each, and whether the papers are
 * as many. Run: npm run bench -- resume [FOLDER or FILE...], the ACL Anthology's volumes of 2019 to 2021 unless stated.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openStore } from '../../src/store/open-store.js';
import { machine, markdownTable } from './markdown.js';

const anthology = fileURLToPath(new URL('../../../shared/data/acl-anthology/data/xml', import.meta.url));
const stated = process.argv.slice(2);
const paths = stated.length > 0 ? stated : [2019, 2020, 2021].map((year) => `${anthology}/${year}*`);
const folder = mkdtempSync(join(tmpdir(), 'papergraph-resume-'));
const urlOf = (name: string) => `file:${join(folder, `${name}.db`)}`;

interface Outcome {
  read: number;
  processorSeconds: number;
}

try {
  const whole = await run(urlOf('whole'));
  const killed = await run(urlOf('killed'), whole.read / 2);
  const resumed = await run(urlOf('killed'));
  const papers = [await papersIn(urlOf('whole')), await papersIn(urlOf('killed'))];
  const row = (name: string, { read, processorSeconds }: Outcome) => [
    name,
    read.toLocaleString('en'),
    processorSeconds.toFixed(1),
    (processorSeconds / whole.processorSeconds).toFixed(2),
  ];
  console.log(machine());
  console.log(
    markdownTable(
      ['', 'records read', 'processor seconds', 'of the whole'],
      [row('whole', whole), row('killed at half', killed), row('resumed', resumed)],
    ),
  );
  console.log(`${papers[0]} papers in one go, ${papers[1]} in two`);
  if (papers[0] !== papers[1]) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** @param until records read after which the process is killed; to its end unless stated */
async function run(url: string, until = Number.POSITIVE_INFINITY): Promise<Outcome> {
  const program = fileURLToPath(new URL('./resume-task.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, url, ...paths], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise<string | number | null>((resolve) =>
    child.on('exit', (code, signal) => resolve(signal ?? code)),
  );
  let last: Outcome = { read: 0, processorSeconds: 0 };
  let rest = '';
  for await (const chunk of child.stdout) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [read = 0, processorSeconds = 0] = line.split(' ').map(Number);
      last = { read, processorSeconds };
    }
    if (last.read >= until) child.kill('SIGKILL');
  }
  const how = await ended;
  if (how !== (Number.isFinite(until) ? 'SIGKILL' : 0))
    throw new Error(`import of ${paths.join(', ')}: ended with ${how}`);
  return last;
}

async function papersIn(url: string): Promise<number> {
  const store = await openStore(url);
  try {
    const [row] = await store.sql.all<{ papers: number }>('SELECT COUNT(*) AS papers FROM paper');
    return row?.papers ?? 0;
  } finally {
    await store.close();
  }
}
