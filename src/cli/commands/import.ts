import { Command } from 'commander';
import { PapergraphError } from '../../errors.js';
import { importerNamed } from '../../importers/detect.js';
import { importers } from '../../importers/formats.js';
import { type FoundSource, findSources, type Sources } from '../../importers/sources.js';
import { keepHeapSmall } from '../../server/keep-heap-small.js';
import { ReadingAhead } from '../../server/reading-ahead.js';
import { type IngestProgress, type IngestSource, ingestAll } from '../../store/ingest.js';
import type { Store } from '../../store/store.js';
import { refreshTopics } from '../../store/topics/refresh-topics.js';
import { type CommandContext, configOf, withStore } from '../command-context.js';
import { describeError } from '../describe-error.js';
import { exitCodes, exitCodesHelp } from '../exit-codes.js';
import { oneAtATime } from '../one-at-a-time.js';
import { printable } from '../printable.js';
import { createProgressBar, type ProgressBar } from '../progress-bar.js';
import { resolveAndTell } from '../resolve-and-tell.js';
import { describeTopics } from './topics.js';

interface ImportOptions {
  format?: string;
  /** Of standard input. */
  name?: string;
  dryRun?: boolean;
  reread?: boolean;
  /** False: `--no-wait`. */
  wait: boolean;
  /** False: `--no-topics`. */
  topics: boolean;
  /** False: `--no-resolve`. */
  resolve: boolean;
}

interface ImportJob extends ImportOptions {
  store: Store;
  context: CommandContext;
  bar: ProgressBar;
  isDebug: boolean;
}

export function importCommand(context: CommandContext): Command {
  const { terminal } = context;
  return new Command('import')
    .description('Read bibliographic files into the database. The same file twice changes nothing.')
    .argument(
      '<file...>',
      "files, folders, patterns in quotes ('data/**/*.bib'), packed as .gz or not; - is standard input",
    )
    .option('--format <name>', 'the format of all of them; without it each is found by its content')
    .option(
      '--name <file>',
      'what standard input would be called as a file: some formats say something in it (icml2023.json)',
    )
    .option('--dry-run', 'say what would come in, and write nothing')
    .option('--reread', 'read files again that have been taken in and are the same')
    .option('--no-wait', 'fail at once where another import is using the database')
    .option('--no-topics', 'look for no topics in the texts now; papergraph topics rebuild does it later')
    .option('--no-resolve', 'leave the second look at who is who to papergraph resolve')
    .addHelpText('after', () => help())
    .action(async (paths: string[], options: ImportOptions, command: Command) => {
      const config = configOf(command, context);
      if (options.format) importerNamed(options.format);
      keepHeapSmall();
      const sources = await findOrStop(paths, options.name, context);
      if (sources === null) return;
      try {
        await withStore(config, {}, async (store) => {
          const bar = createProgressBar(terminal);
          const job = { ...options, store, context, bar, isDebug: config.debug };
          await oneAtATime({ store, context, waits: options.wait }, async () => {
            await importAll(sources, job);
            if (options.dryRun) return;
            if (options.resolve && !terminal.signal.aborted) await resolveAndTell({ store, context, bar });
            if (options.topics && !terminal.signal.aborted) await findTopics(job);
          });
        });
      } finally {
        await sources.close();
      }
    });
}

