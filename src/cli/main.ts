import { Command, CommanderError } from 'commander';
import { softwareVersion } from '../server/software-version.js';
import type { CommandContext } from './command-context.js';
import { describeError } from './describe-error.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { processTerminal, type Terminal } from './terminal.js';

/**
 * Runs one command to its end.
 * @param args without the program's own name.
 * @returns the exit code; whatever was thrown has been told on standard error.
 */
export async function runCli(args: readonly string[], terminal?: Terminal): Promise<ExitCode> {
  if (terminal) return runCommand(args, terminal);
  const own = processTerminal();
  try {
    return await runCommand(args, own);
  } finally {
    own.release();
  }
}

async function runCommand(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const context: CommandContext = { terminal, exitCode: exitCodes.done };
  const program = new Command('papergraph')
    .description('A knowledge graph server for scholarly papers: import what you have, ask in GraphQL.')
    .version(softwareVersion)
    .option('--database <url>', 'file:PATH or postgresql://..., instead of DATABASE_URL')
    .option('--debug', 'print stacks with errors, log requests (or PAPERGRAPH_DEBUG=1)')
    .addHelpText('after', programHelp);
  for (const makeCommand of await commandsFor(args)) program.addCommand(makeCommand(context));
  for (const command of [program, ...program.commands, ...program.commands.flatMap(({ commands }) => commands)]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.out(text.replace(/\n$/, '')),
      writeErr: (text) => terminal.err(text.replace(/\n$/, '').replace(/^error: /, 'papergraph: ')),
    });
  }
  try {
    await program.parseAsync(args, { from: 'user' });
    return context.exitCode;
  } catch (error) {
    // Commander has already told what it throws; showing help on request is no failure.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.failed;
    const isDebug =
      program.opts().debug === true || ['1', 'true'].includes(terminal.environment.PAPERGRAPH_DEBUG ?? '');
    terminal.err(describeError(error, isDebug));
    return exitCodes.failed;
  }
}

const commands = {
  serve: async () => (await import('./commands/serve.js')).serveCommand,
  import: async () => (await import('./commands/import.js')).importCommand,
  stats: async () => (await import('./commands/stats.js')).statsCommand,
  problems: async () => (await import('./commands/problems.js')).problemsCommand,
  export: async () => (await import('./commands/export.js')).exportCommand,
  snapshot: async () => (await import('./commands/snapshot.js')).snapshotCommand,
  resolve: async () => (await import('./commands/resolve.js')).resolveCommand,
  merge: async () => (await import('./commands/merge.js')).mergeCommand,
  split: async () => (await import('./commands/split.js')).splitCommand,
  rename: async () => (await import('./commands/rename.js')).renameCommand,
  undo: async () => (await import('./commands/undo.js')).undoCommand,
  curations: async () => (await import('./commands/curations.js')).curationsCommand,
  topics: async () => (await import('./commands/topics.js')).topicsCommand,
};

/** The commands that the line may mean, all where it names none: what a command needs is loaded for it alone. */
function commandsFor(args: readonly string[]) {
  const named = Object.entries(commands).filter(([name]) => args.includes(name));
  const chosen = named.length > 0 ? named.map(([, load]) => load) : Object.values(commands);
  return Promise.all(chosen.map((load) => load()));
}

const programHelp = `
Examples:
  papergraph serve                     serve what the database holds, on http://127.0.0.1:4000/
  papergraph import papers.bib         add a file to it
  papergraph import data/ --dry-run    say what a folder would add
  papergraph stats                     say what it holds
  papergraph export --out all.jsonl    write all of it

papergraph COMMAND --help tells more about each.`;
