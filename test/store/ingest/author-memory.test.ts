import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SourceItem } from '../../../src/importers/importer.js';
import { raiseDataVersion } from '../../../src/store/data-version.js';
import { AuthorMemory, type NameRow, type StoredAuthor } from '../../../src/store/ingest/author-memory.js';
import { IdentifierRegistry } from '../../../src/store/ingest/identifier-registry.js';
import { insertRows } from '../../../src/store/ingest/insert-rows.js';
import { personName } from '../../../src/store/ingest/person-names.js';
import { ingestAll } from '../../../src/store/ingest.js';
import { ensureSearchIndex } from '../../../src/store/search-index.js';
import type { Sql } from '../../../src/store/store.js';
import { clearDatabase } from '../clear-database.js';
import { describeOnBothDatabases, untilTestEnds } from '../databases.js';
import { rowsOf, takeIn } from '../take-in.js';

const spellings = ['Wei Wang', 'W. Wang', 'Wei-Lin Wang', 'Ada Wang Jr.', 'Ada Wang 0001', 'Ana Li', 'A. Li', 'Bo Li'];
const moment = { dataVersion: 1, stamp: 'a' };

/** What may happen between two questions. */
type Step =
  | { kind: 'write'; author: number; names: string[] }
  | { kind: 'claim'; author: number }
  | { kind: 'batch' }
  | { kind: 'ask'; names: string[] };

const names = fc.uniqueArray(fc.constantFrom(...spellings), { minLength: 1, maxLength: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('write' as const), author: fc.integer({ min: 1, max: 6 }), names }),
  fc.record({ kind: fc.constant('claim' as const), author: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('batch' as const) }),
  fc.record({ kind: fc.constant('ask' as const), names }),
);

class Writer {
  readonly #sql: Sql;
  readonly #memory: AuthorMemory;
  readonly #written = new Set<number>();
  #claims = 0;

  constructor(sql: Sql, memory: AuthorMemory) {
    this.#sql = sql;
    this.#memory = memory;
  }