/** Null where the person stops while standard input or a pipe is read. */
async function findOrStop(
  paths: readonly string[],
  inputName: string | undefined,
  context: CommandContext,
): Promise<Sources | null> {
  const { standardInput, signal, err } = context.terminal;
  try {
    return await findSources(paths, standardInput, { inputName, signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    err('papergraph: stopped while reading; nothing was taken in');
    context.exitCode = exitCodes.interrupted;
    return null;
  }
}

interface Outcome {
  totals: IngestProgress;
  imported: number;
  failed: number;
  /** Names of files that no format knows. */
  unknown: string[];
}

/** Names of files that are told, at most. */
const mostNames = 5;

async function importAll(sources: Sources, job: ImportJob): Promise<void> {
  const { context, dryRun, store, bar } = job;
  const { terminal } = context;
  const totals = { read: 0, added: 0, merged: 0, unchanged: 0, quarantined: 0, flagged: 0 };
  const outcome: Outcome = { totals, imported: 0, failed: sources.skipped.length, unknown: [] };
  for (const { path, reason } of sources.skipped) terminal.err(`papergraph: ${printable(path)} ${reason}`);
  const reading = new Reading(sources.found);
  await ingestAll(store, sourcesToIngest(reading, job, outcome), {
    dryRun: dryRun ?? false,
    isLocked: true,
    rereads: job.reread ?? false,
    signal: terminal.signal,
    onProgress: ({ read }) =>
      bar.show(reading.share(), `${printable(reading.name)} ${read.toLocaleString('en')} records`),
    onRunEnd: (report) => {
      bar.clear();
      for (const key of Object.keys(totals) as (keyof typeof totals)[]) totals[key] += report[key];
      if (report.status === 'FAILED') {
        // One file that can't be read keeps no other out.
        if (!isUnreadable(report.failure)) throw report.failure;
        outcome.failed++;
        terminal.err(describeError(report.failure, job.isDebug));
        return;
      }
      outcome.imported++;
      const seconds = report.seconds.toFixed(1);
      terminal.out(`${printable(report.source.file)}: ${report.source.format}, ${countsOf(report)} (${seconds} s)`);
    },
  });
  bar.clear();
  const { imported, failed, unknown } = outcome;
  if (imported !== 1 || unknown.length > 0)
    terminal.out(`in all, ${imported.toLocaleString('en')} files: ${countsOf(totals)}${leftAlone(unknown)}`);
  if (dryRun) terminal.out('nothing was written (--dry-run)');
  if (terminal.signal.aborted) {
    terminal.err(
      'papergraph: stopped, with all that was read taken in; run the same command again to go on from there',
    );
    context.exitCode = exitCodes.interrupted;
  } else if (imported === 0) context.exitCode = exitCodes.failed;
  else if (failed > 0 || totals.quarantined > 0) context.exitCode = exitCodes.incomplete;
}

/** '; 7 of no known format left alone (a.pdf, b.png, ...)'. */
function leftAlone(names: readonly string[]): string {
  if (names.length === 0) return '';
  const told = names.slice(0, mostNames).map(printable);
  if (names.length > mostNames) told.push('...');
  return `; ${names.length.toLocaleString('en')} of no known format left alone (${told.join(', ')})`;
}

async function* sourcesToIngest(reading: Reading, job: ImportJob, outcome: Outcome): AsyncGenerator<IngestSource> {
  const { store } = job;
  const ahead = await ReadingAhead.start(store, reading.all, {
    rereads: job.reread ?? false,
    ...(job.format && { format: job.format }),
  });
  reading.bytesRead = (source) => ahead.bytesRead(source);
  try {
    yield* eachSource(reading, ahead, job, outcome);
  } finally {
    await ahead.close();
  }
}

async function* eachSource(
  reading: Reading,
  ahead: ReadingAhead,
  job: ImportJob,
  outcome: Outcome,
): AsyncGenerator<IngestSource> {
  const { terminal } = job.context;
  const { bar } = job;
  for (const source of reading.sources()) {
    if (terminal.signal.aborted) return;
    bar.show(reading.share(), printable(source.name));
    try {
      const importer = await ahead.importerOf(source);
      if (importer) yield ahead.toIngest(source, importer);
      else if (source.isNamed) {
        outcome.failed++;
        const isEmpty = source.storedBytes === 0;
        const reason = isEmpty ? 'it is empty' : 'no format knows this file (papergraph import --help lists them)';
        terminal.err(`papergraph: ${printable(source.name)}: ${reason}`);
      } else outcome.unknown.push(source.name);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      outcome.failed++;
      bar.clear();
      terminal.err(describeError(error, job.isDebug));
    }
    ahead.leave(source);
  }
}

function isUnreadable(error: unknown): boolean {
  return error instanceof PapergraphError && error.code.startsWith('SOURCE_');
}

/** How far the reading of all sources has come. */
class Reading {
  readonly all: readonly FoundSource[];
  /** How much of a source has been read. */
  bytesRead = (source: FoundSource) => source.bytesRead();
  readonly #allBytes: number;
  #doneBytes = 0;
  #current: FoundSource | undefined;

  constructor(sources: readonly FoundSource[]) {
    this.all = sources;
    this.#allBytes = sources.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
  }

  *sources(): Generator<FoundSource> {
    for (const source of this.all) {
      this.#current = source;
      yield source;
      this.#doneBytes += source.storedBytes;
    }
  }

  get name(): string {
    return this.#current?.name ?? '';
  }

  /** Of all bytes, 0 to 1. */
  share(): number {
    return (this.#doneBytes + (this.#current ? this.bytesRead(this.#current) : 0)) / Math.max(1, this.#allBytes);
  }
}

/** Once after all files: a look at every paper is cheaper than one at each file. */
async function findTopics({ store, context, bar }: ImportJob): Promise<void> {
  const { terminal } = context;
  if (terminal.signal.aborted) return;
  try {
    const report = await refreshTopics(store, {
      signal: terminal.signal,
      onProgress: (share, text) => bar.show(share, `topics: ${text}`),
    });
    bar.clear();
    if (report) terminal.out(describeTopics(report));
  } catch (error) {
    bar.clear();
    if (!terminal.signal.aborted) throw error;
    terminal.err('papergraph: stopped while looking for topics; papergraph topics rebuild does it anew');
    context.exitCode = exitCodes.interrupted;
  }
}

/** '21 records: 20 added, 1 unchanged'. */
function countsOf(report: IngestProgress): string {
  const parts = (['added', 'merged', 'unchanged', 'quarantined', 'flagged'] as const)
    .filter((key) => report[key] > 0)
    .map((key) => `${report[key].toLocaleString('en')} ${key}`);
  return `${report.read.toLocaleString('en')} records${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}

function help(): string {
  const width = Math.max(...importers.map(({ format }) => format.length));
  return `
Formats:
${importers.map(({ format, label }) => `  ${format.padEnd(width)}  ${label}`).join('\n')}

Examples:
  papergraph import library.bib
  papergraph import exports/ 'more/**/*.xml.gz'
  papergraph import records.json --format crossref
  zcat big.jsonl.gz | papergraph import -
  xz -dc icml2023.json.xz | papergraph import - --name icml2023.json
  papergraph import exports/ --dry-run

Your own papers apart from those that the first start of papergraph serve loads:
  papergraph --database file:mine.db import library.bib
  papergraph --database file:mine.db serve
${exitCodesHelp}`;
}
