import { type ResolveOptions, type ResolveReport, resolveAuthors } from '../store/resolve-authors.js';
import type { Store } from '../store/store.js';
import type { CommandContext } from './command-context.js';
import { exitCodes } from './exit-codes.js';
import type { ProgressBar } from './progress-bar.js';

interface ResolveJob extends Pick<ResolveOptions, 'isAll' | 'dryRun'> {
  store: Store;
  context: CommandContext;
  bar: ProgressBar;
}

/** Looks again at who is who, with a progress bar, and says what changed; nothing where nothing did. */
export async function resolveAndTell({ store, context, bar, ...options }: ResolveJob): Promise<ResolveReport> {
  const { terminal } = context;
  const report = await resolveAuthors(store, {
    ...options,
    signal: terminal.signal,
    onProgress: ({ share, name }) => bar.show(share, `who is who: ${name}`),
  });
  bar.clear();
  const { names, merged, split, seconds, status } = report;
  if (merged + split > 0)
    terminal.out(
      `who is who: ${names.toLocaleString('en')} names, ${merged.toLocaleString('en')} merged, ${split.toLocaleString('en')} split (${seconds.toFixed(1)} s)`,
    );
  if (status === 'INTERRUPTED') {
    terminal.err(
      `papergraph: stopped on the way; ${options.dryRun ? 'nothing was written' : 'papergraph resolve goes on from there'}`,
    );
    context.exitCode = exitCodes.interrupted;
  }
  return report;
}
