import type { Command } from 'commander';
import { type Config, loadConfig } from '../config.js';
import { migrate } from '../store/migrate.js';
import { type OpenStoreOptions, openStore } from '../store/open-store.js';
import type { Store } from '../store/store.js';
import type { ExitCode } from './exit-codes.js';
import type { Terminal } from './terminal.js';

/** What every command is made with. */
export interface CommandContext {
  terminal: Terminal;
  /** Set by a command that ends otherwise than well. */
  exitCode: ExitCode;
}

/** The environment, with what the command line says instead; `command` is any command of the program. */
export function configOf(command: Command, { terminal }: CommandContext): Config {
  const { database, debug, port, host } = command.optsWithGlobals<Record<string, string | boolean | undefined>>();
  const said = Object.entries({
    DATABASE_URL: database,
    PAPERGRAPH_DEBUG: debug ? '1' : undefined,
    PORT: port,
    HOST: host,
  });
  const overrides = Object.fromEntries(said.filter(([, value]) => typeof value === 'string'));
  return loadConfig({ ...terminal.environment, ...overrides } as Record<string, string | undefined>);
}

/** Opens the database, brings it up to date, and closes it whatever happens to the work. */
export async function withStore<Result>(
  config: Config,
  options: OpenStoreOptions,
  work: (store: Store) => Promise<Result>,
): Promise<Result> {
  const store = await openStore(config.databaseUrl, options);
  try {
    await migrate(store);
    return await work(store);
  } finally {
    await store.close();
  }
}
