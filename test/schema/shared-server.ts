import type { OpenEmpty } from '../store/databases.js';
import { type Answer, type TestServer, testServer } from './run-query.js';
import { type SeedPaper, seedGraph } from './seed-graph.js';

/** Asks one server over these papers, made at the first question: one database serves all tests of a block. */
export function askSeeded(
  open: OpenEmpty,
  papers: readonly SeedPaper[],
): (query: string, variables?: Record<string, unknown>) => Promise<Answer> {
  let server: Promise<TestServer> | undefined;
  return async (query, variables) => {
    server ??= testServer(open, (store) => seedGraph(store, papers));
    return (await server).ask(query, variables);
  };
}
