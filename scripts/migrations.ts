/**
 * Migrations for both databases from the one set of models.
 *
 *   tsx scripts/migrations.ts check         fails where the migrations don't produce the models
 *   tsx scripts/migrations.ts create NAME   writes the next migration for both
 *
 * The schema engine is Prisma's own, as WebAssembly: its native form is downloaded at install, which is not for everyone.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PrismaLibSql } from '@prisma/adapter-libsql';
import { PrismaPg } from '@prisma/adapter-pg';
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils';
import type { DiffTarget, MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import pg from 'pg';
import { startEmbeddedPostgres } from '../test/store/embedded-postgres.js';

export type Provider = 'sqlite' | 'postgresql';

export interface MigrationSources {
  /** The text of models.prisma. */
  models: string;
  /** Folder with one folder for each provider. */
  migrations: string;
}

const root = join(import.meta.dirname, '..');
const providers: readonly Provider[] = ['sqlite', 'postgresql'];

/** The models and migrations of this repository. */
export function ownSources(): MigrationSources {
  return {
    models: readFileSync(join(root, 'prisma/models.prisma'), 'utf8'),
    migrations: join(root, 'prisma/migrations'),
  };
}

/**
 * The statements that lead from what the migrations produce to the models; empty where they agree.
 *
 * @param postgresUrl of a server where databases may be made and dropped; for 'postgresql' only
 */
