import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { StoreError } from '../errors.js';
import { PrismaClient as PostgresClient } from './generated/postgresql/client.js';
import { PrismaClient as SqliteClient } from './generated/sqlite/client.js';
import { checkMigrationHistory } from './migration-history.js';
import { PostgresSql } from './sql/postgres-sql.js';
import { SqliteSql, sqlitePragmas } from './sql/sqlite-sql.js';
import type { Store } from './store.js';

export interface OpenStoreOptions {
  /** Told every statement, Prisma's included; for tests that count them. */
  onStatement?: (sql: string) => void;
  /** False: a database that isn't there is an error. */
  create?: boolean;
}

/**
 * Opens the database that a URL names: `file:` and a path (absolute, or relative to the working folder) for SQLite,
 * `postgresql:` for PostgreSQL. Its tables may be missing still: see `migrate`.
 *
 * @throws StoreError STORE_URL, STORE_MISSING, STORE_UNWRITABLE, STORE_NOT_A_DATABASE, STORE_UNREACHABLE, STORE_NEWER
 */
export async function openStore(url: string, options: OpenStoreOptions = {}): Promise<Store> {
  const store = await openByScheme(url, options);
  try {
    await checkMigrationHistory(store);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

async function openByScheme(url: string, options: OpenStoreOptions): Promise<Store> {
  if (/^postgres(?:ql)?:\/\//.test(url)) return openPostgres(url, options);
  if (url.startsWith('file:')) return openSqlite(sqlitePath(url), options);
  throw new StoreError('STORE_URL', `open the database: '${withoutPassword(url)}' is no address of a database`, {
    hint: "Use 'file:' and a path for SQLite, or 'postgresql://user:password@host/name' for PostgreSQL.",
  });
}

async function openSqlite(path: string, options: OpenStoreOptions): Promise<Store> {
  prepareFile(path, options.create ?? true);
  let sql: SqliteSql;
  try {
    sql = new SqliteSql(path, options.onStatement);
  } catch (error) {
    throw sqliteError(path, error);
  }
  const prisma = new SqliteClient({
    adapter: new SqliteAdapter({ url: `file:${path}`, timeout: 5000 }),
    log: options.onStatement ? [{ emit: 'event', level: 'query' }] : [],
  });
  if (options.onStatement) reportQueries(prisma, options.onStatement);
  return {
    dialect: 'sqlite',
    label: path,
    sql,
    prisma,
    close: async () => {
      await prisma.$disconnect();
      await sql.close();
    },
  };
}

/** Prisma's connection with the settings of ours. */
class SqliteAdapter extends PrismaLibSql {
  override async connect() {
    const connection = await super.connect();
    await connection.executeScript(sqlitePragmas.map((pragma) => `PRAGMA ${pragma};`).join('\n'));
    return connection;
  }
}

async function openPostgres(url: string, options: OpenStoreOptions): Promise<Store> {
  const label = withoutPassword(url);
  let pool: pg.Pool;
  try {
    pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 10_000 });
    // An idle connection that breaks is replaced when next needed; unheard, its error would end the process.
    pool.on('error', () => {});
    (await pool.connect()).release();
  } catch (error) {
    throw new StoreError('STORE_UNREACHABLE', `connect to the database '${label}': ${reasonOf(error)}`, {
      hint: 'Check that the server runs, and host, port, name, user and password in DATABASE_URL.',
      cause: error,
    });
  }
  const prisma = new PostgresClient({
    // The adapter's types come from another release of @types/pg.
    adapter: new PrismaPg(pool as unknown as ConstructorParameters<typeof PrismaPg>[0]),
    log: options.onStatement ? [{ emit: 'event', level: 'query' }] : [],
    // Both clients come from one set of models, so SQLite's types describe either.
  }) as unknown as SqliteClient;
  if (options.onStatement) reportQueries(prisma, options.onStatement);
  return {
    dialect: 'postgresql',
    label,
    sql: new PostgresSql(pool, options.onStatement),
    prisma,
    close: async () => {
      await prisma.$disconnect();
      await pool.end();
    },
  };
}

function reportQueries(prisma: SqliteClient, onStatement: (sql: string) => void): void {
  // The type of $on knows events only where the client's type was made with its log options.
  const events = prisma as unknown as { $on(event: 'query', listener: (event: { query: string }) => void): void };
  events.$on('query', (event) => onStatement(event.query));
}

function sqlitePath(url: string): string {
  if (url.startsWith('file://')) return fileURLToPath(url);
  return resolve(decodeURIComponent(url.slice('file:'.length)));
}

function prepareFile(path: string, create: boolean): void {
  if (!create && statSync(path, { throwIfNoEntry: false }) === undefined)
    throw new StoreError('STORE_MISSING', `open the database: there is no file '${path}'`, {
      hint: 'Import a file first, or check DATABASE_URL.',
    });
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw unwritable(path, error);
  }
}

function sqliteError(path: string, error: unknown): StoreError {
  const code = String((error as { code?: unknown }).code);
  if (code === 'SQLITE_NOTADB')
    return new StoreError('STORE_NOT_A_DATABASE', `open the database: '${path}' is no SQLite database`, {
      hint: 'Choose another file in DATABASE_URL, or move this one away.',
      cause: error,
    });
  if (/SQLITE_(?:READONLY|CANTOPEN|PERM)/.test(code) || /Unable to open connection/.test(reasonOf(error)))
    return unwritable(path, error);
  return new StoreError('STORE_BROKEN', `open the database '${path}': ${reasonOf(error)}`, { cause: error });
}

function unwritable(path: string, error: unknown): StoreError {
  return new StoreError('STORE_UNWRITABLE', `open the database: '${path}' can't be written`, {
    hint: 'Give this user the right to write the folder and the file, or choose another place in DATABASE_URL.',
    cause: error,
  });
}

/** One line; Node's collected errors have an empty message of their own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}

function withoutPassword(url: string): string {
  return url.replace(/:\/\/[^@/]*@/, '://').replace(/\?.*$/, '');
}
