import { Command } from 'commander';
import { type CommandContext, configOf, withStore } from '../command-context.js';
import { oneAtATime } from '../one-at-a-time.js';
import { createProgressBar } from '../progress-bar.js';
import { resolveAndTell } from '../resolve-and-tell.js';

interface ResolveCommandOptions {
  all?: boolean;
  dryRun?: boolean;
}

export function resolveCommand(context: CommandContext): Command {
  const { terminal } = context;
  return new Command('resolve')
    .description('Look again at who is who, with all papers at once: merges and splits authors by evidence.')
    .option('--all', 'all names, not only those of which an import brought something since the last time')
    .option('--dry-run', 'say how many would be merged and split, and write nothing')
    .addHelpText('after', help)
    .action(async ({ all, dryRun }: ResolveCommandOptions, command: Command) => {
      await withStore(configOf(command, context), { create: false }, async (store) => {
        await oneAtATime({ store, context }, async () => {
          const bar = createProgressBar(terminal);
          const job = { store, context, bar, isAll: all ?? false, dryRun: dryRun ?? false };
          const { merged, split, status } = await resolveAndTell(job);
          if (merged + split === 0 && status === 'DONE') terminal.out('who is who: nothing to change');
          if (dryRun) terminal.out('nothing was written (--dry-run)');
        });
      });
    });
}

const help = `
An import does this at its end, for the names that it touched. Each change is a decision of the machine that
papergraph curations lists and papergraph undo takes back; what a person decided stays. Ctrl-C stops between two
transactions, and the same command goes on from there.

Examples:
  papergraph resolve
  papergraph resolve --all --dry-run`;
