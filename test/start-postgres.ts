import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from './store/embedded-postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the maintenance database of a server that lives as long as the test run. */
    postgresUrl: string;
  }
}

/** Starts PostgreSQL once for all test files. Where it doesn't start, the run fails: nothing is skipped silently. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startEmbeddedPostgres();
  project.provide('postgresUrl', server.url);
  return server.stop;
}