export async function missingMigration(
  provider: Provider,
  sources: MigrationSources,
  postgresUrl = '',
): Promise<string> {
  const header = readFileSync(join(root, `prisma/${provider}.prisma`), 'utf8');
  const schema = { files: [{ path: `${provider}.prisma`, content: `${header}\n${sources.models}` }] };
  const factory: SqlMigrationAwareDriverAdapterFactory =
    provider === 'sqlite' ? new PrismaLibSql({ url: ':memory:' }) : new ShadowedPostgres(postgresUrl);
  const engine = await startEngine(schema.files, factory);
  try {
    const from: DiffTarget = { tag: 'migrations', ...migrationList(provider, sources.migrations) };
    const { stdout } = await engine.diff({
      from,
      to: { tag: 'schemaDatamodel', ...schema },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout === null || /^-- This is an empty migration\.\s*$/.test(stdout.trim()) ? '' : stdout;
  } finally {
    engine.free();
  }
}

interface EngineModule {
  SchemaEngine: typeof SchemaEngine;
}

let engineModule: Promise<EngineModule> | undefined;

async function startEngine(
  files: { path: string; content: string }[],
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<SchemaEngine> {
  engineModule ??= loadEngine();
  return (await engineModule).SchemaEngine.new(
    { datamodels: files.map(({ path, content }) => [path, content]) },
    () => {},
    bindMigrationAwareSqlAdapterFactory(withWholeScripts(factory)),
  );
}

/** Once: the JavaScript around the engine keeps views of one memory. */
async function loadEngine(): Promise<EngineModule> {
  const folder = dirname(createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm'));
  const glue = await import(pathToFileURL(join(folder, 'schema_engine_bg.js')).href);
  const { instance } = await WebAssembly.instantiate(readFileSync(join(folder, 'schema_engine_bg.wasm')), {
    './schema_engine_bg.js': glue,
  });
  // Where the engine leaves its last words when it panics.
  Object.assign(globalThis, {
    PRISMA_WASM_PANIC_REGISTRY: { set_message: (message: string) => console.error(message) },
  });
  glue.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return glue;
}

/**
 * PrismaPg with a shadow database that ends with all of its connections, and whose one-byte columns of the system
 * catalogs, a type that the adapter doesn't know, are read as characters.
 */
class ShadowedPostgres extends PrismaPg {
  readonly #url: string;

  constructor(url: string) {
    super({ connectionString: url, max: 1 });
    this.#url = url;
  }

  override async connectToShadowDb() {
    const name = `shadow_${randomUUID().replaceAll('-', '')}`;
    const server = new pg.Client({ connectionString: this.#url });
    await server.connect();
    await server.query(`CREATE DATABASE ${name}`);
    const url = new URL(this.#url);
    url.pathname = `/${name}`;
    const connection = await new PrismaPg({ connectionString: url.href, max: 1 }).connect();
    const pool = connection.underlyingDriver();
    const query = pool.query.bind(pool) as (...args: unknown[]) => Promise<pg.QueryResult>;
    const characters = new Set<string>();
    pool.query = (async (...args: unknown[]) => {
      const result = await query(...args);
      for (const field of result.fields ?? []) {
        if (field.dataTypeID !== pg.types.builtins.CHAR) continue;
        field.dataTypeID = pg.types.builtins.BPCHAR;
        characters.add(field.name);
      }
      return result;
    }) as unknown as typeof pool.query;
    const { queryRaw } = connection;
    connection.queryRaw = async (statement) => {
      const result = await queryRaw.call(connection, statement);
      const types = result.columnTypes.map((type, at) =>
        characters.has(result.columnNames[at] ?? '') ? ColumnTypeEnum.Character : type,
      );
      return { ...result, columnTypes: types };
    };
    connection.dispose = async () => {
      await pool.end();
      await server.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await server.end();
    };
    return connection;
  }
}

/** The engine hands a whole migration to `executeRaw`, of which SQLite's adapter runs the first statement only. */
function withWholeScripts(factory: SqlMigrationAwareDriverAdapterFactory): SqlMigrationAwareDriverAdapterFactory {
  const { connectToShadowDb } = factory;
  factory.connectToShadowDb = async () => {
    const connection = await connectToShadowDb.call(factory);
    const { executeRaw } = connection;
    connection.executeRaw = async (query) => {
      if (query.args.length > 0) return executeRaw.call(connection, query);
      await connection.executeScript(query.sql);
      return 0;
    };
    return connection;
  };
  return factory;
}

function migrationList(provider: Provider, folder: string): MigrationList {
  const baseDir = join(folder, provider);
  const names = existsSync(baseDir)
    ? readdirSync(baseDir, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: lockfile(provider) },
    shadowDbInitScript: '',
    migrationDirectories: names.map((path) => ({
      path,
      migrationFile: {
        path: 'migration.sql',
        content: { tag: 'ok', value: readFileSync(join(baseDir, path, 'migration.sql'), 'utf8') },
      },
    })),
  };
}

function lockfile(provider: Provider): string {
  return `# Written by scripts/migrations.ts; names the provider for Prisma's own commands.\nprovider = "${provider}"\n`;
}

function writeMigration(provider: Provider, name: string, script: string): string {
  const base = join(root, 'prisma/migrations', provider);
  mkdirSync(base, { recursive: true });
  writeFileSync(join(base, 'migration_lock.toml'), lockfile(provider));
  const count = readdirSync(base, { withFileTypes: true }).filter((entry) => entry.isDirectory()).length;
  const folder = join(base, `${String(count + 1).padStart(4, '0')}_${name}`);
  mkdirSync(folder);
  writeFileSync(join(folder, 'migration.sql'), script);
  return folder;
}

async function main([command, name]: string[]): Promise<number> {
  if (command !== 'check' && !(command === 'create' && name && /^[a-z0-9_]+$/.test(name))) {
    console.error('usage: tsx scripts/migrations.ts check | create NAME (lower case letters, digits and _)');
    return 2;
  }
  const server = await startEmbeddedPostgres();
  let missing = 0;
  try {
    for (const provider of providers) {
      const script = await missingMigration(provider, ownSources(), server.url);
      if (script === '') console.log(`${provider}: the migrations produce the models`);
      else if (command === 'create')
        console.log(`${provider}: wrote ${writeMigration(provider, name as string, script)}`);
      else {
        missing++;
        console.error(`${provider}: the migrations lack\n${script}`);
      }
    }
  } finally {
    await server.stop();
  }
  return missing === 0 ? 0 : 1;
}

if (process.argv[1] === import.meta.filename) process.exitCode = await main(process.argv.slice(2));
