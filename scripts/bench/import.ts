/**
 * Records per second and peak memory of importing each large source into a new embedded database, beside a bare parse
 * of the same bytes (the same parser, nothing kept and nothing mapped) and beside reading alone (parse and mapping, no
 * database); then the peak memory for the papers of four years of the ACL Anthology once and four times over, under
 * other ids and titles. Each figure is measured in a process of its own. Seconds are of the wall clock and of the
 * processor. Run: npm run bench -- import [FOLDER or FILE...], the large sources of ../shared/data unless stated.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Measured, Task } from './import-task.js';

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const large = [
  ...['acl-anthology/data/xml', 'paperscape', 'openalex', 'dblp', 'ror', 'semanticscholar', 'crossref', 'bibtex'],
  ...['pubmed', 'arxiv', 'papercopilot'],
];
const isDefault = process.argv.length <= 2;
const paths = isDefault ? large.map((name) => data + name).filter((path) => existsSync(path)) : process.argv.slice(2);

for (const path of paths) {
  const imported = measure({ kind: 'import', paths: [path] });
  const read = measure({ kind: 'read', paths: [path] });
  const parsed = measure({ kind: 'parse', paths: [path] });
  console.log(`${path.replace(data, '')}: ${imported.records} records, ${megabytes(imported.bytes)}`);
  console.log(`  import      ${secondsOf(imported)}, ${perSecond(imported)}, peak memory ${megabytes(imported.peak)}`);
  console.log(`  read only   ${secondsOf(read)}, ${perSecond(read)}`);
  console.log(
    `  bare parse  ${secondsOf(parsed)}: the import takes ${ratio(imported, parsed)} times the processor's time`,
  );
}
const anthology = `${data}acl-anthology/data/xml`;
if (isDefault && existsSync(anthology)) {
  for (const copies of [1, 4]) {
    const grown = measure({ kind: 'import', paths: [2018, 2019, 2020, 2021].map((y) => `${anthology}/${y}*`), copies });
    console.log(`${copies}x: ${grown.records} records in ${secondsOf(grown)}, peak memory ${megabytes(grown.peak)}`);
  }
}

function measure(task: Task): Measured {
  const program = fileURLToPath(new URL('./import-task.ts', import.meta.url));
  const { stdout, status } = spawnSync(process.execPath, ['--import', 'tsx', program, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`measure ${JSON.stringify(task)}: the process ended with ${status}`);
  return JSON.parse(stdout) as Measured;
}

function secondsOf({ seconds, processorSeconds }: Measured): string {
  return `${seconds.toFixed(1)} s (processor ${processorSeconds.toFixed(1)} s)`;
}

function perSecond({ records, seconds }: Measured): string {
  return `${Math.round(records / seconds).toLocaleString('en')} a second`;
}

function ratio(a: Measured, b: Measured): string {
  return (a.processorSeconds / b.processorSeconds).toFixed(1);
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
}
