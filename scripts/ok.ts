/**
 * The gate: everything that must hold before a change goes in, each step by name, the first failure ends it.
 *
 *   npm run ok                  all steps
 *   npm run ok -- --skip-tests  all but the tests, for who has just run them
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { answerHelp } from './help.js';

answerHelp(import.meta.url);

const root = join(import.meta.dirname, '..');
const bin = (name: string) => join(root, 'node_modules/.bin', name);
const script = (file: string, ...more: string[]) => [
  process.execPath,
  '--import',
  'tsx',
  join(root, 'scripts', file),
  ...more,
];

const steps: readonly { name: string; command: readonly string[]; isTest?: boolean }[] = [
  { name: 'generate the database clients', command: script('generate.ts') },
  { name: "generate the explorer's types of the schema", command: script('schema-types.ts') },
  { name: 'typecheck', command: [bin('tsc'), '-p', '.'] },
  { name: 'typecheck the explorer', command: [bin('tsc'), '-p', 'src/explorer'] },
  { name: 'lint and format', command: [bin('biome'), 'check', '--error-on-warnings', '.'] },
  { name: 'schema.graphql is up to date', command: script('print-schema.ts', '--check') },
  { name: 'migrations produce the models', command: script('migrations.ts', 'check') },
  { name: 'nothing unused', command: [bin('knip')] },
  { name: 'tests', command: [bin('vitest'), 'run'], isTest: true },
];

const withTests = !process.argv.includes('--skip-tests');
for (const { name, command, isTest } of steps) {
  if (isTest && !withTests) continue;
  const begun = performance.now();
  const [program = '', ...more] = command;
  const { status } = spawnSync(program, more, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  if (status !== 0) {
    console.error(`not ok  ${name} (${seconds} s)`);
    process.exit(1);
  }
  console.log(`ok      ${name} (${seconds} s)`);
}
