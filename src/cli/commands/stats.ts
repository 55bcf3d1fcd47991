import { Command } from 'commander';
import { holdingsOf } from '../../server/holdings.js';
import { readDataMoment } from '../../store/data-version.js';
import { snapshotPath } from '../../store/snapshot-file-store.js';
import { snapshotFromFile } from '../../store/snapshot-source.js';
import { type CommandContext, configOf, withStore } from '../command-context.js';

export function statsCommand(context: CommandContext): Command {
  const { terminal } = context;
  return new Command('stats')
    .description('Say what the database holds.')
    .option('--json', 'as one JSON object')
    .addHelpText('after', help)
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      const config = configOf(command, context);
      await withStore(config, { create: false }, async (store) => {
        const source = snapshotFromFile(store, {
          databaseUrl: config.databaseUrl,
          path: snapshotPath(config.databaseUrl, config.snapshotFolder),
          log: () => {},
        });
        const { snapshot } = await source(await readDataMoment(store));
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
