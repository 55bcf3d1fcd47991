import { statSync } from 'node:fs';
import { Command } from 'commander';
import { StoreError } from '../../errors.js';
import type { Snapshot } from '../../graph/snapshot.js';
import { snapshotParts } from '../../graph/snapshot-parts.js';
import { holdingsOf } from '../../server/holdings.js';
import { buildSnapshotFile } from '../../store/build-snapshot-file.js';
import { readDataMoment } from '../../store/data-version.js';
import { readSnapshotFile, snapshotPath } from '../../store/snapshot-file-store.js';
import { type CommandContext, configOf, withStore } from '../command-context.js';
import { exitCodes } from '../exit-codes.js';

export function snapshotCommand(context: CommandContext): Command {
  return new Command('snapshot')
    .description("Build the graph's file, which the server loads at its start, or look at it.")
    .addHelpText('after', help)
    .addCommand(buildCommand(context))
    .addCommand(infoCommand(context));
}

function buildCommand(context: CommandContext): Command {
  const { terminal } = context;
  return new Command('build')
    .description('Build the snapshot from the database and save it, whatever is there.')
    .addHelpText('after', help)
    .action(async (_options, command: Command) => {
      const config = configOf(command, context);
      const path = snapshotPath(config.databaseUrl, config.snapshotFolder);
      await withStore(config, { create: false }, async (store) => {
        const start = performance.now();
        const { bytes, moment, unsaved } = await buildSnapshotFile(store, path);
        if (unsaved !== undefined)
          throw new StoreError('SNAPSHOT_UNWRITABLE', `save snapshot: '${path}' can't be written: ${unsaved}`, {
            hint: 'give this user the right to write the folder, or choose another by SNAPSHOT_FOLDER',
          });
        const seconds = ((performance.now() - start) / 1000).toFixed(1);
        const size = bytes.length.toLocaleString('en');
        terminal.out(`wrote data version ${moment.dataVersion}, ${size} bytes, to ${path} in ${seconds} s`);
      });
    });
}

interface Info {
  path: string;
  bytes: number | null;
  valid: boolean;
  /** Why not. */
  reason?: string;
  dataVersion?: number;
  counts?: Record<string, number>;
  bytesPerAuthorship?: number;
  /** What the bytes are spent on, most first; parts without any are left out. */
  parts?: { name: string; count: number; bytes: number; bytesPerAuthorship: number }[];
}

function infoCommand(context: CommandContext): Command {
  const { terminal } = context;
  return new Command('info')
    .description(
      'Say what the snapshot holds, what its bytes are spent on, and whether it is valid: whole, and of the data as they are now.',
    )
    .option('--json', 'as one JSON object')
    .addHelpText('after', `${help}${infoCodes}`)
    .action(async ({ json }: { json?: boolean }, command: Command) => {
      const config = configOf(command, context);
      const path = snapshotPath(config.databaseUrl, config.snapshotFolder);
      const moment = await withStore(config, { create: false }, readDataMoment);
      const info = { path, bytes: statSync(path, { throwIfNoEntry: false })?.size ?? null, ...look(path, moment) };
      if (!info.valid) context.exitCode = exitCodes.failed;
      if (json) terminal.out(JSON.stringify(info));
      else for (const line of linesOf(info)) terminal.out(line);
    });
}

/** An intact file of other data is still worth telling about. */
function look(path: string, moment: Parameters<typeof readSnapshotFile>[1]): Omit<Info, 'path' | 'bytes'> {
  try {
    return { valid: true, ...figuresOf(readSnapshotFile(path, moment)) };
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const invalid = { valid: false, reason: error.message.replace(/^read snapshot: /, '') };
    const isWhole = error.code === 'SNAPSHOT_OUTDATED' || error.code === 'SNAPSHOT_FOREIGN';
    return isWhole ? { ...invalid, ...figuresOf(readSnapshotFile(path)) } : invalid;
  }
}

function figuresOf(snapshot: Snapshot): Pick<Info, 'dataVersion' | 'counts' | 'bytesPerAuthorship' | 'parts'> {
  const counts = Object.fromEntries(holdingsOf(snapshot).map(({ label, count }) => [label, count]));
  const authorships = snapshot.paperAuthors.neighbors.length;
  const bytes = snapshot.paperAuthors.neighbors.buffer.byteLength;
  const figures = { dataVersion: snapshot.dataVersion, counts };
  if (authorships === 0) return figures;
  const parts = snapshotParts(snapshot)
    .map(({ name, count, arrays }) => ({
      name,
      count,
      bytes: arrays.reduce((sum, array) => sum + array.byteLength, 0),
    }))
    .filter((part) => part.bytes > 0)
    .sort((a, b) => b.bytes - a.bytes)
    .map((part) => ({ ...part, bytesPerAuthorship: Math.round((1000 * part.bytes) / authorships) / 1000 }));
  return { ...figures, bytesPerAuthorship: Math.round((10 * bytes) / authorships) / 10, parts };
}

function* linesOf({
  path,
  bytes,
  valid,
  reason,
  dataVersion,
  counts,
  bytesPerAuthorship,
  parts = [],
}: Info): Generator<string> {
  yield bytes === null ? `${path}` : `${path}, ${bytes.toLocaleString('en')} bytes`;
  yield valid ? 'valid' : `not valid: ${reason}`;
  if (dataVersion !== undefined) yield `data version ${dataVersion}`;
  for (const [label, count] of Object.entries(counts ?? {})) yield `${count.toLocaleString('en')} ${label}`;
  if (bytesPerAuthorship === undefined) return;
  yield `${bytesPerAuthorship} bytes an authorship, all links included:`;
  for (const { name, count, bytes: ofPart, bytesPerAuthorship: each } of parts) {
    const bits = count > 0 ? `, ${((8 * ofPart) / count).toFixed(1)} bits each` : '';
    yield `  ${each.toFixed(3).padStart(7)}  ${name}: ${count.toLocaleString('en')}${bits}`;
  }
}

const help = `
The server builds it by itself where it is missing or not valid; building it after an import makes the next start faster.

Examples:
  papergraph snapshot build
  papergraph snapshot info
  papergraph snapshot info --json`;

const infoCodes = `

Exit codes:
  0    the snapshot is valid
  1    it is missing or not valid, for the reason that is told, or the command failed`;
