import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StoreError } from '../errors.js';
import type { Store } from './store.js';

export interface Migration {
  /** The name of its folder, which sorts: '0001_init'. */
  name: string;
  script: string;
  /** SHA-256 of the script in hex, as Prisma records it. */
  checksum: string;
}

/** The migrations that this software brings for a database, in order. */
export function readMigrations(dialect: Store['dialect']): Migration[] {
  const folder = join(migrationsFolder(), dialect);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const script = readFileSync(join(folder, name, 'migration.sql'), 'utf8');
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
    });
}

/**
 * Checks that what was applied to the database is known here and unchanged.
 *
 * @returns names of the migrations applied; empty for a new database
 * @throws StoreError STORE_NEWER, MIGRATION_CHANGED, MIGRATION_FAILED
 */
export async function checkMigrationHistory(
  store: Store,
  migrations: readonly Migration[] = readMigrations(store.dialect),
): Promise<Set<string>> {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  const applied = new Set<string>();
  for (const row of await readHistory(store)) {
    const migration = known.get(row.name);
    if (!migration)
      throw new StoreError(
        'STORE_NEWER',
        `open the database '${store.label}': it has the migration '${row.name}', which this software doesn't know`,
        {
          hint: 'Use the version of papergraph that made it, or a newer one.',
        },
      );
    if (!row.finished)
      throw new StoreError(
        'MIGRATION_FAILED',
        `open the database '${store.label}': the migration '${row.name}' began and never ended`,
        {
          hint: "Restore a copy, or mend the tables and mark it with 'prisma migrate resolve'.",
        },
      );
    if (row.checksum !== migration.checksum)
      throw new StoreError(
        'MIGRATION_CHANGED',
        `open the database '${store.label}': the migration '${row.name}' was applied with another text than this software has`,
        {
          hint: 'Applied migrations must stay as they were: restore the file, or import into a new database.',
        },
      );
    applied.add(row.name);
  }
  return applied;
}

interface HistoryRow {
  name: string;
  checksum: string;
  finished: boolean;
}

async function readHistory(store: Store): Promise<HistoryRow[]> {
  const exists =
    store.dialect === 'sqlite'
      ? "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '_prisma_migrations'"
      : "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() AND tablename = '_prisma_migrations'";
  if ((await store.sql.all(exists)).length === 0) return [];
  const rows = await store.sql.all<{ name: string; checksum: string; finished: number | boolean }>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows.map((row) => ({ ...row, finished: Boolean(row.finished) }));
}

/** Beside the sources and beside the built program alike. */
function migrationsFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const found = join(folder, 'prisma/migrations');
    if (existsSync(found)) return found;
    if (folder === dirname(folder))
      throw new StoreError(
        'MIGRATIONS_MISSING',
        "migrate: the folder 'prisma/migrations' is missing from this installation",
        {
          hint: 'Install papergraph again.',
        },
      );
  }
}
