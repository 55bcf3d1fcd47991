import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { detectImporter } from '../../src/importers/detect.js';
import { type FoundSource, findSources } from '../../src/importers/sources.js';
import { ReadingAhead } from '../../src/server/reading-ahead.js';
import { prepareRecord } from '../../src/store/ingest/prepare-record.js';
import { ingestAll } from '../../src/store/ingest.js';
import { emptyDatabases } from '../store/databases.js';

const open = emptyDatabases('sqlite');
const folder = mkdtempSync(join(tmpdir(), 'papergraph-ahead-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ris = (from: number, count: number) =>
  Array.from(
    { length: count },
    (_, at) =>
      `TY  - JOUR\nTI  - Paper ${from + at}\nAU  - Doe, Jane\nAB  - ${'Some words. '.repeat(100)}\nPY  - 2020\nER  - \n`,
  ).join('\n');

writeFileSync(join(folder, 'a.ris'), ris(0, 30));
writeFileSync(join(folder, 'b.ris.gz'), gzipSync(ris(100, 7000)));
writeFileSync(join(folder, 'c.unknown'), 'nothing that anybody knows');
writeFileSync(join(folder, 'd.ris.gz'), gzipSync(ris(8000, 3000)));
truncateSync(join(folder, 'd.ris.gz'), 5000);
writeFileSync(join(folder, 'e.ris.gz'), Buffer.from([0x1f, 0x8b, 1, 2, 3, 4]));
writeFileSync(join(folder, 'f.ris'), ris(20_000, 3));

const sources = async () => (await findSources([folder])).found;

/** Everything that is said of a source, whichever thread reads it. */
async function told(ahead: ReadingAhead, source: FoundSource) {
  try {
    const importer = await ahead.importerOf(source);
    if (!importer) return { format: null };
    const { items, content } = ahead.toIngest(source, importer);
    const read = [];
    for await (const { place, record, problems } of items)
      read.push({ place, problems: problems ?? [], record: record && JSON.parse(prepareRecord(record).json) });
    return { format: importer.format, read, hash: content?.contentHash() };
  } catch (error) {
    return { error: (error as Error).message };
  } finally {
    ahead.leave(source);
  }
}

describe('reading ahead', () => {
  it('says the same as reading in place, of every source, in order', async () => {
    const store = await open();
    const threaded = await ReadingAhead.start(store, await sources(), { leastBytes: 0 });
    const inPlace = await ReadingAhead.start(store, [], {});
    const found = await sources();
    const ahead = [...threaded.sources];
    expect(ahead).toHaveLength(found.length);
    for (const [at, source] of found.entries()) {
      const expected = await told(inPlace, source);
      expect(await told(threaded, ahead[at] as FoundSource)).toEqual(expected);
      if (source.name.endsWith('b.ris.gz')) expect(expected.read).toHaveLength(7000);
      if (source.name.endsWith('d.ris.gz')) expect(JSON.stringify(expected.read)).toContain('SOURCE_CUT');
      if (source.name.endsWith('e.ris.gz')) expect(expected).toHaveProperty('error');
    }
    await threaded.close();
  });

  it('goes on to the next where a source is left in the middle or not read at all', async () => {
    const ahead = await ReadingAhead.start(await open(), await sources(), { leastBytes: 0 });
    const [a, b, , , , f] = [...ahead.sources] as FoundSource[];
    if (!a || !b || !f) throw new Error('sources are missing');
    ahead.leave(a);
    const importer = await ahead.importerOf(b);
    if (!importer) throw new Error('b has no format');
    for await (const { record } of ahead.toIngest(b, importer).items) {
      expect(record).toMatchObject({ title: 'Paper 100' });
      break;
    }
    for (const source of ahead.sources) if (source !== f) ahead.leave(source);
    expect((await told(ahead, f)).read).toHaveLength(3);
    await ahead.close();
  });

  it('reads in place what its thread has not begun when it ends', async () => {
    const ahead = await ReadingAhead.start(await open(), await sources(), { leastBytes: 0 });
    const f = [...ahead.sources].at(-1) as FoundSource;
    await ahead.close();
    expect((await told(ahead, f)).read).toHaveLength(3);
  });

  it('starts no thread for little, nor for what has been taken in', async () => {
    const store = await open();
    const found = (await sources()).filter(({ name }) => name.endsWith('.ris'));
    expect([...(await ReadingAhead.start(store, found)).sources]).toEqual([]);
    const [a] = found as [FoundSource];
    const ahead = await ReadingAhead.start(store, [a], { leastBytes: 0 });
    const importer = await detectImporter(a);
    if (!importer) throw new Error('a has no format');
    await ingestAll(store, [ahead.toIngest(a, importer)]);
    await ahead.close();
    const again = await sources();
    const second = await ReadingAhead.start(store, again, { leastBytes: 0 });
    expect([...second.sources].map(({ name }) => name)).toEqual(again.slice(1).map(({ name }) => name));
    await second.close();
  });
});
