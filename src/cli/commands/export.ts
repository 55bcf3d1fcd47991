import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Command } from 'commander';
import { writeHeader, writeRecord } from '../../importers/papergraph-jsonl.js';
import { exportRecords } from '../../store/export-records.js';
import type { Store } from '../../store/store.js';
import { type CommandContext, configOf, withStore } from '../command-context.js';
import type { Terminal } from '../terminal.js';

export function exportCommand(context: CommandContext): Command {
  const { terminal } = context;
  return new Command('export')
    .description('Write everything that the database holds as papergraph JSON Lines, one record a line.')
    .option('--out <file>', 'a file instead of standard output; packed where its name ends in .gz')
    .addHelpText('after', help)
    .action(async ({ out }: { out?: string }, command: Command) => {
      await withStore(configOf(command, context), { create: false }, async (store) => {
        if (!out) {
          await pipeline(linesOf(store, terminal), terminal.standardOutput, { end: false });
          return;
        }
        const count = await writeFile(out, store, terminal);
        terminal.err(`wrote ${count.toLocaleString('en')} records to ${out}`);
      });
    });
}

async function* linesOf(store: Store, { signal }: Terminal): AsyncGenerator<string> {
  yield `${writeHeader()}\n`;
  for await (const record of exportRecords(store)) {
    signal.throwIfAborted();
    yield `${writeRecord(record)}\n`;
  }
}

/** Under another name until it is whole, so that no half a file is ever taken for one. */
async function writeFile(path: string, store: Store, terminal: Terminal): Promise<number> {
  const unfinished = `${path}.unfinished`;
  let count = -1;
  async function* counted() {
    for await (const line of linesOf(store, terminal)) {
      count++;
      yield line;
    }
  }
  const file = createWriteStream(unfinished);
  try {
    await (path.endsWith('.gz') ? pipeline(counted(), createGzip(), file) : pipeline(counted(), file));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return count;
}

const help = `
What export writes, import reads: a database made from it holds the same.

Examples:
  papergraph export --out all.jsonl
  papergraph export --out all.jsonl.gz
  papergraph export | grep '"kind":"paper"' | wc -l`;
