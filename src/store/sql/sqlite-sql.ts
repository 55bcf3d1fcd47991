import { setTimeout } from 'node:timers/promises';
import Database from 'libsql';
import { StoreError } from '../../errors.js';
import type { ReadTransactionOptions, Sql, SqlValue, TransactionOptions } from '../store.js';
import { Checkpoints } from './checkpoints.js';
import { execAside } from './exec-aside.js';
import { isBusy } from './sqlite-lock.js';
import { WriteQueue } from './write-queue.js';

type Connection = Database.Database;
type OnStatement = (sql: string) => void;

/** Milliseconds for which a writer of another process is waited for. */
const lockTimeout = 60_000;
const statementsKept = 300;
const rowsInChunk = 1000;

export const sqlitePragmas = [
  'journal_mode = WAL',
  'synchronous = NORMAL',
  'foreign_keys = ON',
  'busy_timeout = 5000',
  // Pages in memory for each connection, in KiB where negative.
  'cache_size = -65536',
  'mmap_size = 1073741824',
  'temp_store = MEMORY',
  // Pages of the log, 40 MB, after which they are carried over to the file.
  'wal_autocheckpoint = 10000',
];

/**
 * An import touches pages all over the file: mapped, they would all count as its memory. Its log is carried over
 * beside it (`Checkpoints`); here only where it has grown to 400 MB all the same.
 */
const writerPragmas = ['mmap_size = 0', 'cache_size = -36864', 'wal_autocheckpoint = 100000'];

const readOncePragmas = ['mmap_size = 0', 'cache_size = -8192'];

/**
 * The file through synchronous connections: one that reads, one that writes, and one for each read transaction. Readers
 * never see what isn't committed, and nobody waits for a lock while blocking the event loop.
 */
export class SqliteSql implements Sql {
  readonly dialect = 'sqlite';
  readonly #path: string;
  readonly #onStatement: OnStatement | undefined;
  readonly #queue = new WriteQueue();
  readonly #reader: StatementRunner;
  readonly #checkpoints: Checkpoints;
  #writer: StatementRunner | undefined;

  constructor(path: string, onStatement?: OnStatement) {
    this.#path = path;
    this.#onStatement = onStatement;
    this.#reader = this.#connect();
    this.#checkpoints = new Checkpoints(path);
  }

  async all<Row>(statement: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    return this.#reader.all(statement, parameters);
  }

  run(statement: string, parameters: readonly SqlValue[] = []): Promise<number> {
    return this.transaction((sql) => sql.run(statement, parameters));
  }

  runEach(statement: string, parameters: Iterable<readonly SqlValue[]>): Promise<number> {
    return this.transaction((sql) => sql.runEach(statement, parameters));
  }

  script(statements: string): Promise<void> {
    return this.transaction((sql) => sql.script(statements));
  }

  scan(statement: string, parameters: readonly SqlValue[] = []): AsyncIterable<unknown[][]> {
    return this.#reader.scan(statement, parameters);
  }

  transaction<T>(work: (sql: Sql) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return this.#queue.run(async () => {
      this.#writer ??= this.#connect(writerPragmas);
      const writer = this.#writer;
      if (options.rebuildsTables) writer.exec('PRAGMA foreign_keys = OFF');
      try {
        await beginWriting(writer);
        const result = await work(new OpenTransaction(writer));
        if (options.rebuildsTables) checkReferences(writer);
        await writer.script('COMMIT');
        this.#checkpoints.committed();
        return result;
      } catch (error) {
        if (writer.inTransaction) writer.exec('ROLLBACK');
        throw error;
      } finally {
        if (options.rebuildsTables) writer.exec('PRAGMA foreign_keys = ON');
      }
    });
  }

  async readTransaction<T>(
    work: (sql: Sql) => Promise<T>,
    { readsOnce = false }: ReadTransactionOptions = {},
  ): Promise<T> {
    const connection = this.#connect(readsOnce ? readOncePragmas : []);
    try {
      connection.exec('BEGIN');
      return await work(new OpenTransaction(connection));
    } finally {
      if (connection.inTransaction) connection.exec('ROLLBACK');
      connection.close();
    }
  }

  async close(): Promise<void> {
    await this.#queue.run(async () => this.#writer?.close());
    await this.#checkpoints.close();
    this.#reader.close();
  }

  #connect(further: readonly string[] = []): StatementRunner {
    const connection = new Database(this.#path);
    for (const pragma of [...sqlitePragmas, ...further]) connection.pragma(pragma);
    return new StatementRunner(connection, this.#onStatement);
  }
}

