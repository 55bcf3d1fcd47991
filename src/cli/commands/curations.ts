import { Command, InvalidArgumentError, Option } from 'commander';
import {
  type Curation,
  type CurationFilter,
  describeCurations,
  listCurationIds,
} from '../../store/curation/list-curations.js';
import { type CommandContext, configOf, withStore } from '../command-context.js';
import { findCurated, kindOption, kindOptionHelp } from '../curated-refs.js';

interface CurationsOptions {
  about?: string;
  kind?: string;
  by?: string;
  standing?: boolean;
  limit: number;
  json?: boolean;
}

export function curationsCommand(context: CommandContext): Command {
  const { terminal } = context;
  return new Command('curations')
    .description('List what was merged, split and renamed, by whom and why, the latest first.')
    .option('--about <key>', 'only decisions about this author, organization or paper')
    .option('--kind <name>', kindOptionHelp, kindOption)
    .addOption(new Option('--by <who>', 'only decisions of a person, or of the machine').choices(['person', 'machine']))
    .option('--standing', 'only those that were not undone')
    .option('--limit <number>', 'how many at most', countOf, 50)
    .option('--json', 'one JSON object a line')
    .addHelpText('after', help)
    .action(async (options: CurationsOptions, command: Command) => {
      await withStore(configOf(command, context), { create: false }, async (store) => {
        const filter: CurationFilter = {};
        if (options.about !== undefined) {
          const { kind, ids } = await findCurated(store, [options.about], options.kind);
          filter.about = { kind, id: ids[0] as number };
        }
        if (options.by) filter.decidedBy = options.by.toUpperCase() as 'PERSON' | 'MACHINE';
        if (options.standing) filter.isStanding = true;
        const ids = await listCurationIds(store, filter, { limit: options.limit });
        const curations = await describeCurations(store, ids.slice(0, options.limit));
        for (const id of ids.slice(0, options.limit)) {
          const curation = curations.get(id) as Curation;
          terminal.out(options.json ? JSON.stringify(curation) : lineOf(curation));
        }
        if (ids.length === 0 && !options.json) terminal.out('no decisions');
        if (ids.length > options.limit)
          terminal.err(`papergraph: stopped at ${options.limit} decisions; --limit shows more`);
      });
    });
}

/** '12 2026-11-26 person: merge author 'a' into 'b' {"note":"..."}'. */
function lineOf({ id, kind, entityType, summary, evidence, decidedBy, createdAt, undoneAt }: Curation): string {
  const undone = undoneAt === null ? '' : ` (undone ${undoneAt.slice(0, 10)})`;
  const why = Object.keys(evidence).length > 0 ? ` ${JSON.stringify(evidence)}` : '';
  return `${id} ${createdAt.slice(0, 10)} ${decidedBy.toLowerCase()}: ${kind.toLowerCase()} ${entityType} ${summary}${undone}${why}`;
}

function countOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number of at least 1.');
}

const help = `
Examples:
  papergraph curations
  papergraph curations --by person --standing
  papergraph curations --about joan-puigcerver
  papergraph curations --limit 100000 --json > curations.jsonl`;
