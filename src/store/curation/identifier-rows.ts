import { jsonInts, jsonParameter, jsonRows } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { CuratedKind } from './curation-log.js';

/** Scheme and value. */
export type IdentifierRow = [scheme: string, value: string];

/** Identifiers by the entity that bears them, sorted. */
export async function loadIdentifierRows(
  sql: Sql,
  kind: CuratedKind,
  ids: readonly number[],
): Promise<Map<number, IdentifierRow[]>> {
  const rows = await sql.all<{ id: number; scheme: string; value: string }>(
    `SELECT ${kind}_id AS id, scheme, value FROM identifier WHERE ${kind}_id IN ${jsonInts(sql.dialect)}
     ORDER BY scheme, value`,
    [JSON.stringify(ids)],
  );
  const found = new Map<number, IdentifierRow[]>(ids.map((id) => [id, []]));
  for (const { id, scheme, value } of rows) found.get(id)?.push([scheme, value]);
  return found;
}

/** Hands identifiers over, where they still belong to whom they are taken from. */
export async function moveIdentifiers(
  sql: Sql,
  kind: CuratedKind,
  moves: readonly { from: number; to: number; identifiers: readonly IdentifierRow[] }[],
): Promise<void> {
  const columns = { scheme: 'text', value: 'text', owner: 'int', heir: 'int' } as const;
  const rows = moves.flatMap(({ from, to, identifiers }) =>
    identifiers.map(([scheme, value]) => ({ scheme, value, owner: from, heir: to })),
  );
  if (rows.length === 0) return;
  await sql.run(
    `UPDATE identifier SET ${kind}_id = r.heir FROM ${jsonRows(sql.dialect, columns)} AS r
     WHERE identifier.scheme = r.scheme AND identifier.value = r.value AND identifier.${kind}_id = r.owner`,
    [jsonParameter(columns, rows)],
  );
}
