import type { IncomingMessage, ServerResponse } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import type { Limits } from '../config.js';
import type { Example } from '../schema/examples.js';
import type { Logger } from './logger.js';
import { assetRoutes } from './pages/assets.js';
import { explorerRoutes } from './pages/explorer-routes.js';
import { graphiqlPage } from './pages/graphiql-page.js';
import { type HomeFacts, homePage } from './pages/home-page.js';
import { pageResponse } from './pages/page-response.js';
import { useBodySizeLimit } from './plugins/use-body-size-limit.js';
import { useCompression } from './plugins/use-compression.js';
import { costHeader, useCostLimit } from './plugins/use-cost-limit.js';
import { useDepthLimit } from './plugins/use-depth-limit.js';
import { useDocumentSizeLimit } from './plugins/use-document-size-limit.js';
import { useEntityTags } from './plugins/use-entity-tags.js';
import { useErrorMasking } from './plugins/use-error-masking.js';
import { type KeptAnswersOptions, useKeptAnswers } from './plugins/use-kept-answers.js';
import { useQueryExecution } from './plugins/use-query-execution.js';
import { useRequestLog } from './plugins/use-request-log.js';
import { useRequestTimeout, type WithSignal } from './plugins/use-request-timeout.js';
import { type Route, useRoutes } from './plugins/use-routes.js';

export interface AppOptions {
  schema: GraphQLSchema;
  /** Makes what the resolvers of one request see; the signal is aborted where the client left or the time is up. */
  createContext: (signal: AbortSignal) => Promise<object> | object;
  limits: Limits;
  logger: Logger;
  /** GraphiQL's tabs. */
  examples: () => Promise<readonly Example[]>;
  /** What the page at '/' tells. */
  homeFacts: () => Promise<HomeFacts>;
  /** Resolves where the server can answer, rejects where it can't. */
  checkReady: () => Promise<unknown>;
  /** When an answer may be given again; each is worked out anew unless given. */
  keptAnswers?: KeptAnswersOptions;
  /** '*' for any; same origin only where empty. */
  corsOrigins?: readonly string[];
}

export interface App {
  /** Answers a request in process. */
  fetch(input: string | URL | Request, init?: RequestInit): Promise<Response>;
  /** For node:http. */
  handle(request: IncomingMessage, response: ServerResponse): void;
}

const graphqlPath = '/graphql';

/** Makes the server that main.ts lets listen: GraphQL and GraphiQL at /graphql, the explorer at /explore, a page at /, readiness at /health. */
export function createApp(options: AppOptions): App {
  const { schema, createContext, limits, logger, corsOrigins = [] } = options;
  const explorer = explorerRoutes();
  const yoga = createYoga({
    schema,
    graphqlEndpoint: graphqlPath,
    context: (initial) => createContext((initial as unknown as WithSignal).signal),
    cors: corsOrigins.length === 0 ? false : corsOptions(corsOrigins),
    // Ours stand in routes, by exact path. Yoga can't be told to have no health check: no URL ends in a line break.
    graphiql: false,
    landingPage: false,
    healthCheckEndpoint: '\n',
    multipart: false,
    // Both are use-error-masking's.
    maskedErrors: false,
    logging: false,
    plugins: [
      useRequestLog({ logger }),
      useRoutes({ routes: new Map([...routesOf(options), ...explorer.exact]), below: explorer.below, graphqlPath }),
      useBodySizeLimit(limits),
      useDocumentSizeLimit(limits),
      useRequestTimeout(limits),
      useDepthLimit(limits),
      useCostLimit(limits),
      ...(options.keptAnswers ? [useKeptAnswers(options.keptAnswers)] : []),
      useQueryExecution(),
      useErrorMasking({ logger }),
      useEntityTags({ path: graphqlPath }),
      useCompression(),
    ],
  });
  return {
    fetch: async (input, init) => yoga.fetch(input instanceof Request ? input : new Request(input, init)),
    handle: (request, response) => void yoga.handle(request, response),
  };
}

function routesOf({ examples, homeFacts, checkReady }: AppOptions): Map<string, Route> {
  return new Map<string, Route>([
    ['/', async ({ fetchAPI }) => pageResponse(fetchAPI, homePage(await homeFacts()))],
    [
      graphqlPath,
      async ({ request, fetchAPI }) =>
        wantsHtml(request) ? pageResponse(fetchAPI, graphiqlPage(await examples())) : undefined,
    ],
    [
      '/health',
      async ({ fetchAPI }) => {
        const isReady = await checkReady().then(
          () => true,
          () => false,
        );
        return fetchAPI.Response.json({ status: isReady ? 'ok' : 'unavailable' }, { status: isReady ? 200 : 503 });
      },
    ],
    ...assetRoutes(),
  ]);
}

function wantsHtml(request: Request): boolean {
  return request.headers.get('accept')?.includes('text/html') ?? false;
}

function corsOptions(corsOrigins: readonly string[]) {
  return {
    origin: corsOrigins.includes('*') ? '*' : [...corsOrigins],
    methods: ['GET', 'POST'],
    allowedHeaders: ['content-type', 'accept', 'x-request-id'],
    exposedHeaders: [costHeader, 'etag', 'x-request-id'],
    credentials: false,
    maxAge: 86_400,
  };
}
