import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient as PostgresClient } from './generated/postgresql/client.js';
import { PrismaClient as SqliteClient } from './generated/sqlite/client.js';
import { checkMigrationHistory } from './migration-history.js';
import { type OpenSql, type OpenSqlOptions, openSql } from './open-sql.js';
import { sqlitePragmas } from './sql/sqlite-sql.js';
import type { Store } from './store.js';

/** `onStatement` is told Prisma's statements too. */
export type OpenStoreOptions = OpenSqlOptions;

/**
 * Opens the database that a URL names: `file:` and a path (absolute, or relative to the working folder) for SQLite,
 * `postgresql:` for PostgreSQL. Its tables may be missing still: see `migrate`.
 *
 * @throws StoreError STORE_NEWER, and as `openSql` does
 */
export async function openStore(url: string, options: OpenStoreOptions = {}): Promise<Store> {
  const opened = await openSql(url, options);
  const prisma = prismaOf(opened, options);
  if (options.onStatement) reportQueries(prisma, options.onStatement);
  const { dialect, label, sql } = opened;
  const store: Store = {
    dialect,
    label,
    sql,
    prisma,
    close: async () => {
      await prisma.$disconnect();
      await opened.close();
    },
  };
  try {
    await checkMigrationHistory(store);
  } catch (error) {
    await store.close();
    throw error;
  }
  return store;
}

function prismaOf(opened: OpenSql, options: OpenStoreOptions): SqliteClient {
  const log = options.onStatement ? [{ emit: 'event' as const, level: 'query' as const }] : [];
  if (opened.dialect === 'sqlite')
    return new SqliteClient({ adapter: new SqliteAdapter({ url: `file:${opened.path}`, timeout: 5000 }), log });
  return new PostgresClient({
    // The adapter's types come from another release of @types/pg.
    adapter: new PrismaPg(opened.pool as unknown as ConstructorParameters<typeof PrismaPg>[0]),
    log,
    // Both clients come from one set of models, so SQLite's types describe either.
  }) as unknown as SqliteClient;
}

/** Prisma's connection with the settings of ours. */
class SqliteAdapter extends PrismaLibSql {
  override async connect() {
    const connection = await super.connect();
    await connection.executeScript(sqlitePragmas.map((pragma) => `PRAGMA ${pragma};`).join('\n'));
    return connection;
  }
}

function reportQueries(prisma: SqliteClient, onStatement: (sql: string) => void): void {
  // The type of $on knows events only where the client's type was made with its log options.
  const events = prisma as unknown as { $on(event: 'query', listener: (event: { query: string }) => void): void };
  events.$on('query', (event) => onStatement(event.query));
}
