import { Command, InvalidArgumentError } from 'commander';
import { undoCuration } from '../../store/curation/curate.js';
import { describeCurations } from '../../store/curation/list-curations.js';
import { type CommandContext, configOf, withStore } from '../command-context.js';

export function undoCommand(context: CommandContext): Command {
  return new Command('undo')
    .description("Take a decision back, a person's or the machine's: papergraph curations lists them.")
    .argument('<id>', 'the number of the decision', numberOf)
    .addHelpText('after', help)
    .action(async (id: number, _: object, command: Command) => {
      await withStore(configOf(command, context), { create: false }, async (store) => {
        const { kind, entityType, isRebuilt } = await undoCuration(store, id);
        const summary = (await describeCurations(store, [id])).get(id)?.summary;
        context.terminal.out(`undone: ${kind.toLowerCase()} ${entityType} ${summary}`);
        if (isRebuilt) context.terminal.out('put together anew, as what it is made of has changed since');
      });
    });
}

function numberOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected the number of a decision.');
}

const help = `
What a person undoes, papergraph resolve does not decide again. A decision that later ones are built on is undone after
them.

Papers that were merged or split come back to the letter while nothing that they are made of has changed. Where an
import has brought a newer version of a record or one record more since, or somebody in the byline was merged away, each
paper is put together anew from its records as they are now, with the people of then in their places.

Example:
  papergraph undo 12`;
