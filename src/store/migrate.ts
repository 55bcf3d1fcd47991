import { randomUUID } from 'node:crypto';
import { checkMigrationHistory, readMigrations } from './migration-history.js';
import type { Store } from './store.js';

/** Prisma's own table, so that `prisma migrate` agrees about what was applied. */
const historyTable = {
  sqlite: `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
    "id" TEXT PRIMARY KEY NOT NULL,
    "checksum" TEXT NOT NULL,
    "finished_at" DATETIME,
    "migration_name" TEXT NOT NULL,
    "logs" TEXT,
    "rolled_back_at" DATETIME,
    "started_at" DATETIME NOT NULL DEFAULT current_timestamp,
    "applied_steps_count" INTEGER UNSIGNED NOT NULL DEFAULT 0
)`,
  postgresql: `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
)`,
} as const;

/**
 * Brings the tables up to what this software expects, each migration in a transaction of its own.
 *
 * @returns names of the migrations that were applied now, in order
 * @throws StoreError STORE_NEWER, MIGRATION_CHANGED, MIGRATION_FAILED
 */
export async function migrate(store: Store): Promise<string[]> {
  const migrations = readMigrations(store.dialect);
  const applied: string[] = [];
  const before = await checkMigrationHistory(store, migrations);
  for (const migration of migrations) {
    if (before.has(migration.name)) continue;
    const isNew = await store.sql.transaction(
      async (sql) => {
        // Another process may have been faster: what counts is seen only by who holds the lock.
        await sql.script(historyTable[store.dialect]);
        if ((await checkMigrationHistory({ ...store, sql }, migrations)).has(migration.name)) return false;
        await sql.script(migration.script);
        const now = store.dialect === 'sqlite' ? "CAST(unixepoch('subsec') * 1000 AS INTEGER)" : 'now()';
        await sql.run(
          `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
           VALUES (?, ?, ?, ${now}, ${now}, 1)`,
          [randomUUID(), migration.checksum, migration.name],
        );
        return true;
      },
      { rebuildsTables: true },
    );
    if (isNew) applied.push(migration.name);
  }
  return applied;
}
