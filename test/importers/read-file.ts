import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { detectImporter } from '../../src/importers/detect.js';
import type { ImportSource, SourceItem } from '../../src/importers/importer.js';
import type { GraphRecord, PaperRecord } from '../../src/importers/paper-record.js';
import { collect } from './text-source.js';

/** Real files that are not part of the repository. */
export const sharedData = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
export const hasSharedData = existsSync(sharedData);
export const fixtures = fileURLToPath(new URL('../fixtures/', import.meta.url));

export function fileSource(path: string): ImportSource {
  const open = () => (path.endsWith('.gz') ? createReadStream(path).pipe(createGunzip()) : createReadStream(path));
  return { name: path, open };
}

/** Files below a folder that match, by name. */
export function filesIn(folder: string, pattern: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => pattern.test(path) && statSync(path).isFile())
    .sort();
}

/** Detects and reads a file, and says which format it was. */
export async function readFile(path: string): Promise<{ format: string; items: SourceItem[] }> {
  const source = fileSource(path);
  const importer = await detectImporter(source);
  if (!importer) throw new Error(`no format knows ${path}`);
  return { format: importer.format, items: await collect(importer.read(source)) };
}

export function recordsOf(items: SourceItem[]): GraphRecord[] {
  return items.flatMap((item) => (item.record ? [item.record] : []));
}

export function papersOf(items: SourceItem[]): PaperRecord[] {
  return recordsOf(items).filter((record) => record.kind === 'paper');
}

/** What came out of many files: formats, kinds of records and problems, counted. */
export async function countAll(paths: string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const add = (key: string) => {
    counts[key] = (counts[key] ?? 0) + 1;
  };
  for (const path of paths) {
    const { format, items } = await readFile(path);
    for (const item of items) {
      if (item.record) add(`${format} ${item.record.kind}`);
      for (const note of item.problems ?? []) add(`${note.severity} ${note.code}`);
    }
  }
  return counts;
}
