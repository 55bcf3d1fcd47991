import type { Store } from '../../src/store/store.js';
import type { OpenEmpty } from '../store/databases.js';
import { type Answer, type TestServer, testServer } from './run-query.js';
import { type SeedPaper, seedGraph } from './seed-graph.js';

/** Asks one server over these papers, made at the first question: one database serves all tests of a block. */
export function askSeeded(
  open: OpenEmpty,
  papers: readonly SeedPaper[],
  more?: (store: Store) => Promise<unknown>,
): (query: string, variables?: Record<string, unknown>) => Promise<Answer> {
  let server: Promise<TestServer> | undefined;
  return async (query, variables) => {
    server ??= testServer(open, async (store) => {
      await seedGraph(store, papers);
      await more?.(store);
    });
    return (await server).ask(query, variables);
  };
}
