import { buildSchema, defaultFieldResolver, type GraphQLSchema } from 'graphql';
import { defaultConfig, type Limits } from '../../src/config.js';
import { QueryError } from '../../src/errors.js';
import type { Example } from '../../src/schema/examples.js';
import { type App, createApp } from '../../src/server/app.js';
import type { Logger } from '../../src/server/logger.js';
import type { KeptAnswersOptions } from '../../src/server/plugins/use-kept-answers.js';

/**
 * A schema with one field for each thing that a server can meet, so that its tests need no database.
 *
 * @param resolved is told the name of every field of the query or mutation, whenever it is resolved
 */
export function stubSchema(resolved: string[] = []): GraphQLSchema {
  const schema = buildSchema(`
    type Query {
      hello(to: String = "you"): String!
      me: Person!
      people(first: Int = 20): [Person!]!
      refused: String
      broken: String
      slow(ms: Int!): String
    }
    type Person { name: String! friend: Person! friends(first: Int = 20): [Person!]! broken: String }
    type Mutation { rename(to: String!): Person! }
  `);
  const person = { name: 'Ada', friend: () => person, friends: () => [person], broken: () => fail(shared) };
  const shared = new Error('secret: connection to db-7 lost');
  const resolvers: Record<string, (args: never, signal: AbortSignal) => unknown> = {
    hello: ({ to }: { to: string }) => `hello ${to}`,
    me: () => person,
    rename: () => person,
    people: ({ first }: { first: number }) => Array.from({ length: first }, () => person),
    refused: () =>
      fail(new QueryError('NOT_FOUND', 'no author is "x"', { hint: 'did you mean y', details: { value: 'x' } })),
    broken: () => fail(new Error('secret: password is hunter2')),
    slow: ({ ms }: { ms: number }, signal) => untilAborted(ms, signal),
  };
  const roots = [schema.getQueryType(), schema.getMutationType()];
  for (const field of roots.flatMap((type) => Object.values(type?.getFields() ?? {}))) {
    field.resolve = (_source, args, context) => {
      resolved.push(field.name);
      return resolvers[field.name]?.(args as never, context.signal);
    };
    if (field.name === 'people') field.extensions = { cost: { multiplier: (args: { first: number }) => args.first } };
  }
  const friends = schema.getType('Person');
  if (friends && 'getFields' in friends) {
    for (const field of Object.values(friends.getFields())) {
      field.resolve = defaultFieldResolver as typeof field.resolve;
      if (field.name === 'friends')
        field.extensions = { cost: { own: 2, multiplier: (args: { first: number }) => args.first } };
    }
  }
  return schema;
}

export interface MadeApp {
  app: App;
  errors: string[];
  /** Signals that requests were given, newest last. */
  signals: AbortSignal[];
  /** Fields of queries and mutations, as often as they were resolved, the last one last. */
  resolved: string[];
  ask: (
    query: string,
    variables?: Record<string, unknown>,
  ) => Promise<{ status: number; headers: Headers; body: Answer }>;
}

export interface Answer {
  data?: Record<string, unknown> | null;
  errors?: { message: string; path?: unknown[]; extensions: Record<string, unknown> }[];
}

export function makeApp(
  limits: Partial<Limits> = {},
  more: { isReady?: boolean; corsOrigins?: string[]; keptAnswers?: KeptAnswersOptions; examples?: Example[] } = {},
): MadeApp {
  const errors: string[] = [];
  const signals: AbortSignal[] = [];
  const resolved: string[] = [];
  const logger: Logger = { info() {}, debug() {}, error: (line) => errors.push(line) };
  const examples = more.examples ?? [{ name: 'hello', title: 'Hello <b>', query: '{ hello }' }];
  const app = createApp({
    schema: stubSchema(resolved),
    createContext: (signal) => {
      signals.push(signal);
      return { signal };
    },
    limits: { ...defaultConfig.limits, ...limits },
    logger,
    examples: async () => examples,
    homeFacts: async () => ({
      holdings: [{ label: 'papers', count: 21_000 }],
      dataVersion: 1,
      softwareVersion: '0.1.0',
      examples,
    }),
    checkReady: async () => more.isReady === false && fail(new Error('no database')),
    corsOrigins: more.corsOrigins ?? [],
    ...(more.keptAnswers && { keptAnswers: more.keptAnswers }),
  });
  const ask: MadeApp['ask'] = async (query, variables) => {
    const response = await app.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer };
  };
  return { app, errors, signals, resolved, ask };
}

function fail(error: Error): never {
  throw error;
}

function untilAborted(ms: number, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve('done'), ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
