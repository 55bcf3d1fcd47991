import Database from 'libsql';

/**
 * A lock between processes that ends with the process that holds it: a transaction that is left open on a database file
 * of its own, which stays empty.
 *
 * @param path of that file, made where it isn't there
 * @returns how to give it back; null where another holds it
 */
export function lockFile(path: string): (() => void) | null {
  const connection = new Database(path);
  try {
    connection.pragma('busy_timeout = 0');
    connection.exec('BEGIN EXCLUSIVE');
    return () => {
      connection.exec('ROLLBACK');
      connection.close();
    };
  } catch (error) {
    connection.close();
    if (isBusy(error)) return null;
    throw error;
  }
}

/** Whether a statement failed for what another connection holds. */
export function isBusy(error: unknown): boolean {
  return (
    error instanceof Error &&
    (/SQLITE_BUSY/.test(String((error as { code?: unknown }).code)) || /database is locked/.test(error.message))
  );
}
