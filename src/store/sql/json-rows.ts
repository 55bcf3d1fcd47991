import type { Sql, SqlValue } from '../store.js';

/** 'time' is a moment as `timestampText` writes it. */
export type ColumnType = 'int' | 'text' | 'real' | 'bool' | 'time';
export type RowColumns = Readonly<Record<string, ColumnType>>;

const postgresTypes = { int: 'int', text: 'text', real: 'float8', bool: 'boolean', time: 'timestamp' } as const;

/**
 * A table expression over one parameter that holds all rows: `FROM ${jsonRows(dialect, columns)} r`. The parameter is
 * what `jsonParameter` makes. Any number of rows is one statement, prepared once.
 */
export function jsonRows(dialect: Sql['dialect'], columns: RowColumns): string {
  const names = Object.keys(columns);
  if (dialect === 'sqlite') {
    return `(SELECT ${names.map((name, at) => `value ->> ${at} AS ${name}`).join(', ')} FROM json_each(?))`;
  }
  const casts = Object.entries(columns).map(
    ([name, type], at) => `(v.value ->> ${at})::${postgresTypes[type]} AS ${name}`,
  );
  return `(SELECT ${casts.join(', ')} FROM jsonb_array_elements(?::jsonb) v)`;
}

/** The rows as the parameter of `jsonRows`, their values in the order of the columns. */
export function jsonParameter<Columns extends RowColumns>(
  columns: Columns,
  rows: Iterable<Readonly<Record<keyof Columns & string, string | number | boolean | null>>>,
): string {
  const names = Object.keys(columns) as (keyof Columns & string)[];
  const values: unknown[] = [];
  for (const row of rows) values.push(names.map((name) => row[name]));
  return JSON.stringify(values);
}

/**
 * The rows of a query as tuples. A row that crosses from SQLite into JavaScript costs more than SQLite needs to read it,
 * so there all cross as one text, in half the time where they are short and many.
 *
 * @param names of the columns of `select`, in the order of the tuples
 */
export async function readTuples<Tuple extends readonly (string | number | null)[]>(
  sql: Sql,
  names: readonly string[],
  select: string,
  parameters: readonly SqlValue[],
): Promise<Tuple[]> {
  if (sql.dialect === 'sqlite') {
    const tuple = `json_array(${names.join(', ')})`;
    const [row] = await sql.all<{ tuples: string }>(
      `SELECT json_group_array(${tuple}) AS tuples FROM (${select})`,
      parameters,
    );
    return JSON.parse(row?.tuples ?? '[]') as Tuple[];
  }
  const rows = await sql.all<Record<string, string | number | null>>(select, parameters);
  return rows.map((row) => names.map((name) => row[name]) as unknown as Tuple);
}

/** A list of numbers in one parameter: `WHERE id IN ${jsonInts(dialect)}`; the parameter is the list as JSON. */
export function jsonInts(dialect: Sql['dialect']): string {
  return dialect === 'sqlite'
    ? '(SELECT value FROM json_each(?))'
    : '(SELECT value::int FROM jsonb_array_elements_text(?::jsonb))';
}

/** A list of texts in one parameter, likewise. */
export function jsonTexts(dialect: Sql['dialect']): string {
  return dialect === 'sqlite'
    ? '(SELECT value FROM json_each(?))'
    : '(SELECT value FROM jsonb_array_elements_text(?::jsonb))';
}

/** A moment as Prisma stores it in SQLite; PostgreSQL reads it likewise, in UTC. */
export function timestampText(moment: Date): string {
  return moment.toISOString().replace('Z', '+00:00');
}
