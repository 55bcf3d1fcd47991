import type { Sql } from './store.js';

/** Does all of the work in one transaction and takes it back: what a dry run tells is what would happen. */
export async function rollBack<Result>(sql: Sql, work: (sql: Sql) => Promise<Result>): Promise<Result> {
  const done: { result?: Result } = {};
  const takenBack = new Error('a dry run is rolled back');
  await sql
    .transaction(async (inner) => {
      done.result = await work(inner);
      throw takenBack;
    })
    .catch((error: unknown) => {
      if (error !== takenBack) throw error;
    });
  return done.result as Result;
}
