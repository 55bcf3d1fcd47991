/**
 * What the graph costs: memory for each authorship, building from SQLite, saving, loading, and how long the server's thread
 * is held up meanwhile. Seeded; the generated databases are kept in the folder for the next run.
 *
 *   npm run bench -- snapshot [--databases 1,10] [--arrays 1,10,100] [--folder DIR]
 *
 * `bare` counts papers, authors and authorships only; `all` adds venues, categories, affiliations and four citations a paper.
 */
import { mkdirSync, openSync, readSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { linksIn, type Snapshot } from '../../src/graph/snapshot.js';
import { encodeSnapshot } from '../../src/graph/snapshot-file.js';
import { readDataMoment } from '../../src/store/data-version.js';
import { buildSnapshot } from '../../src/store/load-snapshot.js';
import { openStore } from '../../src/store/open-store.js';
import { readSnapshotFile, snapshotPath, writeSnapshotFile } from '../../src/store/snapshot-file-store.js';
import { snapshotFromFile } from '../../src/store/snapshot-source.js';
import { corpusSnapshot, realisticCorpus } from './graph-corpus.js';
import { generateDatabase } from './graph-database.js';
import { machine, markdownRecords } from './markdown.js';

const { values: options } = parseArgs({
  options: {
    databases: { type: 'string', default: '1,10' },
    arrays: { type: 'string', default: '1,10,100' },
    folder: { type: 'string', default: join(tmpdir(), 'papergraph-bench') },
  },
});
const scales = (text: string) => text.split(',').filter(Boolean).map(Number);
mkdirSync(options.folder, { recursive: true });

async function timed<Result>(work: () => Result | Promise<Result>): Promise<[Result, number]> {
  const start = performance.now();
  const result = await work();
  return [result, performance.now() - start];
}

async function best(runs: number, work: () => unknown): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < runs; i++) least = Math.min(least, (await timed(work))[1]);
  return least;
}

/** Loading a file beside reading its bytes into memory of the same kind. */
async function loadFigures(path: string) {
  const { size } = statSync(path);
  const readBytes = () => {
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    const file = openSync(path, 'r');
    for (let at = 0; at < size; ) at += readSync(file, bytes, at, Math.min(2 ** 30, size - at), at);
  };
  const read = await best(3, readBytes);
  const load = await best(3, () => readSnapshotFile(path));
  return { 'read, ms': round(read), 'load, ms': round(load), 'load / read': round(load / read, 100) };
}

function round(value: number, parts = 10): number {
  return Math.round(value * parts) / parts;
}

function linksOf(snapshot: Snapshot): number {
  const { paperAuthors, paperOrganizations, paperCategories, paperTopics, paperReferences, authorOrganizations } =
    snapshot;
  const rows = [paperAuthors, paperOrganizations, paperCategories, paperTopics, paperReferences, authorOrganizations];
  return rows.reduce((sum, each) => sum + linksIn(each), 0);
}

async function fromDatabase(scale: number): Promise<Record<string, number | string>> {
  const database = join(options.folder, `graph-${scale}.db`);
  await generateDatabase(database, scale);
  const databaseUrl = `file:${database}`;
  const store = await openStore(databaseUrl);
  const path = snapshotPath(databaseUrl);
  await buildSnapshot(store);
  const [{ snapshot }, build] = await timed(() => buildSnapshot(store));
  // As the server does it: in a thread, while its own thread keeps a beat.
  writeSnapshotFile(path, new Uint8Array(8));
  const delays = monitorEventLoopDelay({ resolution: 1 });
  const source = snapshotFromFile(store, { databaseUrl, path, log: () => {}, papersInPlace: 0 });
  delays.enable();
  const [, inThread] = await timed(async () => source(await readDataMoment(store)));
  delays.disable();
  await store.close();
  const authorships = snapshot.paperAuthors.neighbors.length;
  const links = linksOf(snapshot);
  return {
    authorships,
    'bytes each, all': round(statSync(path).size / authorships),
    'bytes a link': round(statSync(path).size / links),
    'build, s': round(build / 1000, 100),
    'authorships / s': Math.round(authorships / (build / 1000)),
    'links / s': Math.round(links / (build / 1000)),
    'thread, save too, s': round(inThread / 1000, 100),
    'delay p99, ms': round(delays.percentile(99) / 1e6),
    'delay most, ms': round(delays.max / 1e6),
    ...(await loadFigures(path)),
  };
}

async function fromArrays(scale: number): Promise<Record<string, number | string>> {
  const snapshot = corpusSnapshot(realisticCorpus(scale, 1));
  const path = join(options.folder, `arrays-${scale}.snapshot`);
  const authorships = snapshot.paperAuthors.neighbors.length;
  const bytes = encodeSnapshot(snapshot, { isShared: true });
  const [, save] = await timed(() => writeSnapshotFile(path, bytes));
  return {
    authorships,
    'bytes each, bare': round(bytes.length / authorships),
    'save, ms': round(save),
    ...(await loadFigures(path)),
  };
}

console.log(`${machine()}.\n`);
const databases: Record<string, Record<string, number | string>> = {};
for (const scale of scales(options.databases)) databases[`${scale}×`] = await fromDatabase(scale);
if (Object.keys(databases).length > 0) {
  console.log('From SQLite, all links; 1× has the size of the ACL data');
  console.log(`\n${markdownRecords(databases)}\n`);
}
const arrays: Record<string, Record<string, number | string>> = {};
for (const scale of scales(options.arrays)) arrays[`${scale}×`] = await fromArrays(scale);
if (Object.keys(arrays).length > 0) {
  console.log('From typed arrays: papers, authors and authorships only');
  console.log(`\n${markdownRecords(arrays)}\n`);
}