  async write(id: number, texts: readonly string[]): Promise<void> {
    const added = new Map<number, { key: string; folded: string }>();
    if (!this.#written.has(id)) {
      added.set(id, { key: `author-${id}`, folded: 'n' });
      const row = { id, key: `author-${id}`, name: 'n', name_folded: 'n', sort_name: 'n' };
      const columns = { id: 'int', key: 'text', name: 'text', name_folded: 'text', sort_name: 'text' } as const;
      await insertRows(this.#sql, 'author', columns, [row]);
    }
    this.#written.add(id);
    const rows = texts.map((name): NameRow => {
      const { folded, blockKey } = personName({ name });
      return { author_id: id, name, name_folded: folded, block_key: blockKey };
    });
    const columns = { author_id: 'int', name: 'text', name_folded: 'text', block_key: 'text' } as const;
    await insertRows(this.#sql, 'author_name', columns, rows, { ignoreKnown: true });
    this.#memory.addNames(rows, added);
  }

  async claim(id: number): Promise<void> {
    if (!this.#written.has(id)) return;
    const identifier = { scheme: 'test', value: String(++this.#claims) };
    await insertRows(this.#sql, 'identifier', { scheme: 'text', value: 'text', author_id: 'int' }, [
      { ...identifier, author_id: id },
    ]);
    this.#memory.addIdentifiers([{ ...identifier, id }]);
  }
}

async function answers(sql: Sql, memory: AuthorMemory, texts: readonly string[]) {
  const asked = texts.map((name) => personName({ name }));
  const registry = new IdentifierRegistry(sql);
  const plain = (people: StoredAuthor[]) =>
    people
      .map(({ id, key, folded, names, identifiers }) => {
        return { id, key, folded, names: [...names], identifiers: [...identifiers] };
      })
      .sort((a, b) => a.id - b.id);
  return {
    named: plain(
      await memory.named(
        sql,
        registry,
        asked.map(({ folded }) => folded),
      ),
    ),
    inBlocks: plain(
      await memory.inBlocks(
        sql,
        registry,
        asked.map(({ blockKey }) => blockKey),
      ),
    ),
    withIds: plain(await memory.withIds(sql, registry, [1, 2, 3])),
  };
}

describeOnBothDatabases('people kept from batch to batch', (open) => {
  it('are as the database holds them, whatever was written, asked and forgotten before', async () => {
    const store = untilTestEnds(await open());
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.integer({ min: 1, max: 4 }), async (steps, limit) => {
        await store.sql.transaction(async (sql) => {
          for (const table of ['identifier', 'author_name', 'author']) await sql.run(`DELETE FROM ${table}`);
          const memory = new AuthorMemory(limit);
          memory.end(moment);
          const writer = new Writer(sql, memory);
          for (const taken of steps) {
            if (taken.kind === 'write') await writer.write(taken.author, taken.names);
            else if (taken.kind === 'claim') await writer.claim(taken.author);
            else if (taken.kind === 'batch') memory.begin(moment);
            else
              expect(await answers(sql, memory, taken.names)).toEqual(
                await answers(sql, new AuthorMemory(), taken.names),
              );
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('find somebody long forgotten under a name that comes to them', async () => {
    const store = untilTestEnds(await open());
    await store.sql.transaction(async (sql) => {
      const memory = new AuthorMemory(1);
      memory.end(moment);
      const writer = new Writer(sql, memory);
      await writer.write(1, ['Ana Li']);
      memory.begin(moment);
      await writer.write(2, ['Wei Wang']);
      memory.begin(moment);
      const named = () => memory.named(sql, new IdentifierRegistry(sql), [personName({ name: 'Bo Li' }).folded]);
      expect(await named()).toEqual([]);
      await writer.write(1, ['Bo Li']);
      expect((await named()).map(({ id }) => id)).toEqual([1]);
    });
  });

  it('are read again where something else has changed the data', async () => {
    const store = untilTestEnds(await open());
    const memory = new AuthorMemory();
    await store.sql.transaction(async (sql) => {
      const writer = new Writer(sql, memory);
      await writer.write(1, ['Wei Wang']);
      memory.end(moment);
      memory.begin(moment);
      expect((await answers(sql, memory, ['Wei Wang'])).named).toHaveLength(1);
      await sql.run('DELETE FROM author_name');
      memory.begin(moment);
      expect((await answers(sql, memory, ['Wei Wang'])).named).toHaveLength(1);
      memory.begin({ dataVersion: 2, stamp: 'b' });
      expect((await answers(sql, memory, ['Wei Wang'])).named).toHaveLength(0);
    });
  });

  it('are read again where somebody curates between two batches of an import', async () => {
    const store = untilTestEnds(await open());
    const titles = ['Of words', 'Of trees', 'Of verbs'];
    const paper = (at: number) => ({
      place: {},
      record: { kind: 'paper' as const, title: titles[at] as string, authors: [{ name: 'Grace Okafor' }] },
    });
    async function* first() {
      yield paper(0);
    }
    // Another format ends the batch; this one has nothing but a run.
    async function* second() {
      await store.sql.transaction(async (sql) => {
        await sql.run("UPDATE author_name SET name = 'Ravi Menon', name_folded = 'ravi menon', block_key = 'menon r'");
        await raiseDataVersion(sql);
      });
    }
    async function* third() {
      yield paper(1);
      yield paper(2);
    }
    const source = (format: string, items: () => AsyncIterable<SourceItem>) => {
      return { file: `${format}.test`, format, softwareVersion: '0.0.0', items: items() };
    };
    await ingestAll(store, [source('a', first), source('b', second), source('c', third)]);
    const rows = await rowsOf(store, 'authorship', 'paper_id, author_id');
    expect(rows.map((row) => row.author_id)).toEqual([1, 2, 2]);
  });

  it('change no decision: batches of one run and runs of their own give the same people', async () => {
    const once = untilTestEnds(await open());
    const apart = untilTestEnds(await open());
    const name = fc.constantFrom('Wei Wang', 'W. Wang', 'Wei Li Wang', 'Wen Wang', 'Ada Li', 'A. Li', 'Grace Okafor');
    const venue = fc.constantFrom({ name: 'Words' }, { name: 'Trees' });
    const paper = fc.record({
      authors: fc.uniqueArray(name, { minLength: 1, maxLength: 4 }),
      venue,
      year: fc.integer({ min: 2001, max: 2020 }),
      place: fc.constantFrom('Aba', 'Enugu', null),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(paper, { minLength: 6, maxLength: 14 }), async (drawn) => {
        const papers = drawn.map(({ authors, year, place, ...rest }, at) => ({
          ...{
            kind: 'paper' as const,
            recordKey: `r${at}`,
            title: `Parsing ${'abcdefghijklmn'[at]} again`,
            date: `${year}`,
          },
          ...rest,
          authors: authors.map((one) => ({ name: one, ...(place && { affiliations: [{ name: place }] }) })),
        }));
        for (const store of [once, apart]) {
          await ensureSearchIndex(store.sql);
          await clearDatabase(store);
        }
        await takeIn(once, papers, { batchSize: 2 });
        for (let at = 0; at < papers.length; at += 2)
          await takeIn(apart, papers.slice(at, at + 2), { file: `${at}.test` });
        const columns = 'paper_id, position, author_id, name_as_printed, decision';
        expect(await rowsOf(once, 'authorship', columns)).toEqual(await rowsOf(apart, 'authorship', columns));
        expect(await rowsOf(once, 'author_name')).toEqual(await rowsOf(apart, 'author_name'));
      }),
      { numRuns: 8 },
    );
  });
});
