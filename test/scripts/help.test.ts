import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { headOf } from '../../scripts/help.js';

const scripts = new URL('../../scripts/', import.meta.url);

function run(...args: string[]) {
  const [file = '', ...rest] = args;
  const script = fileURLToPath(new URL(file, scripts));
  return spawnSync(process.execPath, ['--import', 'tsx', script, ...rest], { encoding: 'utf8' });
}

it('is the comment at the head of every bench, and of every script that answers', () => {
  const named = [...readFileSync(new URL('bench.ts', scripts), 'utf8').matchAll(/import\('\.\/(.*)\.js'\)/g)];
  const benches = named.map(([, name]) => `${name}.ts`);
  const answering = readdirSync(scripts).filter(
    (file) => file.endsWith('.ts') && readFileSync(new URL(file, scripts), 'utf8').includes('answerHelp(import'),
  );
  expect(benches).toHaveLength(10);
  expect(answering).toHaveLength(6);
  for (const file of [...benches, ...answering]) {
    const text = headOf(new URL(file, scripts).href);
    expect(text.length, file).toBeGreaterThan(40);
    expect(text, file).not.toMatch(/^\s*\*/m);
  }
  // Who asks how a bench is run is told.
  for (const file of benches) expect(headOf(new URL(file, scripts).href), file).toContain('npm run bench -- ');
});

it('answers before anything is done; what is wrong with a bench stands in one line', () => {
  const help = run('print-schema.ts', '--help');
  expect(help).toMatchObject({ status: 0, stderr: '' });
  expect(help.stdout).toMatch(/^Writes the printed schema/);
  const unknown = run('bench.ts', 'snapshot', '--nope');
  expect(unknown).toMatchObject({ status: 1, stdout: '' });
  expect(unknown.stderr).toBe(
    "bench snapshot: Unknown option '--nope'; npm run bench -- snapshot --help lists the options\n",
  );
  const noAddress = run('bench.ts', 'http', '--database', 'papers.db');
  expect(noAddress).toMatchObject({ status: 1, stdout: '' });
  expect(noAddress.stderr).toMatch(/^papergraph: open the database: 'papers.db' is no address of a database \(.*\)\n$/);
});
