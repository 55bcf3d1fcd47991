import { Command } from 'commander';
import { renameEntity } from '../../store/curation/curate.js';
import { describeCurations } from '../../store/curation/list-curations.js';
import { type CommandContext, configOf, withStore } from '../command-context.js';
import { findCurated, kindOption, kindOptionHelp, tellDecisions } from '../curated-refs.js';

interface RenameOptions {
  kind?: string;
  note?: string;
}

export function renameCommand(context: CommandContext): Command {
  return new Command('rename')
    .description('Show somebody under another name. The old name stays as a variant, the key stays.')
    .argument('<key>', 'a key, an identifier, an id or an exact name')
    .argument('<name>', 'the whole name as it is to be shown, given name first')
    .option('--kind <name>', kindOptionHelp, kindOption)
    .option('--note <text>', 'why, for whoever looks later')
    .addHelpText('after', help)
    .action(async (key: string, name: string, options: RenameOptions, command: Command) => {
      await withStore(configOf(command, context), { create: false }, async (store) => {
        const { kind, ids } = await findCurated(store, [key], options.kind);
        const evidence = options.note ? { note: options.note } : {};
        const done = await renameEntity(store, kind, ids[0] as number, name, evidence);
        tellDecisions(context.terminal, await describeCurations(store, [done]));
      });
    });
}

const help = `
Examples:
  papergraph rename j-puigcerver 'Joan Puigcerver'
  papergraph rename univ-of-nowhere 'University of Nowhere' --kind organization`;
