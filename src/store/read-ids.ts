import type { Statement } from './captured-statements.js';
import { integersOf } from './scan-integers.js';
import type { Sql } from './store.js';

/** The ids of all rows in their order, as one text: a row that crosses into JavaScript costs more than finding it. */
export async function readIds(sql: Sql, { text, parameters, column = 'id' }: Statement): Promise<Int32Array> {
  const joined = sql.dialect === 'sqlite' ? `group_concat(${column})` : `string_agg(${column}::text, ',')`;
  const rows = await sql.all<{ ids: string | null }>(`SELECT ${joined} AS ids FROM (${text}) AS found`, parameters);
  return integersOf(rows[0]?.ids ?? '');
}
