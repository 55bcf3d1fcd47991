import { jsonInts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';

/**
 * Which authors a person has decided about, so that no machine parts or joins them: by a merge or a split that stands, or
 * by undoing one of the machine's. Whoever they were merged into since is meant in their place.
 */
export async function loadDecidedByPersons(sql: Sql, ids: readonly number[]): Promise<Set<number>> {
  const [any] = await sql.all(
    `SELECT 1 FROM curation WHERE entity_type = 'author' AND (decided_by = 'PERSON' OR undone_at IS NOT NULL) LIMIT 1`,
  );
  if (!any || ids.length === 0) return new Set();
  const rows = await sql.all<{ id: number }>(
    `WITH RECURSIVE parts (id, whole) AS (
       SELECT id, id FROM author WHERE id IN ${jsonInts(sql.dialect)}
       UNION SELECT r.from_id, parts.whole FROM redirect r JOIN parts ON r.to_id = parts.id
         WHERE r.entity_type = 'author')
     SELECT DISTINCT parts.whole AS id FROM parts
     JOIN curation_subject s ON s.entity_type = 'author' AND s.entity_id = parts.id
     JOIN curation c ON c.id = s.curation_id AND c.kind <> 'RENAME'
       AND ((c.decided_by = 'PERSON' AND c.undone_at IS NULL) OR (c.decided_by = 'MACHINE' AND c.undone_at IS NOT NULL))`,
    [JSON.stringify(ids)],
  );
  return new Set(rows.map(({ id }) => id));
}
