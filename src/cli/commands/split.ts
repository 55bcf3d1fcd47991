import { Command } from 'commander';
import { QueryError } from '../../errors.js';
import { findRefs } from '../../schema/find-refs.js';
import { splitAuthor, splitPaper } from '../../store/curation/curate.js';
import { describeCurations } from '../../store/curation/list-curations.js';
import { type CommandContext, configOf, withStore } from '../command-context.js';
import { findCurated, kindOption, kindOptionHelp, tellDecisions } from '../curated-refs.js';

interface SplitOptions {
  kind?: string;
  into?: string;
  note?: string;
}

export function splitCommand(context: CommandContext): Command {
  return new Command('split')
    .description(
      "Say that some papers of an author are somebody else's, or some source records of a paper another paper.",
    )
    .argument('<key>', 'the author or paper: a key, an identifier, an id, an exact name or title')
    .argument(
      '<parts...>',
      "the papers that are not the author's (keys, DOIs, ids, titles), or the records that are another paper ('format:record key', as Paper.sources has them)",
    )
    .option('--into <key>', 'the author who wrote them; without it they become somebody new')
    .option('--kind <name>', kindOptionHelp, kindOption)
    .option('--note <text>', 'why, for whoever looks later')
    .addHelpText('after', help)
    .action(async (key: string, parts: string[], options: SplitOptions, command: Command) => {
      await withStore(configOf(command, context), { create: false }, async (store) => {
        const evidence = options.note ? { note: options.note } : {};
        const { kind, ids } = await findCurated(store, [key], options.kind);
        if (kind === 'organization')
          throw new QueryError('KINDS_DIFFER', `split '${key}': it names an organization`, {
            hint: 'Authors are split by papers, papers by source records.',
          });
        if (kind === 'paper') {
          const { id } = await splitPaper(store, ids[0] as number, parts, evidence);
          tellDecisions(context.terminal, await describeCurations(store, [id]));
          return;
        }
        const papers = await findRefs(store, ['paper'], parts);
        const into = options.into === undefined ? null : (await findRefs(store, ['author'], [options.into]))[0]?.id;
        const paperIds = papers.map(({ id }) => id);
        const done = await splitAuthor(store, ids[0] as number, paperIds, into ?? null, evidence);
        tellDecisions(context.terminal, await describeCurations(store, [done.id]));
      });
    });
}

const help = `
A split by a person is not taken back by later files, nor by papergraph resolve.

Examples:
  papergraph split wei-wang 10.1000/182 arxiv:2001.00001
  papergraph split wei-wang 10.1000/182 --into wei-wang-7
  papergraph split doi:10.1000/182 crossref:10.1000/182`;
