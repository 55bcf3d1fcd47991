import { GraphQLError, parse, validate } from 'graphql';
import { type RunAnalysis, runInProcess } from '../../src/schema/analysis/run-analysis.js';
import { createContext, type GraphDependencies } from '../../src/schema/context.js';
import { schema } from '../../src/schema/index.js';
import { toGraphQLError } from '../../src/schema/to-graphql-error.js';
import { executeQuery } from '../../src/server/execution/execute-query.js';
import { createSnapshotHolder } from '../../src/store/snapshot-holder.js';
import type { Store } from '../../src/store/store.js';
import type { OpenEmpty } from '../store/databases.js';

export interface Answer {
  data: Record<string, Record<string, unknown>>;
  errors: { message: string; path?: readonly (string | number)[]; extensions: Record<string, unknown> }[];
  /** The statements that the database was sent, without what is read once a data version: the order of keys. */
  statements: string[];
  /** Which analyses ran. */
  analyses: string[];
}

export interface TestServer {
  store: Store;
  ask(query: string, variables?: Record<string, unknown>): Promise<Answer>;
}

/** Answers documents as a server does, over a database that a test fills; counts the statements of each answer. */
export async function testServer(
  open: OpenEmpty,
  fill: (store: Store) => Promise<void>,
  { keptRows }: Pick<GraphDependencies, 'keptRows'> = {},
): Promise<TestServer> {
  let heard: string[] = [];
  const store = await open({
    onStatement: (statement) => {
      if (!/SELECT id FROM \w+ ORDER BY key/.test(statement)) heard.push(statement);
    },
  });
  await fill(store);
  let ran: string[] = [];
  const runAnalysis: RunAnalysis = (name, input, asking) => {
    ran.push(name);
    return runInProcess(name, input, asking);
  };
  const snapshots = createSnapshotHolder(store, { maxAge: 0 });
  return {
    store,
    ask: async (source, variableValues) => {
      const snapshot = await snapshots.current();
      heard = [];
      ran = [];
      const dependencies = {
        store,
        snapshots: { current: async () => snapshot },
        softwareVersion: 'test',
        runAnalysis,
        ...(keptRows && { keptRows }),
      };
      const contextValue = await createContext(dependencies);
      const result = await answer({ source, contextValue, variableValues });
      const statements = heard;
      const errors = (result.errors ?? []).map((error) => (toGraphQLError(error) ?? error).toJSON());
      return {
        data: JSON.parse(JSON.stringify(result.data ?? {})) as Answer['data'],
        errors: errors as Answer['errors'],
        statements,
        analyses: ran,
      };
    },
  };
}

/** `graphql` of graphql-js with the execution that a server has. */
async function answer({
  source,
  ...args
}: {
  source: string;
  contextValue: object;
  variableValues?: object | undefined;
}) {
  try {
    const document = parse(source);
    const errors = validate(schema, document);
    return errors.length > 0 ? { errors } : await executeQuery({ schema, document, ...(args as object) });
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}
