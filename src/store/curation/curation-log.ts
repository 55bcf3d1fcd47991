import { StoreError } from '../../errors.js';
import { insertRows } from '../ingest/insert-rows.js';
import { curationColumns, curationSubjectColumns } from '../ingest/paper-columns.js';
import { jsonInts, timestampText } from '../sql/json-rows.js';
import type { Sql } from '../store.js';

/** What identity can be decided about. */
export type CuratedKind = 'author' | 'organization' | 'paper' | 'venue';
export type CurationKind = 'MERGE' | 'SPLIT' | 'RENAME';
export type DecidedBy = 'MACHINE' | 'PERSON';

export interface NewCuration {
  id: number;
  kind: CurationKind;
  entityType: CuratedKind;
  /** What was changed, enough to undo it. */
  change: object;
  /** Why. */
  evidence: object;
  decidedBy: DecidedBy;
  /** Ids of the entities that it is about. */
  subjects: readonly number[];
}

export interface StoredCuration {
  id: number;
  kind: CurationKind;
  entityType: CuratedKind;
  change: string;
  evidence: string;
  decidedBy: DecidedBy;
  createdAt: string | Date;
  undoneAt: string | Date | null;
}

const columns = `id, kind, entity_type AS "entityType", change, evidence, decided_by AS "decidedBy",
  created_at AS "createdAt", undone_at AS "undoneAt"`;

/** Writes decisions down, in the transaction that carries them out. */
export async function writeCurations(sql: Sql, curations: readonly NewCuration[]): Promise<void> {
  const now = timestampText(new Date());
  await insertRows(
    sql,
    'curation',
    curationColumns,
    curations.map(({ id, kind, entityType, change, evidence, decidedBy }) => ({
      ...{ id, kind, entity_type: entityType, decided_by: decidedBy, created_at: now },
      ...{ change: JSON.stringify(change), evidence: JSON.stringify(evidence) },
    })),
  );
  await insertRows(
    sql,
    'curation_subject',
    curationSubjectColumns,
    curations.flatMap(({ id, entityType, subjects }) =>
      [...new Set(subjects)].map((entity) => ({ curation_id: id, entity_type: entityType, entity_id: entity })),
    ),
  );
}

/** Decisions by id; unknown ids are absent. */
export async function loadCurations(sql: Sql, ids: readonly number[]): Promise<Map<number, StoredCuration>> {
  if (ids.length === 0) return new Map();
  const rows = await sql.all<StoredCuration>(`SELECT ${columns} FROM curation WHERE id IN ${jsonInts(sql.dialect)}`, [
    JSON.stringify(ids),
  ]);
  return new Map(rows.map((row) => [row.id, row]));
}

/**
 * A decision that can be undone now.
 *
 * @throws StoreError CURATION_UNKNOWN, CURATION_UNDONE, or CURATION_BUILT_ON where a later one that stands is about the
 *   same entities
 */
export async function undoableCuration(sql: Sql, id: number): Promise<StoredCuration> {
  const curation = (await loadCurations(sql, [id])).get(id);
  if (!curation)
    throw new StoreError('CURATION_UNKNOWN', `undo ${id}: there is no such decision`, {
      hint: 'papergraph curations lists them.',
    });
  if (curation.undoneAt !== null)
    throw new StoreError('CURATION_UNDONE', `undo ${id}: it was undone at ${timeText(curation.undoneAt)}`, {
      hint: 'papergraph curations lists those that stand.',
    });
  const later = await sql.all<{ id: number; kind: string }>(
    `SELECT DISTINCT c.id, c.kind FROM curation_subject s
     JOIN curation_subject o ON o.entity_type = s.entity_type AND o.entity_id = s.entity_id AND o.curation_id > s.curation_id
     JOIN curation c ON c.id = o.curation_id AND c.undone_at IS NULL
     WHERE s.curation_id = ? ORDER BY c.id DESC`,
    [id],
  );
  if (later.length > 0) {
    const list = later.map((row) => `${row.id} (${row.kind})`);
    const named = list.length > 5 ? `${list.slice(0, 5).join(', ')} and ${list.length - 5} more` : list.join(', ');
    throw new StoreError('CURATION_BUILT_ON', `undo ${id}: later decisions are about the same: ${named}`, {
      hint: `Undo ${later[0]?.id} first.`,
      details: { later: later.map((row) => row.id) },
    });
  }
  return curation;
}

export async function markUndone(sql: Sql, id: number): Promise<void> {
  const moment = sql.dialect === 'sqlite' ? '?' : '?::timestamp';
  await sql.run(`UPDATE curation SET undone_at = ${moment} WHERE id = ?`, [timestampText(new Date()), id]);
}

/** A time as the databases give it, for people and programs: ISO 8601, UTC. */
export function timeText(time: string | Date): string {
  return new Date(time).toISOString();
}
