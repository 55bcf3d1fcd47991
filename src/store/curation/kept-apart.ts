import { jsonInts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';

/**
 * Which papers, organizations or venues a person has told apart, so that no machine joins them: by a split that stands, or by undoing a merge.
 *
 * @returns tells of two, by ids
 */
export async function loadKeptApart(
  sql: Sql,
  kind: 'paper' | 'organization' | 'venue',
  ids: readonly number[],
): Promise<(a: number, b: number) => boolean> {
  const pairs = new Set<string>();
  const isApart = (a: number, b: number) => pairs.has(`${Math.min(a, b)} ${Math.max(a, b)}`);
  const decided = `c.entity_type = '${kind}' AND
    ((c.kind = 'SPLIT' AND c.undone_at IS NULL) OR (c.kind = 'MERGE' AND c.undone_at IS NOT NULL))`;
  const [any] = await sql.all(`SELECT 1 FROM curation c WHERE ${decided} LIMIT 1`);
  if (!any || ids.length === 0) return isApart;
  const rows = await sql.all<{ curation: number; entity: number; change: string }>(
    `WITH RECURSIVE parts (id, whole) AS (
       SELECT id, id FROM ${kind} WHERE id IN ${jsonInts(sql.dialect)}
       UNION SELECT r.from_id, parts.whole FROM redirect r JOIN parts ON r.to_id = parts.id
         WHERE r.entity_type = '${kind}')
     SELECT DISTINCT c.id AS curation, parts.whole AS entity, c.change FROM parts
     JOIN curation_subject s ON s.entity_type = '${kind}' AND s.entity_id = parts.id
     JOIN curation c ON c.id = s.curation_id WHERE ${decided}`,
    [JSON.stringify(ids)],
  );
  const parts = new Map<number, Set<number>>();
  for (const { curation, entity, change } of rows) {
    const own = parts.get(curation) ?? new Set();
    parts.set(curation, own.add(entity));
    // What an import had merged by evidence has become a paper of its own.
    const { sourceRecordId } = JSON.parse(change) as { sourceRecordId?: number };
    if (sourceRecordId === undefined) continue;
    const [record] = await sql.all<{ paper: number | null }>(
      'SELECT paper_id AS paper FROM source_record WHERE id = ?',
      [sourceRecordId],
    );
    if (record?.paper) own.add(record.paper);
  }
  for (const own of parts.values()) for (const a of own) for (const b of own) if (a < b) pairs.add(`${a} ${b}`);
  return isApart;
}
