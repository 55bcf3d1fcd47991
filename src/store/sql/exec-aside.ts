import type Database from 'libsql';
import AsyncDatabase from 'libsql/promise';

/**
 * Runs statements without parameters in a thread of libsql's own, while this one goes on. Nothing else may be asked of the
 * connection meanwhile.
 */
export async function execAside(connection: Database.Database, statements: string): Promise<void> {
  await AsyncDatabase.prototype.exec.call(connection, statements);
}
