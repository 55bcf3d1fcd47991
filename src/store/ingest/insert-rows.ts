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
    const rest = rows.length % rowsAtOnce;
    const whole = rows.length - rest;
    let added = 0;
    const insert = async (parts: ColumnParts<keyof Columns & string>, start: number, end: number, together: number) => {
      const statement = `INSERT INTO ${table} (${names}) VALUES ${placesOf(keys, parts, together)}${conflict}`;
      added += await sql.runEach(statement, valuesOf(parts, rows, start, end, together));
    };
    if (whole > 0) await insert(partColumns(keys, rows), 0, whole, rowsAtOnce);
    if (rest > 0) await insert({ varying: keys, shared: new Map() }, whole, rows.length, 1);
    return added;
  }
  return sql.run(
    `INSERT INTO ${table} (${names}) SELECT ${names} FROM ${jsonRows(sql.dialect, columns)} AS r${conflict}`,
    [jsonParameter(columns, rows)],
  );
}

type AnyRow<Key extends string> = Readonly<Record<Key, string | number | boolean | null>>;

/** Columns by whether all rows have one value: that is bound once for rows together, and not at all where it is null. */
interface ColumnParts<Key extends string> {
  varying: readonly Key[];
  /** With their values, none of them null. */
  shared: ReadonlyMap<Key, string | number | boolean>;
}

function partColumns<Key extends string>(keys: readonly Key[], rows: readonly AnyRow<Key>[]): ColumnParts<Key> {
  const varying: Key[] = [];
  const shared = new Map<Key, string | number | boolean>();
  const first = rows[0] as AnyRow<Key>;
  for (const key of keys) {
    const value = first[key];
    if (!rows.every((row) => row[key] === value)) varying.push(key);
    else if (value !== null) shared.set(key, value);
  }
  return { varying, shared };
}

/** '(?1, NULL, ?2), (?1, NULL, ?3)': what rows share has the first numbers. */
function placesOf<Key extends string>(
  keys: readonly Key[],
  { varying, shared }: ColumnParts<Key>,
  together: number,
): string {
  const numbers = new Map([...shared.keys()].map((key, at) => [key, at + 1]));
  const own = new Map(varying.map((key, at) => [key, shared.size + at + 1]));
  const row = (at: number) => {
    const places = keys.map((key) => {
      const number = own.has(key) ? (own.get(key) as number) + at * varying.length : numbers.get(key);
      return number === undefined ? 'NULL' : `?${number}`;
    });
    return `(${places.join(', ')})`;
  };
  return Array.from({ length: together }, (_, at) => row(at)).join(', ');
}

/** The values of the rows from `start` to `end`, those of so many rows together. */
function* valuesOf<Key extends string>(
  { varying, shared }: ColumnParts<Key>,
  rows: readonly AnyRow<Key>[],
  start: number,
  end: number,
  together: number,
): Generator<(string | number | boolean | null)[]> {
  for (let from = start; from < end; from += together) {
    const values: (string | number | boolean | null)[] = [...shared.values()];
    for (let at = from; at < from + together; at++) {
      const row = rows[at] as AnyRow<Key>;
      for (const key of varying) values.push(row[key]);
    }
    yield values;
  }
}
