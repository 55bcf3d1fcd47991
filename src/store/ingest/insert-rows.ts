import { jsonParameter, jsonRows, type RowColumns } from '../sql/json-rows.js';
import type { Sql } from '../store.js';

type Row<Columns extends RowColumns> = Readonly<Record<keyof Columns & string, string | number | boolean | null>>;

/** Rows that one statement adds to SQLite: a third less than one by one, and more of them spare nothing further. */
const rowsAtOnce = 16;

/**
 * Adds rows: in one statement to PostgreSQL, whatever their number; by prepared statements to SQLite, where a row
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
    const statement = (count: number) =>
      `INSERT INTO ${table} (${names}) VALUES ${Array(count)
        .fill(`(${keys.map(() => '?').join(', ')})`)
        .join(', ')}${conflict}`;
    const rest = rows.length % rowsAtOnce;
    const whole = rows.length - rest;
    let added = 0;
    if (whole > 0) added += await sql.runEach(statement(rowsAtOnce), valuesOf(keys, rows, 0, whole, rowsAtOnce));
    if (rest > 0) added += await sql.runEach(statement(1), valuesOf(keys, rows, whole, rows.length, 1));
    return added;
  }
  return sql.run(
    `INSERT INTO ${table} (${names}) SELECT ${names} FROM ${jsonRows(sql.dialect, columns)} AS r${conflict}`,
    [jsonParameter(columns, rows)],
  );
}

/** The values of the rows from `start` to `end`, those of so many rows together. */
function* valuesOf<Key extends string>(
  keys: readonly Key[],
  rows: readonly Readonly<Record<Key, string | number | boolean | null>>[],
  start: number,
  end: number,
  together: number,
): Generator<(string | number | boolean | null)[]> {
  for (let from = start; from < end; from += together) {
    const values: (string | number | boolean | null)[] = [];
    for (let at = from; at < from + together; at++) {
      const row = rows[at] as (typeof rows)[number];
      for (const key of keys) values.push(row[key]);
    }
    yield values;
  }
}
