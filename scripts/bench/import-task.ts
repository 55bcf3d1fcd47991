/** One measurement of `bench/import.ts`, in a process of its own: prints what was measured as JSON. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { detectImporter } from '../../src/importers/detect.js';
import type { Importer, SourceItem } from '../../src/importers/importer.js';
import { readText } from '../../src/importers/read-text.js';
import { type FoundSource, findSources } from '../../src/importers/sources.js';
import { keepHeapSmall } from '../../src/server/keep-heap-small.js';
import { ReadingAhead } from '../../src/server/reading-ahead.js';
import { type IngestSource, ingestAll } from '../../src/store/ingest.js';
import { migrate } from '../../src/store/migrate.js';
import { openStore } from '../../src/store/open-store.js';
import type { Store } from '../../src/store/store.js';

export interface Task {
  kind: 'import' | 'read' | 'parse';
  paths: string[];
  /** How often the papers come, each time under other ids and titles. */
  copies?: number;
}

export interface Measured {
  records: number;
  bytes: number;
  seconds: number;
  processorSeconds: number;
  /** Resident memory at its highest, in bytes. */
  peak: number;
}

const task = JSON.parse(process.argv[2] ?? '') as Task;
const { found, close } = await findSources(task.paths);
const bytes = found.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
const begun = performance.now();
const before = process.cpuUsage();
const records = await { import: importAll, read: readAll, parse: parseAll }[task.kind]();
const { user, system } = process.cpuUsage(before);
const measured: Measured = {
  ...{ records, bytes },
  seconds: (performance.now() - begun) / 1000,
  processorSeconds: (user + system) / 1e6,
  peak: process.resourceUsage().maxRSS * 1024,
};
await close();
console.log(JSON.stringify(measured));

async function importAll(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'papergraph-bench-'));
  let read = 0;
  try {
    const store = await openStore(`file:${join(folder, 'bench.db')}`);
    await migrate(store);
    keepHeapSmall();
    await ingestAll(store, sourcesOf(store), { onRunEnd: (report) => (read += report.read) });
    await store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return read;
}

async function* sourcesOf(store: Store): AsyncGenerator<IngestSource> {
  for (let copy = 0; copy < (task.copies ?? 1); copy++) {
    const sources = await findSources(task.paths);
    const ahead = await ReadingAhead.start(store, sources.found, { rereads: true });
    for (const source of sources.found) {
      const importer = await ahead.importerOf(source);
      if (importer === undefined) continue;
      const ingested = ahead.toIngest(source, importer);
      if (copy === 0) yield ingested;
      else yield { ...ingested, file: `${copy}/${source.name}`, items: altered(ingested.items, copy) };
    }
    await ahead.close();
    await sources.close();
  }
}

/** The same papers under other ids and titles. */
async function* altered(items: AsyncIterable<SourceItem>, copy: number): AsyncGenerator<SourceItem> {
  for await (const item of items) {
    const { place, record, problems } = item;
    if (record?.kind !== 'paper') continue;
    const identifiers = (record.identifiers ?? []).map(({ scheme, value }) => ({ scheme, value: `${value}.${copy}` }));
    const recordKey = `${record.recordKey ?? record.title}.${copy}`;
    const title = `${record.title}, again ${copy}`;
    yield { place, record: { ...record, recordKey, identifiers, title }, ...(problems && { problems }) };
  }
}

async function readAll(): Promise<number> {
  let read = 0;
  for (const source of found) {
    const importer = await detectImporter(source);
    if (importer) for await (const _ of importer.read(source)) read++;
  }
  return read;
}

/** Of sources that a format knows: the others are not imported either. */
async function parseAll(): Promise<number> {
  let parsed = 0;
  for (const source of found) {
    const importer = await detectImporter(source);
    if (importer) parsed += await parse(source, importer);
  }
  return parsed;
}

/** By saxes and JSON.parse; formats of lines are decoded and cut into lines. */
async function parse(source: FoundSource, { format }: Importer): Promise<number> {
  let text = '';
  if (/\.(?:xml|atom)(?:\.gz)?$/i.test(source.name) || ['acl', 'dblp'].includes(format)) {
    const parser = new SaxesParser();
    parser.on('error', () => {});
    for await (const chunk of readText(source)) parser.write(chunk);
    parser.close();
    return 1;
  }
  for await (const chunk of readText(source)) text += chunk;
  const lines = text.split('\n');
  if (!/^\s*[[{]/.test(text)) return lines.length;
  try {
    JSON.parse(text);
  } catch {
    for (const line of lines) {
      try {
        JSON.parse(line);
      } catch {
        // A line that is broken on purpose.
      }
    }
  }
  return lines.length;
}
