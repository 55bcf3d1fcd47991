import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultConfig } from '../../src/config.js';
import { serve } from '../../src/server/main.js';

/** A server over the papers that come with the repository, in a database of its own, on a free port of this machine. */
export async function serveBundled(): Promise<{ url: string; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'papergraph-explorer-'));
  const silent = { info() {}, error() {}, debug() {} };
  const databaseUrl = `file:${join(folder, 'papers.db')}`;
  // Workers of the sources take long to start where other tests run beside.
  const limits = { ...defaultConfig.limits, requestTimeoutMs: 60_000 };
  const server = await serve({ ...defaultConfig, databaseUrl, limits, port: 0 }, silent);
  return {
    url: server.url,
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
