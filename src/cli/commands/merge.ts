import { Command } from 'commander';
import { mergeEntities } from '../../store/curation/curate.js';
import { describeCurations } from '../../store/curation/list-curations.js';
import { type CommandContext, configOf, withStore } from '../command-context.js';
import { findCurated, kindOption, kindOptionHelp, tellDecisions } from '../curated-refs.js';

interface MergeOptions {
  kind?: string;
  note?: string;
}

export function mergeCommand(context: CommandContext): Command {
  return new Command('merge')
    .description('Say that several are one. The first stays; ids and keys of the others lead to it.')
    .argument('<key>', 'who stays: a key, an identifier, an id or an exact name')
    .argument('<others...>', 'who are the same')
    .option('--kind <name>', kindOptionHelp, kindOption)
    .option('--note <text>', 'why, for whoever looks later')
    .addHelpText('after', help)
    .action(async (first: string, others: string[], options: MergeOptions, command: Command) => {
      await withStore(configOf(command, context), { create: false }, async (store) => {
        const { kind, ids } = await findCurated(store, [first, ...others], options.kind);
        const evidence = options.note ? { note: options.note } : {};
        const done = await mergeEntities(store, kind, ids as [number, ...number[]], evidence);
        tellDecisions(context.terminal, await describeCurations(store, done));
      });
    });
}

const help = `
A merge by a person is not taken back by later files, nor by papergraph resolve.

Examples:
  papergraph merge joan-puigcerver j-puigcerver
  papergraph merge 0000-0002-1825-0097 wei-wang-7 --note 'same home page'
  papergraph merge 'University of Nowhere' univ-of-nowhere --kind organization`;
