import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Sql, SqlValue } from '../store.js';
import { postgresText } from './statement-text.js';
import { WriteQueue } from './write-queue.js';

type OnStatement = (sql: string) => void;

/** Names the lock that writers of one database share; any constant that nobody else uses. */
const writersLock = 7_203_118_402;
const rowsInChunk = 5000;

const types = {
  getTypeParser(oid: number, format?: string) {
    // Counts and sums fit a double here; timestamps are stored in UTC without saying so.
    if (oid === pg.types.builtins.INT8 || oid === pg.types.builtins.NUMERIC) return Number;
    if (oid === pg.types.builtins.TIMESTAMP) return (text: string) => new Date(`${text.replace(' ', 'T')}Z`);
    return pg.types.getTypeParser(oid, format as 'text');
  },
} as pg.CustomTypesConfig;

/** A PostgreSQL database through a pool of connections. */
export class PostgresSql implements Sql {
  readonly dialect = 'postgresql';
  readonly #pool: pg.Pool;
  readonly #onStatement: OnStatement | undefined;
  readonly #queue = new WriteQueue();

  constructor(pool: pg.Pool, onStatement?: OnStatement) {
    this.#pool = pool;
    this.#onStatement = onStatement;
  }

  async all<Row>(statement: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    this.#onStatement?.(statement);
    return (await this.#pool.query(queryOf(statement, parameters))).rows;
  }

  async run(statement: string, parameters: readonly SqlValue[] = []): Promise<number> {
    this.#onStatement?.(statement);
    return (await this.#pool.query(queryOf(statement, parameters))).rowCount ?? 0;
  }

  runEach(statement: string, parameters: Iterable<readonly SqlValue[]>): Promise<number> {
    return this.transaction((sql) => sql.runEach(statement, parameters));
  }

  script(statements: string): Promise<void> {
    return this.transaction((sql) => sql.script(statements));
  }

  async *scan(statement: string, parameters: readonly SqlValue[] = []): AsyncIterable<unknown[][]> {
    const client = await this.#pool.connect();
    try {
      await client.query('BEGIN READ ONLY');
      yield* new OpenTransaction(client, this.#onStatement).scan(statement, parameters);
    } finally {
      await endQuietly(client, 'ROLLBACK');
    }
  }

  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    // Writers of this process wait here, in order and without holding a connection; the lock is for other processes.
    return this.#queue.run(() => this.#within(`BEGIN; SELECT pg_advisory_xact_lock(${writersLock})`, work));
  }

  readTransaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#within('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work);
  }

  async #within<T>(begin: string, work: (sql: Sql) => Promise<T>): Promise<T> {
    const client = await this.#pool.connect();
    let result: T;
    try {
      await client.query(begin);
      result = await work(new OpenTransaction(client, this.#onStatement));
      await client.query('COMMIT');
    } catch (error) {
      await endQuietly(client, 'ROLLBACK');
      throw error;
    }
    client.release();
    return result;
  }
}

class OpenTransaction implements Sql {
  readonly dialect = 'postgresql';
  readonly #client: pg.PoolClient;
  readonly #onStatement: OnStatement | undefined;
  #cursors = 0;

  constructor(client: pg.PoolClient, onStatement: OnStatement | undefined) {
    this.#client = client;
    this.#onStatement = onStatement;
  }

  async all<Row>(statement: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    this.#onStatement?.(statement);
    return (await this.#client.query(queryOf(statement, parameters))).rows;
  }

  async run(statement: string, parameters: readonly SqlValue[] = []): Promise<number> {
    this.#onStatement?.(statement);
    return (await this.#client.query(queryOf(statement, parameters))).rowCount ?? 0;
  }

  async runEach(statement: string, parameters: Iterable<readonly SqlValue[]>): Promise<number> {
    let changes = 0;
    for (const values of parameters) changes += await this.run(statement, values);
    return changes;
  }

  async script(statements: string): Promise<void> {
    this.#onStatement?.(statements);
    await this.#client.query(statements);
  }

  async *scan(statement: string, parameters: readonly SqlValue[] = []): AsyncIterable<unknown[][]> {
    this.#onStatement?.(statement);
    const cursor = `rows_${++this.#cursors}`;
    await this.#client.query({
      text: `DECLARE ${cursor} NO SCROLL CURSOR FOR ${postgresText(statement)}`,
      values: [...parameters],
    });
    for (;;) {
      const { rows } = await this.#client.query({
        text: `FETCH ${rowsInChunk} FROM ${cursor}`,
        rowMode: 'array',
        types,
      });
      if (rows.length > 0) yield rows as unknown[][];
      if (rows.length < rowsInChunk) break;
    }
    await this.#client.query(`CLOSE ${cursor}`);
  }

  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return work(this);
  }

  readTransaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return work(this);
  }
}

const names = new Map<string, string>();

function queryOf(statement: string, parameters: readonly SqlValue[]): pg.QueryConfig & { types: pg.CustomTypesConfig } {
  const text = postgresText(statement);
  let name = names.get(text);
  if (name === undefined) {
    name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
    if (names.size > 1000) names.clear();
    names.set(text, name);
  }
  return { name, text, values: [...parameters], types };
}

/** A broken connection is thrown away rather than given back. */
async function endQuietly(client: pg.PoolClient, statement: string): Promise<void> {
  try {
    await client.query(statement);
    client.release();
  } catch (error) {
    client.release(error instanceof Error ? error : true);
  }
}
