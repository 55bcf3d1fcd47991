import { PrismaPg } from '@prisma/adapter-pg';
import { capturable, isCapturing } from './captured-statements.js';
import { PrismaClient as PostgresClient } from './generated/postgresql/client.js';
import { PrismaClient as SqliteClient } from './generated/sqlite/client.js';
import { checkMigrationHistory } from './migration-history.js';
import { type OpenSql, type OpenSqlOptions, openSql } from './open-sql.js';
import { createReader, type ThreadedReader } from './reader.js';
import { SqliteAdapter } from './sqlite-adapter.js';
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
  const reader = createReader(opened, url, options.onStatement !== undefined);
  const prisma = prismaOf(opened, reader, options);
  if (options.onStatement) reportQueries(prisma, options.onStatement);
  const { dialect, label, sql } = opened;
  const store: Store = {
    dialect,
    label,
    sql,
    prisma,
    reader,
    lockImports: () => opened.lockImports(),
    close: async () => {
      await reader.close();
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

function prismaOf(opened: OpenSql, reader: ThreadedReader, options: OpenStoreOptions): SqliteClient {
  const log = options.onStatement ? [{ emit: 'event' as const, level: 'query' as const }] : [];
  if (opened.dialect === 'sqlite') return new SqliteClient({ adapter: new SqliteAdapter(opened.path, reader), log });
  return new PostgresClient({
    // The adapter's types come from another release of @types/pg.
    adapter: new PostgresAdapter(opened.pool as unknown as ConstructorParameters<typeof PrismaPg>[0]),
    log,
    // Both clients come from one set of models, so SQLite's types describe either.
  }) as unknown as SqliteClient;
}

class PostgresAdapter extends PrismaPg {
  override async connect() {
    return capturable(await super.connect());
  }
}

function reportQueries(prisma: SqliteClient, onStatement: (sql: string) => void): void {
  // The type of $on knows events only where the client's type was made with its log options.
  const events = prisma as unknown as { $on(event: 'query', listener: (event: { query: string }) => void): void };
  events.$on('query', (event) => {
    if (!isCapturing()) onStatement(event.query);
  });
}
