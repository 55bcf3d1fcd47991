import { jsonParameter, jsonRows, type RowColumns } from '../sql/json-rows.js';
import type { Sql } from '../store.js';

type Row<Columns extends RowColumns> = Readonly<Record<keyof Columns & string, string | number | boolean | null>>;

/**
 * Adds rows: in one statement to PostgreSQL, whatever their number; by one prepared statement to SQLite, where a row
 * costs no round trip and taking many columns out of JSON costs three times as much as binding them.
 *
 * @param options.ignoreKnown rows whose key is there already are left as they are
 * @returns how many rows were added
 */
export async function insertRows<Columns extends RowColumns>(
  sql: Sql,
  table: string,
  columns: Columns,
  rows: readonly Row<Columns>[],
  options: { ignoreKnown?: boolean } = {},
): Promise<number> {
  if (rows.length === 0) return 0;
  const keys = Object.keys(columns) as (keyof Columns & string)[];
  const names = keys.join(', ');
  const conflict = options.ignoreKnown ? ' ON CONFLICT DO NOTHING' : '';
  if (sql.dialect === 'sqlite') {
    return sql.runEach(
      `INSERT INTO ${table} (${names}) VALUES (${keys.map(() => '?').join(', ')})${conflict}`,
      valuesOf(keys, rows),
    );
  }
  return sql.run(
    `INSERT INTO ${table} (${names}) SELECT ${names} FROM ${jsonRows(sql.dialect, columns)} AS r${conflict}`,
    [jsonParameter(columns, rows)],
  );
}

function* valuesOf<Key extends string>(
  keys: readonly Key[],
  rows: readonly Readonly<Record<Key, string | number | boolean | null>>[],
): Generator<(string | number | boolean | null)[]> {
  for (const row of rows) yield keys.map((key) => row[key]);
}
