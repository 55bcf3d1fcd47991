import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { StoreError } from '../errors.js';
import { PostgresSql } from './sql/postgres-sql.js';
import { lockFile } from './sql/sqlite-lock.js';
import { SqliteSql } from './sql/sqlite-sql.js';
import type { Sql, Store } from './store.js';

/** Names the lock that imports of one database share; any constant that nobody else uses. */
const importsLock = 7_203_118_403;

export interface OpenSqlOptions {
  /** Told every statement; for tests that count them. */
  onStatement?: (sql: string) => void;
  /** False: a database that isn't there is an error. */
  create?: boolean;
}

/** A database without Prisma, which takes longer to load than a thread may take to start. */
export type OpenSql = { label: string; sql: Sql; lockImports: Store['lockImports']; close(): Promise<void> } & (
  | { dialect: 'sqlite'; path: string }
  | { dialect: 'postgresql'; pool: pg.Pool }
);

/**
 * Opens the database that a URL names: `file:` and a path (absolute, or relative to the working folder) for SQLite,
 * `postgresql:` for PostgreSQL.
 *
 * @throws StoreError STORE_URL, STORE_MISSING, STORE_UNWRITABLE, STORE_NOT_A_DATABASE, STORE_UNREACHABLE
 */
export async function openSql(url: string, options: OpenSqlOptions = {}): Promise<OpenSql> {
  if (/^postgres(?:ql)?:\/\//.test(url)) return openPostgres(url, options);
  if (url.startsWith('file:')) return openSqlite(sqlitePath(url), options);
  throw new StoreError('STORE_URL', `open the database: '${withoutPassword(url)}' is no address of a database`, {
    hint: "Use 'file:' and a path for SQLite, or 'postgresql://user:password@host/name' for PostgreSQL.",
  });
}

/** The file that the URL of a SQLite database names. */
export function sqlitePath(url: string): string {
  if (url.startsWith('file://')) return fileURLToPath(url);
  return resolve(decodeURIComponent(url.slice('file:'.length)));
}

/** The address of a PostgreSQL database for people. */
export function withoutPassword(url: string): string {
  return url.replace(/:\/\/[^@/]*@/, '://').replace(/\?.*$/, '');
}

function openSqlite(path: string, options: OpenSqlOptions): OpenSql {
  prepareFile(path, options.create ?? true);
  try {
    const sql = new SqliteSql(path, options.onStatement);
    const lockImports = async () => {
      const release = lockFile(`${path}-import`);
      return release && (async () => release());
    };
    return { dialect: 'sqlite', label: path, path, sql, lockImports, close: () => sql.close() };
  } catch (error) {
    throw sqliteError(path, error);
  }
}

async function openPostgres(url: string, options: OpenSqlOptions): Promise<OpenSql> {
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
  const sql = new PostgresSql(pool, options.onStatement);
  return {
    ...{ dialect: 'postgresql', label, pool, sql },
    lockImports: () => lockImports(pool),
    close: () => pool.end(),
  };
}

/** A lock of the session, which ends with the connection. */
async function lockImports(pool: pg.Pool): Promise<(() => Promise<void>) | null> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query<{ held: boolean }>(`SELECT pg_try_advisory_lock(${importsLock}) AS held`);
    if (rows[0]?.held)
      return async () => {
        await client.query(`SELECT pg_advisory_unlock(${importsLock})`);
        client.release();
      };
  } catch (error) {
    client.release(true);
    throw error;
  }
  client.release();
  return null;
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
