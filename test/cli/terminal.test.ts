import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const terminal = pathToFileURL(`${import.meta.dirname}/../../src/cli/terminal.ts`).href;
/** Answers when it is told to, and is done with its terminal before the answer can fail. */
const program = `
  import { processTerminal } from ${JSON.stringify(terminal)};
  const own = processTerminal();
  own.standardInput.once('data', () => {
    own.out('an answer');
    own.release();
    own.standardInput.destroy();
  });
`;

it('ends in silence where who reads has left, even when the command is over', async () => {
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
  child.stdout.destroy();
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => {
    told += chunk;
  });
  child.stdin.end('go\n');
  const [code] = await once(child, 'close');
  expect([code, told]).toEqual([0, '']);
});
