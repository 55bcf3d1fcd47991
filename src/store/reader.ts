import { availableParallelism } from 'node:os';
import { startWorker } from '../threads/start-worker.js';
import { WorkerPool } from '../threads/worker-pool.js';
import type { AdapterQuery, Statement } from './captured-statements.js';
import type { OpenSql } from './open-sql.js';
import { readIds } from './read-ids.js';
import type { Sql, SqlValue } from './store.js';

/** Reads that may search much, or find much, without holding up this thread. */
export interface Reader {
  /** The ids of all rows, whatever their number. */
  ids(statement: Statement, signal?: AbortSignal): Promise<Int32Array>;
  all<Row>(text: string, parameters?: readonly SqlValue[]): Promise<Row[]>;
}

export interface ThreadedReader extends Reader {
  /** As Prisma's adapter answers it. */
  query<ResultSet>(query: AdapterQuery, here: () => Promise<ResultSet>): Promise<ResultSet>;
  close(): Promise<void>;
}

/** What a reading thread is asked. */
export type ReaderTask = { ids: Statement } | { all: Statement } | { query: AdapterQuery };

/** Fewer papers are searched faster than a thread is asked. */
const papersInPlace = 2000;
/** A search of SQLite can't be stopped, so a slow one must not hold up all. */
const leastThreads = 2;
/** Requests ask for hundreds each, and what nobody waits for any more leaves the queue. */
const queueLimit = 10_000;
const timeBudget = 60_000;

/**
 * SQLite works in the thread that asks, so what may take long is asked in another one; PostgreSQL is another process.
 *
 * @param inPlace always in this thread, where the statements of a database are listened to
 */
export function createReader(opened: OpenSql, databaseUrl: string, inPlace: boolean): ThreadedReader {
  if (opened.dialect === 'postgresql') return inPlaceReader(opened.sql);
  const here = inPlaceReader(opened.sql);
  const pool = new WorkerPool({
    size: Math.max(leastThreads, availableParallelism() - 1),
    queueLimit,
    timeBudget,
    mayEndThreads: false,
    startWorker: () => startWorker('reader-worker', import.meta.url, { workerData: databaseUrl }),
  });
  let isLarge = false;
  async function ask<Result>(task: ReaderTask, signal?: AbortSignal): Promise<Result> {
    return (await pool.run((worker) => worker.postMessage(task), signal)) as Result;
  }
  async function staysHere(): Promise<boolean> {
    if (inPlace) return true;
    isLarge ||= await hasMore(opened.sql, papersInPlace);
    return !isLarge;
  }
  return {
    ids: async (statement, signal) => ((await staysHere()) ? here.ids(statement) : ask({ ids: statement }, signal)),
    all: async (text, parameters = []) =>
      (await staysHere()) ? here.all(text, parameters) : ask({ all: { text, parameters: [...parameters] } }),
    query: async (query, inThisThread) => {
      if (!/^\s*SELECT\b/i.test(query.sql) || (await staysHere())) return inThisThread();
      return ask({ query });
    },
    close: () => pool.close(),
  };
}

function inPlaceReader(sql: Sql): ThreadedReader {
  return {
    ids: (statement) => readIds(sql, statement),
    all: (text, parameters) => sql.all(text, parameters),
    query: (_, here) => here(),
    close: async () => {},
  };
}

async function hasMore(sql: Sql, papers: number): Promise<boolean> {
  // A database without tables is not large.
  const found = await sql.all('SELECT id FROM paper LIMIT 1 OFFSET ?', [papers]).catch(() => []);
  return found.length > 0;
}
