import { Command } from 'commander';
import { holdingsOf } from '../../server/holdings.js';
import { createSnapshotHolder } from '../../store/snapshot-holder.js';
import { type CommandContext, configOf, withStore } from '../command-context.js';

export function statsCommand(context: CommandContext): Command {
  const { terminal } = context;
  return new Command('stats')
    .description('Say what the database holds.')
    .option('--json', 'as one JSON object')
    .addHelpText('after', help)
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      await withStore(configOf(command, context), { create: false }, async (store) => {
        const snapshot = await createSnapshotHolder(store).current();
        const holdings = holdingsOf(snapshot);
        const { dataVersion } = snapshot;
        if (json) {
          const counts = Object.fromEntries(holdings.map(({ label, count }) => [label, count]));
          terminal.out(JSON.stringify({ database: store.label, dataVersion, ...counts }));
          return;
        }
        const width = Math.max(...holdings.map(({ count }) => count.toLocaleString('en').length));
        for (const { label, count } of holdings) terminal.out(`${count.toLocaleString('en').padStart(width)} ${label}`);
        terminal.out(`in ${store.label}, data version ${dataVersion}`);
      });
    });
}

const help = `
Examples:
  papergraph stats
  papergraph stats --json
  papergraph --database file:thesis.db stats`;
