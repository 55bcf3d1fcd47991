import { jsonInts } from './sql/json-rows.js';
import type { Store } from './store.js';

/** Keys of papers by id, in one statement; those that were removed are missing. */
export async function loadPaperKeys({ sql }: Pick<Store, 'sql'>, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const statement = `SELECT id, key FROM paper WHERE id IN ${jsonInts(sql.dialect)}`;
  const rows = await sql.all<{ id: number; key: string }>(statement, [JSON.stringify(ids)]);
  return new Map(rows.map(({ id, key }) => [id, key]));
}
