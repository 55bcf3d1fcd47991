import type { PrismaClient } from './generated/sqlite/client.js';
import type { Reader } from './reader.js';

export type SqlValue = string | number | bigint | boolean | null;

/**
 * Prepared SQL for what is hot: bulk writes, batched loads, the snapshot scan. Statements are written for both
 * databases: `?` for parameters, lists passed as one JSON parameter (see json-rows.ts), double quotes unneeded
 * because every table and column is snake_case.
 */
export interface Sql {
  readonly dialect: 'sqlite' | 'postgresql';
  all<Row>(statement: string, parameters?: readonly SqlValue[]): Promise<Row[]>;
  /** Resolves to the number of rows changed. */
  run(statement: string, parameters?: readonly SqlValue[]): Promise<number>;
  /** The same statement for each list of parameters. Resolves to the number of rows changed in all. */
  runEach(statement: string, parameters: Iterable<readonly SqlValue[]>): Promise<number>;
  /** Rows as arrays in column order, streamed: for scans of whole tables. */
  scan(statement: string, parameters?: readonly SqlValue[]): AsyncIterable<unknown[][]>;
  /** Several statements without parameters, as migrations have them. */
  script(statements: string): Promise<void>;
  /**
   * All or nothing. Writers wait for one another: SQLite by BEGIN IMMEDIATE, PostgreSQL by an advisory lock. Within
   * `work`, write by the `sql` given only; a transaction inside a transaction is part of it.
   *
   * @throws StoreError STORE_LOCKED where another process keeps writing for a minute
   */
  transaction<T>(work: (sql: Sql) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /** Several reads of one moment, whatever is written meanwhile. */
  readTransaction<T>(work: (sql: Sql) => Promise<T>, options?: ReadTransactionOptions): Promise<T>;
}

export interface TransactionOptions {
  /** SQLite: references are checked at the end instead of enforced, so that migrations can build tables anew. */
  rebuildsTables?: boolean;
}

export interface ReadTransactionOptions {
  /**
   * SQLite: reads without mapping the file, whose pages would all count as this program's memory, and keeps few. For
   * whoever reads much once.
   */
  readsOnce?: boolean;
}

/** An open database. Both providers answer to the same generated client type; see ARCHITECTURE.md. */
export interface Store {
  readonly dialect: 'sqlite' | 'postgresql';
  /** For people: a path, or host and database name without the password. */
  readonly label: string;
  readonly sql: Sql;
  readonly prisma: PrismaClient;
  readonly reader: Reader;
  /** Takes the lock of `withImportLock`; resolves to what gives it back, or to null where another import holds it. */
  lockImports(): Promise<(() => Promise<void>) | null>;
  close(): Promise<void>;
}

/** What the resolvers and the loaders read: rows as Prisma types them. */
export type {
  Author as AuthorRow,
  Category as CategoryRow,
  ImportProblem as ImportProblemRow,
  ImportRun as ImportRunRow,
  Organization as OrganizationRow,
  Paper as PaperRow,
  Topic as TopicRow,
  Venue as VenueRow,
} from './generated/sqlite/client.js';
