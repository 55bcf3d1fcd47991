import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { StoreError } from '../../src/errors.js';
import { migrate } from '../../src/store/migrate.js';
import { openStore } from '../../src/store/open-store.js';
import { describeOnBothDatabases, emptyUrls } from './databases.js';

const folder = mkdtempSync(join(tmpdir(), 'papergraph-open-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function errorOf(url: string, create?: boolean): Promise<StoreError> {
  const error = await openStore(url, { ...(create === undefined ? {} : { create }) }).then(
    () => undefined,
    (reason) => reason,
  );
  expect(error).toBeInstanceOf(StoreError);
  expect(error.message).not.toContain('\n');
  expect(error.hint).toBeTruthy();
  return error;
}

describe('openStore', () => {
  it('makes the folder of the file', async () => {
    const store = await openStore(`file:${join(folder, 'new/deep/graph.db')}`);
    expect(await store.sql.all('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await store.close();
  });

  it('says the way out of every failure', async () => {
    const notes = join(folder, 'notes.txt');
    writeFileSync(notes, 'no database, just some words that fill the first page '.repeat(100));
    expect((await errorOf(`file:${notes}`)).code).toBe('STORE_NOT_A_DATABASE');
    expect((await errorOf(`file:${join(notes, 'graph.db')}`)).code).toBe('STORE_UNWRITABLE');
    expect((await errorOf(`file:${folder}`)).code).toBe('STORE_UNWRITABLE');
    expect((await errorOf(`file:${join(folder, 'missing.db')}`, false)).code).toBe('STORE_MISSING');
    expect((await errorOf('mysql://root:secret@host/name')).code).toBe('STORE_URL');
    expect((await errorOf('postgresql://nobody:secret@127.0.0.1:9/name')).code).toBe('STORE_UNREACHABLE');
    const wrong = new URL(inject('postgresUrl'));
    wrong.password = 'secret';
    expect((await errorOf(wrong.href)).code).toBe('STORE_UNREACHABLE');
  });

  it('keeps passwords out of messages', async () => {
    for (const url of ['mysql://root:secret@host/name', 'postgresql://nobody:secret@127.0.0.1:9/name'])
      expect((await errorOf(url)).message).not.toContain('secret');
  });
});

describeOnBothDatabases('a store', (open, dialect) => {
  const urls = emptyUrls(dialect);

  it('refuses a database of a newer version', async () => {
    const url = await urls();
    const store = await openStore(url);
    await migrate(store);
    await store.sql.run(
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'y', '9999_future', CURRENT_TIMESTAMP)",
    );
    await store.close();
    const error = await errorOf(url);
    expect(error.code).toBe('STORE_NEWER');
    expect(error.message).toContain('9999_future');
  });

  it('tells every statement, Prisma included', async () => {
    const seen: string[] = [];
    const store = await open({ onStatement: (sql) => seen.push(sql) });
    seen.length = 0;
    await store.sql.all('SELECT key FROM paper WHERE id = ?', [1]);
    await store.prisma.author.findMany({ where: { key: 'x' } });
    expect(seen).toHaveLength(2);
    expect(seen[1]).toMatch(/from .*author/i);
  });

  it('rolls a failed transaction back, and what others read meanwhile is what was before', async () => {
    const store = await open();
    const count = async () => (await store.sql.all<{ n: number }>('SELECT count(*) AS n FROM setting'))[0]?.n;
    await store.sql.run("INSERT INTO setting (name, value) VALUES ('a', '1')");
    const failed = store.sql.transaction(async (sql) => {
      await sql.run("INSERT INTO setting (name, value) VALUES ('b', '2')");
      expect(await count()).toBe(1);
      throw new Error('stop');
    });
    await expect(failed).rejects.toThrow('stop');
    expect(await count()).toBe(1);
    expect(await store.prisma.setting.count()).toBe(1);
  });

  it('lets writers wait for one another', async () => {
    const store = await open();
    const order: number[] = [];
    await Promise.all(
      [1, 2, 3].map((n) =>
        store.sql.transaction(async (sql) => {
          order.push(n);
          await sql.all('SELECT 1 AS one');
          order.push(n);
        }),
      ),
    );
    expect(order).toEqual([1, 1, 2, 2, 3, 3]);
  });

  it('reads one moment in a read transaction', async () => {
    const store = await open();
    await store.sql.readTransaction(async (sql) => {
      expect(await sql.all('SELECT name FROM setting')).toEqual([]);
      await store.sql.run("INSERT INTO setting (name, value) VALUES ('a', '1')");
      expect(await sql.all('SELECT name FROM setting')).toEqual([]);
    });
    expect(await store.sql.all('SELECT name FROM setting')).toEqual([{ name: 'a' }]);
  });

  it('scans whole tables in chunks', async () => {
    const store = await open();
    const rows = JSON.stringify(Array.from({ length: 12_000 }, (_, i) => i));
    const values =
      dialect === 'sqlite'
        ? 'SELECT value FROM json_each(?)'
        : 'SELECT value::int FROM jsonb_array_elements_text(?::jsonb) AS e(value)';
    await store.sql.run(`INSERT INTO setting (name, value) SELECT 'n' || v.value, 'x' FROM (${values}) v`, [rows]);
    let count = 0;
    for await (const chunk of store.sql.scan('SELECT name, value FROM setting WHERE value = ?', ['x'])) {
      expect(chunk[0]).toHaveLength(2);
      count += chunk.length;
    }
    expect(count).toBe(12_000);
  });
});
