import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { missingMigration, ownSources } from '../../scripts/migrations.js';
import { migrate } from '../../src/store/migrate.js';
import { checkMigrationHistory, readMigrations } from '../../src/store/migration-history.js';
import { openStore } from '../../src/store/open-store.js';
import { describeOnBothDatabases, emptyUrls } from './databases.js';

describe.each(['sqlite', 'postgresql'] as const)('migrations for %s', (provider) => {
  it('produce the models', async () => {
    expect(await missingMigration(provider, ownSources(), inject('postgresUrl'))).toBe('');
  });

  it('are found to lack a column that the models have', async () => {
    const own = ownSources();
    const models = own.models.replace('model Setting {', 'model Setting {\n  remark String?');
    expect(await missingMigration(provider, { ...own, models }, inject('postgresUrl'))).toMatch(
      /ADD COLUMN\s+"remark"/,
    );
  });

  it('are found to make an index that the models lack', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'papergraph-migrations-'));
    try {
      cpSync(ownSources().migrations, folder, { recursive: true });
      appendFileSync(
        join(folder, provider, '0001_init/migration.sql'),
        '\nCREATE INDEX "extra" ON "setting"("value");\n',
      );
      const script = await missingMigration(provider, { ...ownSources(), migrations: folder }, inject('postgresUrl'));
      expect(script).toMatch(/DROP INDEX "extra"/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describeOnBothDatabases('migrate', (open, dialect) => {
  const urls = emptyUrls(dialect);

  it('applies each migration once, even when two begin together', async () => {
    const url = await urls();
    const first = await openStore(url);
    const second = await openStore(url);
    const names = readMigrations(dialect).map(({ name }) => name);
    const applied = await Promise.all([migrate(first), migrate(second)]);
    // Which of the two was faster may change from one migration to the next.
    expect(applied.flat().sort()).toEqual(names);
    for (const own of applied) expect(own).toEqual(names.filter((name) => own.includes(name)));
    expect(await migrate(first)).toEqual([]);
    const history = await first.sql.all(
      `SELECT migration_name, checksum, applied_steps_count, rolled_back_at FROM _prisma_migrations
        ORDER BY finished_at, migration_name`,
    );
    expect(history).toEqual(
      readMigrations(dialect).map(({ name, checksum }) => ({
        migration_name: name,
        checksum,
        applied_steps_count: 1,
        rolled_back_at: null,
      })),
    );
    await first.close();
    await second.close();
  });

  it('refuses a migration whose text has changed', async () => {
    const store = await open();
    const changed = readMigrations(dialect).map((migration) => ({ ...migration, checksum: 'other' }));
    await expect(checkMigrationHistory(store, changed)).rejects.toMatchObject({ code: 'MIGRATION_CHANGED' });
  });
});
