import { insertRows } from '../ingest/insert-rows.js';
import { jsonInts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { CuratedKind } from './curation-log.js';

/** Old ids and keys lead to who took them over. */
export async function addRedirects(
  sql: Sql,
  kind: CuratedKind,
  redirects: readonly { id: number; key: string; toId: number }[],
): Promise<void> {
  await insertRows(
    sql,
    'redirect',
    { entity_type: 'text', from_id: 'int', from_key: 'text', to_id: 'int' },
    redirects.map(({ id, key, toId }) => ({ entity_type: kind, from_id: id, from_key: key, to_id: toId })),
  );
}

/** They are there themselves again. */
export async function removeRedirects(sql: Sql, kind: CuratedKind, ids: readonly number[]): Promise<void> {
  await sql.run(`DELETE FROM redirect WHERE entity_type = ? AND from_id IN ${jsonInts(sql.dialect)}`, [
    kind,
    JSON.stringify(ids),
  ]);
}
