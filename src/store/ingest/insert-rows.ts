import { jsonParameter, jsonRows, type RowColumns } from '../sql/json-rows.js';
import type { Sql } from '../store.js';

type Row<Columns extends RowColumns> = Readonly<Record<keyof Columns & string, string | number | boolean | null>>;

/**
 * Adds rows in one statement, whatever their number.
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
  const names = Object.keys(columns).join(', ');
  // SQLite needs the WHERE to tell ON CONFLICT from a join's ON.
  const conflict = options.ignoreKnown ? ' WHERE true ON CONFLICT DO NOTHING' : '';
  return sql.run(
    `INSERT INTO ${table} (${names}) SELECT ${names} FROM ${jsonRows(sql.dialect, columns)} AS r${conflict}`,
    [jsonParameter(columns, rows)],
  );
}
