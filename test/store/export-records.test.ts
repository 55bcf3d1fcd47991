import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { papergraphJsonlImporter, writeRecord } from '../../src/importers/papergraph-jsonl.js';
import { exportRecords } from '../../src/store/export-records.js';
import { ingest } from '../../src/store/ingest.js';
import type { Store } from '../../src/store/store.js';
import { arbitraryFiles } from './arbitrary-records.js';
import { clearDatabase } from './clear-database.js';
import { emptyDatabases } from './databases.js';
import { recountedPapers } from './recounted-papers.js';
import { takeIn } from './take-in.js';

async function exported(store: Store): Promise<string[]> {
  const lines: string[] = [];
  for await (const record of exportRecords(store)) lines.push(writeRecord(record));
  return lines;
}

async function readIn(store: Store, lines: readonly string[], batchSize = 500): Promise<void> {
  const source = {
    name: 'export.jsonl',
    async *open() {
      yield Buffer.from(lines.join('\n'));
    },
  };
  const run = { file: source.name, format: papergraphJsonlImporter.format, softwareVersion: '0' };
  const report = await ingest(store, run, papergraphJsonlImporter.read(source), { batchSize });
  expect({ read: report.read, quarantined: report.quarantined }).toEqual({ read: lines.length, quarantined: 0 });
}

describe('exportRecords', () => {
  const openSqlite = emptyDatabases('sqlite');
  const openPostgres = emptyDatabases('postgresql');

  it.each([
    ['SQLite', openSqlite, 50],
    ['PostgreSQL', openPostgres, 10],
  ] as const)('writes what makes an equal database of %s', async (_, open, numRuns) => {
    const first = await openSqlite();
    const second = await open();
    const property = fc.asyncProperty(arbitraryFiles, fc.constantFrom(1, 3, 500), async (files, batchSize) => {
      await clearDatabase(first);
      await clearDatabase(second);
      for (const [at, records] of files.entries())
        await takeIn(first, records, { file: `file ${at}`, format: `format ${at % 2}`, batchSize });
      for (const [kind, stored, counted] of await recountedPapers(first))
        expect([kind, stored]).toEqual([kind, counted]);
      const lines = await exported(first);
      await readIn(second, lines, batchSize);
      expect(await exported(second)).toEqual(lines);
    });
    await fc.assert(property, { numRuns });
  });

  it('gives a paper back no identifier that it was found not to have', async () => {
    const first = await openSqlite();
    const arxiv = (value: string) => ({ scheme: 'arxiv', value });
    const known = { title: 'Soft Mixtures', authors: [{ name: 'Ada Lovelace' }], identifiers: [arxiv('2001.00002')] };
    await takeIn(first, [{ kind: 'paper', ...known }]);
    // Its own arXiv id is the known paper's; so the one in its DOI is not believed either.
    const identifiers = [{ scheme: 'doi', value: '10.48550/arXiv.2001.00001' }, arxiv('2001.00002')];
    await takeIn(first, [{ kind: 'paper', title: 'Sums', authors: [{ name: 'Wei Wang' }], identifiers }]);
    const lines = await exported(first);
    const second = await openSqlite();
    await readIn(second, lines);
    expect(await exported(second)).toEqual(lines);
  });

  it('keeps namesakes apart, and their keys', async () => {
    const first = await openSqlite();
    const orcids = ['0000-0002-1825-0097', '0000-0001-5109-3700'];
    await takeIn(
      first,
      orcids.map((value, at) => ({
        kind: 'paper' as const,
        title: `Paper number ${at}`,
        authors: [{ name: 'Wei Wang', identifiers: [{ scheme: 'orcid', value }] }],
      })),
    );
    // Without their ORCID iDs nothing but the keys tells them apart.
    const lines = (await exported(first)).map((line) => line.replace(/\{"scheme":"orcid","value":"[^"]*"\},?/g, ''));
    const second = await openSqlite();
    await readIn(second, lines);
    const keys = await second.sql.all('SELECT key, papers_count AS papers FROM author ORDER BY key');
    expect(keys).toEqual([
      { key: 'wei-wang', papers: 1 },
      { key: 'wei-wang-2', papers: 1 },
    ]);
  });
});
