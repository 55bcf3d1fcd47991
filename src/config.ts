import { ConfigError } from './errors.js';

/** What one request may ask for. */
export interface Limits {
  /** Fields inside fields, introspection included. */
  readonly maxDepth: number;
  /** Points; see src/server/query-cost.ts. */
  readonly maxCost: number;
  /** Bytes of the GraphQL document in UTF-8. */
  readonly maxDocumentBytes: number;
  /** Words and signs of the GraphQL document. */
  readonly maxDocumentTokens: number;
  /** Bytes of the whole request body, variables included. */
  readonly maxBodyBytes: number;
  readonly requestTimeoutMs: number;
}

export interface Config {
  /** 'file:' and a path, or 'postgresql://...'. */
  readonly databaseUrl: string;
  /** Where the snapshot's file goes instead of beside the database; see `snapshotPath`. */
  readonly snapshotFolder?: string;
  readonly host: string;
  readonly port: number;
  /** Origins whose pages may ask from a browser; '*' is any, none is same origin only. */
  readonly corsOrigins: readonly string[];
  readonly limits: Limits;
  /** Whether a start fills a database that nobody has imported into with the papers that come with the package. */
  readonly bundledPapers: boolean;
  /** Log requests, and print stacks with errors. */
  readonly debug: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** What holds where the environment says nothing. */
export const defaultConfig: Config = Object.freeze({
  databaseUrl: 'file:.papergraph/papergraph.db',
  host: '127.0.0.1',
  port: 4000,
  corsOrigins: Object.freeze([]),
  limits: Object.freeze({
    maxDepth: 20,
    maxCost: 100_000,
    maxDocumentBytes: 65_536,
    maxDocumentTokens: 8_000,
    maxBodyBytes: 1_048_576,
    requestTimeoutMs: 10_000,
  }),
  bundledPapers: true,
  debug: false,
});

/**
 * Reads the environment once into a checked, frozen object. A variable that is unset or empty keeps its default.
 * @throws ConfigError that names the variable, its value and what was expected.
 */
export function loadConfig(environment: Environment): Config {
  const { limits } = defaultConfig;
  return Object.freeze({
    databaseUrl: databaseUrl(environment),
    ...(environment.SNAPSHOT_FOLDER && { snapshotFolder: environment.SNAPSHOT_FOLDER }),
    host: environment.HOST || defaultConfig.host,
    port: integer(environment, 'PORT', defaultConfig.port, 0, 65_535),
    corsOrigins: corsOrigins(environment),
    limits: Object.freeze({
      maxDepth: integer(environment, 'MAX_DEPTH', limits.maxDepth, 1, 1_000),
      maxCost: integer(environment, 'MAX_COST', limits.maxCost, 1),
      maxDocumentBytes: integer(environment, 'MAX_DOCUMENT_BYTES', limits.maxDocumentBytes, 1),
      maxDocumentTokens: integer(environment, 'MAX_DOCUMENT_TOKENS', limits.maxDocumentTokens, 1),
      maxBodyBytes: integer(environment, 'MAX_BODY_BYTES', limits.maxBodyBytes, 1),
      requestTimeoutMs: integer(environment, 'REQUEST_TIMEOUT_MS', limits.requestTimeoutMs, 1, 3_600_000),
    }),
    bundledPapers: flag(environment, 'BUNDLED_PAPERS', defaultConfig.bundledPapers),
    debug: flag(environment, 'PAPERGRAPH_DEBUG', defaultConfig.debug),
  });
}

function databaseUrl(environment: Environment): string {
  const value = environment.DATABASE_URL || defaultConfig.databaseUrl;
  if (/^file:./.test(value) || /^postgres(ql)?:\/\/./.test(value)) return value;
  // A database address may hold a password, so no more than its beginning is quoted.
  const beginning = /^[a-z][a-z0-9+.-]*:/i.exec(value)?.[0] ?? value.slice(0, 12);
  throw new ConfigError(
    'CONFIG_INVALID',
    `DATABASE_URL begins with ${JSON.stringify(beginning)}, expected "file:" or "postgresql://"`,
    {
      hint: 'set DATABASE_URL=file:papergraph.db or DATABASE_URL=postgresql://user:password@host:5432/name',
      details: { variable: 'DATABASE_URL' },
    },
  );
}

function corsOrigins(environment: Environment): readonly string[] {
  const origins = (environment.CORS_ORIGIN ?? '').split(',').map((origin) => origin.trim());
  for (const origin of origins) {
    if (origin === '' || origin === '*') continue;
    if (URL.canParse(origin) && new URL(origin).origin === origin) continue;
    throw invalid('CORS_ORIGIN', origin, 'origins such as https://example.org, by comma, or *');
  }
  return Object.freeze(origins.filter((origin) => origin !== ''));
}

function integer(
  environment: Environment,
  variable: string,
  fallback: number,
  least: number,
  most = Number.MAX_SAFE_INTEGER,
): number {
  const text = environment[variable]?.trim();
  if (!text) return fallback;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  const range = most === Number.MAX_SAFE_INTEGER ? `of at least ${least}` : `from ${least} to ${most}`;
  throw invalid(variable, text, `a whole number ${range}`);
}

function flag(environment: Environment, variable: string, fallback: boolean): boolean {
  const text = environment[variable]?.trim().toLowerCase();
  if (!text) return fallback;
  if (text === '1' || text === 'true') return true;
  if (text === '0' || text === 'false') return false;
  throw invalid(variable, text, '1 or 0');
}

function invalid(variable: string, value: string, expected: string): ConfigError {
  return new ConfigError('CONFIG_INVALID', `${variable} is ${JSON.stringify(value)}, expected ${expected}`, {
    hint: `correct ${variable} or unset it to keep the default`,
    details: { variable, value, expected },
  });
}
