import { AsyncLocalStorage } from 'node:async_hooks';
import type { SqlValue } from './store.js';

/** A statement as Prisma would have sent it. */
export interface Statement {
  text: string;
  parameters: SqlValue[];
  /** The column that holds the ids, where it is asked for those: 'id' unless given. */
  column?: string;
}

/** As Prisma's adapters have it. */
export interface AdapterQuery {
  sql: string;
  args: unknown[];
  argTypes: { scalarType: string }[];
}

const capturing = new AsyncLocalStorage<Statement[]>();

/** Whether what is sent to the database now is captured instead. */
export function isCapturing(): boolean {
  return capturing.getStore() !== undefined;
}

/** Lets the reads of a connection be captured. */
export function capturable<Connection extends { queryRaw(query: AdapterQuery): Promise<unknown> }>(
  connection: Connection,
): Connection {
  const queryRaw = connection.queryRaw.bind(connection);
  connection.queryRaw = async (query: AdapterQuery) => {
    const statements = capturing.getStore();
    if (statements === undefined) return queryRaw(query);
    statements.push({
      text: query.sql,
      parameters: query.args.map((value, at) => plainValue(value, query.argTypes[at])),
    });
    return { columnNames: [], columnTypes: [], rows: [] };
  };
  return connection;
}

/**
 * What Prisma would send for a read, to be run where a large answer isn't in anybody's way. What it sends nevertheless,
 * as lists that it divides, is in the result.
 */
export async function captureStatements<Result>(
  read: () => PromiseLike<Result>,
): Promise<{ result: Result; statements: Statement[] }> {
  const statements: Statement[] = [];
  // Prisma's promises begin where they are awaited.
  const result = await capturing.run(statements, async () => await read());
  return { result, statements };
}

/** As the drivers take it; Prisma gives 64 bits as text. */
function plainValue(value: unknown, type: AdapterQuery['argTypes'][number] | undefined): SqlValue {
  return type?.scalarType === 'bigint' && value !== null ? Number(value) : (value as SqlValue);
}
