import { Command } from 'commander';
import type { Store } from '../../store/store.js';
import { rebuildTopics, type TopicsReport } from '../../store/topics/rebuild-topics.js';
import { type CommandContext, configOf, withStore } from '../command-context.js';
import { exitCodes } from '../exit-codes.js';
import { oneAtATime } from '../one-at-a-time.js';
import { createProgressBar } from '../progress-bar.js';

export function topicsCommand(context: CommandContext): Command {
  const { terminal } = context;
  const rebuild = new Command('rebuild')
    .description('Extract the topics of all papers anew, from titles and abstracts. What sources state stays.')
    .option('--dry-run', 'say what would change, and write nothing')
    .addHelpText('after', rebuildHelp)
    .action(async ({ dryRun = false }: { dryRun?: boolean }, command: Command) => {
      const rebuildAndTell = async (store: Store) => {
        const bar = createProgressBar(terminal);
        try {
          const report = await rebuildTopics(store, {
            dryRun,
            signal: terminal.signal,
            onProgress: (share, text) => bar.show(share, text),
          });
          bar.clear();
          terminal.out(describeTopics(report));
          if (dryRun) terminal.out('nothing was written (--dry-run)');
        } catch (error) {
          bar.clear();
          if (!terminal.signal.aborted) throw error;
          terminal.err('papergraph: stopped; the topics are as they were');
          context.exitCode = exitCodes.interrupted;
        }
      };
      await withStore(configOf(command, context), { create: false }, (store) =>
        oneAtATime({ store, context }, () => rebuildAndTell(store)),
      );
    });
  return new Command('topics')
    .description('Topics that are found in the texts of papers: terms, systems, data sets, benchmarks.')
    .addCommand(rebuild)
    .addHelpText('after', help);
}

/** '120 topics in 21 papers: 3 added, 117 unchanged; 12 links added (0.2 s)'. */
export function describeTopics(report: TopicsReport): string {
  const { papers, added, changed, unchanged, removed, linksAdded, linksRemoved, seconds } = report;
  const topics = Object.entries({ added, changed, unchanged, removed });
  const links = Object.entries({ added: linksAdded, removed: linksRemoved });
  const parts = (counts: [string, number][], unit = '') =>
    counts
      .filter(([, count]) => count > 0)
      .map(([name, count]) => `${count.toLocaleString('en')} ${unit}${name}`)
      .join(', ');
  const said = [parts(topics), parts(links, 'links ')].filter(Boolean).join('; ');
  const count = (added + changed + unchanged).toLocaleString('en');
  return `topics: ${count} in ${papers.toLocaleString('en')} papers${said && `: ${said}`} (${seconds.toFixed(1)} s)`;
}

const help = `
Examples:
  papergraph topics rebuild
  papergraph topics rebuild --help`;

const rebuildHelp = `
An import does this by itself while the corpus is small or has grown by half; in between, new papers get the topics that
are known. Topics that are found again keep their keys.

Examples:
  papergraph topics rebuild --dry-run
  papergraph topics rebuild`;
