import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, inject, onTestFinished } from 'vitest';
import { migrate } from '../../src/store/migrate.js';
import { type OpenStoreOptions, openStore } from '../../src/store/open-store.js';
import type { Store } from '../../src/store/store.js';

/** Opens a new and empty database with all migrations applied; closed and removed when the tests of the file end. */
export type OpenEmpty = (options?: OpenStoreOptions) => Promise<Store>;

let made = 0;
const closed = new WeakSet<Store>();

/**
 * The same tests on SQLite and on PostgreSQL.
 *
 * @param body is called once for each; `open` gives as many databases as are asked for
 */
export function describeOnBothDatabases(
  name: string,
  body: (open: OpenEmpty, dialect: Store['dialect']) => void,
): void {
  describe(`${name}, on SQLite`, () => body(emptyDatabases('sqlite'), 'sqlite'));
  describe(`${name}, on PostgreSQL`, () => body(emptyDatabases('postgresql'), 'postgresql'));
}

/** What `describeOnBothDatabases` gives, for one of them. To be called while tests are collected. */
export function emptyDatabases(dialect: Store['dialect']): OpenEmpty {
  const urls = emptyUrls(dialect);
  const stores: Store[] = [];
  // Hooks run in the reverse order: stores are closed before their databases are removed.
  afterAll(async () => {
    for (const store of stores) if (!closed.has(store)) await store.close();
  });
  return async (options) => {
    const store = await openStore(await urls(), options);
    stores.push(store);
    await migrate(store);
    return store;
  };
}

/** Closes a database with the test under way: for files that open more than the server has connections for. */
export function untilTestEnds(store: Store): Store {
  onTestFinished(async () => {
    closed.add(store);
    await store.close();
  });
  return store;
}

/** Addresses of new databases without tables, removed when the tests of the file end. */
export function emptyUrls(dialect: Store['dialect']): () => Promise<string> {
  return dialect === 'sqlite' ? sqliteUrls() : postgresUrls();
}

function sqliteUrls(): () => Promise<string> {
  const folders: string[] = [];
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  return async () => {
    const folder = mkdtempSync(join(tmpdir(), 'papergraph-test-'));
    folders.push(folder);
    return `file:${join(folder, 'test.db')}`;
  };
}

function postgresUrls(): () => Promise<string> {
  const server = inject('postgresUrl');
  const names: string[] = [];
  afterAll(async () => {
    for (const name of names) await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`);
  });
  return async () => {
    const name = `test_${process.pid}_${++made}`;
    await onServer(server, `CREATE DATABASE ${name} TEMPLATE template0`);
    names.push(name);
    const url = new URL(server);
    url.pathname = `/${name}`;
    return url.href;
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement);
  await client.end();
}