/** What happens between BEGIN and the end of it, on one connection. */
class OpenTransaction implements Sql {
  readonly dialect = 'sqlite';
  readonly #runner: StatementRunner;

  constructor(runner: StatementRunner) {
    this.#runner = runner;
  }

  async all<Row>(statement: string, parameters: readonly SqlValue[] = []): Promise<Row[]> {
    return this.#runner.all(statement, parameters);
  }

  async run(statement: string, parameters: readonly SqlValue[] = []): Promise<number> {
    return this.#runner.run(statement, parameters);
  }

  async runEach(statement: string, parameters: Iterable<readonly SqlValue[]>): Promise<number> {
    return this.#runner.runEach(statement, parameters);
  }

  script(statements: string): Promise<void> {
    return this.#runner.script(statements);
  }

  scan(statement: string, parameters: readonly SqlValue[] = []): AsyncIterable<unknown[][]> {
    return this.#runner.scan(statement, parameters);
  }

  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return work(this);
  }

  readTransaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return work(this);
  }
}

/** Prepared statements of one connection, the last used ones kept. */
class StatementRunner {
  readonly #connection: Connection;
  readonly #onStatement: OnStatement | undefined;
  readonly #statements = new Map<string, ReturnType<Connection['prepare']>>();

  constructor(connection: Connection, onStatement: OnStatement | undefined) {
    this.#connection = connection;
    this.#onStatement = onStatement;
  }

  get inTransaction(): boolean {
    return this.#connection.inTransaction;
  }

  all<Row>(statement: string, parameters: readonly SqlValue[]): Row[] {
    this.#onStatement?.(statement);
    return this.#prepare(statement).all(bindable(parameters)) as Row[];
  }

  run(statement: string, parameters: readonly SqlValue[]): number {
    this.#onStatement?.(statement);
    return this.#prepare(statement).run(bindable(parameters)).changes;
  }

  runEach(statement: string, parameters: Iterable<readonly SqlValue[]>): number {
    this.#onStatement?.(statement);
    const prepared = this.#prepare(statement);
    let changes = 0;
    for (const values of parameters) changes += prepared.run(bindable(values)).changes;
    return changes;
  }

  exec(statements: string): void {
    this.#onStatement?.(statements);
    this.#connection.exec(statements);
  }

  /** In a thread of libsql's own, so that this one can do something else meanwhile. */
  async script(statements: string): Promise<void> {
    this.#onStatement?.(statements);
    await execAside(this.#connection, statements);
  }

  async *scan(statement: string, parameters: readonly SqlValue[]): AsyncIterable<unknown[][]> {
    this.#onStatement?.(statement);
    // A statement of its own: others may run the same text while this one is read.
    const rows = this.#connection.prepare(statement).raw().iterate(bindable(parameters)) as Iterable<unknown[]>;
    let chunk: unknown[][] = [];
    for (const row of rows) {
      chunk.push(row);
      if (chunk.length === rowsInChunk) {
        yield chunk;
        chunk = [];
      }
    }
    if (chunk.length > 0) yield chunk;
  }

  close(): void {
    this.#statements.clear();
    this.#connection.close();
  }

  #prepare(text: string) {
    const known = this.#statements.get(text);
    const statement = known ?? this.#connection.prepare(text);
    if (known) this.#statements.delete(text);
    else if (this.#statements.size >= statementsKept) {
      const [oldest] = this.#statements.keys();
      if (oldest !== undefined) this.#statements.delete(oldest);
    }
    this.#statements.set(text, statement);
    return statement;
  }
}

function bindable(parameters: readonly SqlValue[]): (string | number | bigint | null)[] {
  return parameters.map((value) => (typeof value === 'boolean' ? Number(value) : value));
}

/** Waits for other processes without blocking this one. */
async function beginWriting(writer: StatementRunner): Promise<void> {
  const deadline = Date.now() + lockTimeout;
  for (let pause = 5; ; pause = Math.min(pause * 2, 200)) {
    try {
      writer.exec('PRAGMA busy_timeout = 0');
      writer.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      if (!isBusy(error)) throw error;
      if (Date.now() > deadline)
        throw new StoreError(
          'STORE_LOCKED',
          `write to the database: another process held it for ${lockTimeout / 1000} s`,
          {
            hint: 'Wait for the other import to end, or stop it.',
            cause: error,
          },
        );
      await setTimeout(pause);
    }
  }
}

function checkReferences(writer: StatementRunner): void {
  const [broken] = writer.all<{ table: string }>('PRAGMA foreign_key_check', []);
  if (broken) throw new StoreError('STORE_REFERENCES', `migrate: rows of table '${broken.table}' refer to nothing`);
}
