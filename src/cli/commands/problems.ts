import { Command, InvalidArgumentError } from 'commander';
import type { Store } from '../../store/store.js';
import { type CommandContext, configOf, withStore } from '../command-context.js';
import { printable } from '../printable.js';

interface ProblemOptions {
  file?: string;
  severity?: 'QUARANTINED' | 'FLAGGED';
  limit: number;
  json?: boolean;
}

export function problemsCommand(context: CommandContext): Command {
  const { terminal } = context;
  return new Command('problems')
    .description('List the records that an import left out (QUARANTINED) or took in with a doubt (FLAGGED).')
    .option('--file <text>', 'only of files whose name holds this')
    .option('--severity <name>', 'only quarantined, or only flagged', severityOf)
    .option('--limit <number>', 'how many at most, newest import first', countOf, 100)
    .option('--json', 'one JSON object a line')
    .addHelpText('after', help)
    .action(async (options: ProblemOptions, command: Command) => {
      await withStore(configOf(command, context), { create: false }, async (store) => {
        let shown = 0;
        for (const problem of await problemsOf(store, options)) {
          const { file, line, record, severity, code, reason, excerpt } = problem;
          shown++;
          if (options.json) {
            terminal.out(JSON.stringify({ file, line, record, severity, code, reason, excerpt }));
            continue;
          }
          const place = line !== null ? `:${line}` : record !== null ? `, record ${record}` : '';
          terminal.out(printable(`${file}${place}: ${severity.toLowerCase()} ${code}: ${reason}`));
          if (excerpt) terminal.out(`    ${printable(excerpt.replace(/\s+/g, ' ').slice(0, 160))}`);
        }
        if (shown === 0 && !options.json) terminal.out('no problems');
        if (shown === options.limit) terminal.err(`papergraph: stopped at ${shown} problems; --limit shows more`);
      });
    });
}

/** Newest run first, then in the order of the file. */
function problemsOf({ prisma }: Store, { file, severity, limit }: ProblemOptions) {
  return prisma.importProblem.findMany({
    where: { ...(file && { file: { contains: file } }), ...(severity && { severity }) },
    orderBy: [{ runId: 'desc' }, { record: 'asc' }, { line: 'asc' }, { id: 'asc' }],
    take: limit,
  });
}

function severityOf(text: string): string {
  const severity = text.toUpperCase();
  if (severity === 'QUARANTINED' || severity === 'FLAGGED') return severity;
  throw new InvalidArgumentError('expected quarantined or flagged.');
}

function countOf(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('expected a whole number of at least 1.');
}

const help = `
Examples:
  papergraph problems
  papergraph problems --file listing.txt --severity flagged
  papergraph problems --limit 100000 --json > problems.jsonl`;
