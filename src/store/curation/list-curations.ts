import { jsonInts } from '../sql/json-rows.js';
import type { Sql, SqlValue, Store } from '../store.js';
import {
  type CuratedKind,
  type CurationKind,
  type DecidedBy,
  loadCurations,
  type StoredCuration,
  timeText,
} from './curation-log.js';

/** A decision for people to read. */
export interface Curation {
  id: number;
  kind: CurationKind;
  entityType: CuratedKind;
  /** In words, with keys as they were: "'a-byron' into 'ada-byron'". */
  summary: string;
  evidence: Record<string, unknown>;
  decidedBy: DecidedBy;
  /** ISO 8601. */
  createdAt: string;
  undoneAt: string | null;
}

export interface CurationFilter {
  /** Only those about this entity, and about those who were merged into it. */
  about?: { kind: CuratedKind; id: number };
  kind?: CurationKind;
  decidedBy?: DecidedBy;
  /** Only those that were not undone. */
  isStanding?: boolean;
}

export interface CurationRange {
  /** Only ids below this one. */
  below?: number | undefined;
  /** Only ids above this one. */
  above?: number | undefined;
  limit: number;
  /** The earliest of the range instead of its latest. */
  isFromEarliest?: boolean;
}

/** Ids of decisions, the latest first; one more than `limit` where there are more. */
export async function listCurationIds(
  { sql }: Pick<Store, 'sql'>,
  filter: CurationFilter,
  { below = 0x7fffffff, above = 0, limit, isFromEarliest = false }: CurationRange,
): Promise<number[]> {
  const { where, parameters } = await conditionOf(sql, filter);
  const rows = await sql.all<{ id: number }>(
    `SELECT c.id FROM curation c WHERE ${where} AND c.id < ? AND c.id > ?
     ORDER BY c.id ${isFromEarliest ? 'ASC' : 'DESC'} LIMIT ?`,
    [...parameters, below, above, limit + 1],
  );
  const ids = rows.map(({ id }) => id);
  return isFromEarliest ? ids.reverse() : ids;
}

export async function countCurations({ sql }: Pick<Store, 'sql'>, filter: CurationFilter): Promise<number> {
  const { where, parameters } = await conditionOf(sql, filter);
  const [row] = await sql.all<{ count: number | string }>(
    `SELECT COUNT(*) AS count FROM curation c WHERE ${where}`,
    parameters,
  );
  return Number(row?.count ?? 0);
}

async function conditionOf(
  sql: Sql,
  { about, kind, decidedBy, isStanding }: CurationFilter,
): Promise<{ where: string; parameters: SqlValue[] }> {
  const conditions = ['true'];
  const parameters: SqlValue[] = [];
  if (about) {
    const ids = await mergedInto(sql, about.kind, about.id);
    conditions.push(
      `c.id IN (SELECT curation_id FROM curation_subject WHERE entity_type = ? AND entity_id IN ${jsonInts(sql.dialect)})`,
    );
    parameters.push(about.kind, JSON.stringify(ids));
  }
  if (kind) conditions.push('c.kind = ?');
  if (kind) parameters.push(kind);
  if (decidedBy) conditions.push('c.decided_by = ?');
  if (decidedBy) parameters.push(decidedBy);
  if (isStanding) conditions.push('c.undone_at IS NULL');
  return { where: conditions.join(' AND '), parameters };
}

/** An entity and all who were merged into it, through any number of merges. */
async function mergedInto(sql: Sql, kind: CuratedKind, id: number): Promise<number[]> {
  const rows = await sql.all<{ id: number }>(
    `WITH RECURSIVE parts (id) AS (
       SELECT ${sql.dialect === 'sqlite' ? '?' : '?::int'}
       UNION SELECT r.from_id FROM redirect r JOIN parts ON r.to_id = parts.id WHERE r.entity_type = ?)
     SELECT id FROM parts`,
    [id, kind],
  );
  return rows.map((row) => row.id);
}

/** Decisions in words, by id; unknown ids are absent. */
export async function describeCurations(
  { sql }: Pick<Store, 'sql'>,
  ids: readonly number[],
): Promise<Map<number, Curation>> {
  const stored = await loadCurations(sql, ids);
  const described = new Map<number, Curation>();
  const names = await mergedNames(sql, [...stored.values()]);
  for (const [id, curation] of stored) {
    const { kind, entityType, decidedBy, createdAt, undoneAt, change, evidence } = curation;
    described.set(id, {
      ...{ id, kind, entityType, decidedBy },
      summary: summaryOf(curation, JSON.parse(change) as Change, names),
      evidence: JSON.parse(evidence) as Record<string, unknown>,
      createdAt: timeText(createdAt),
      undoneAt: undoneAt === null ? null : timeText(undoneAt),
    });
  }
  return described;
}

interface Named {
  key: string;
  name?: string;
}

interface Change {
  from?: Named & { before?: Named };
  into?: { before: Named };
  to?: { after: Named };
  places?: unknown[];
  before?: Named;
  after?: Named;
  sources?: string[];
  paperId?: number;
  sourceRecordId?: number;
}

interface MergedNames {
  /** Records, by id. */
  records: ReadonlyMap<number, string>;
  /** The keys of papers, by id; of one that was merged away, the key that it had. */
  papers: ReadonlyMap<number, string>;
}

/** What an import merged into what: a record may have gone to another paper since. */
async function mergedNames(sql: Sql, curations: readonly StoredCuration[]): Promise<MergedNames> {
  const merges = curations.filter(({ kind, entityType }) => kind === 'MERGE' && entityType === 'paper');
  const changes = merges.map(({ change }) => JSON.parse(change) as Change);
  const recordIds = changes.flatMap(({ sourceRecordId }) => sourceRecordId ?? []);
  if (recordIds.length === 0) return { records: new Map(), papers: new Map() };
  const records = await sql.all<{ id: number; name: string }>(
    `SELECT id, format || ':' || record_key AS name FROM source_record WHERE id IN ${jsonInts(sql.dialect)}`,
    [JSON.stringify(recordIds)],
  );
  const paperIds = JSON.stringify(changes.flatMap(({ paperId }) => paperId ?? []));
  const papers = await sql.all<{ id: number; key: string }>(
    `SELECT from_id AS id, from_key AS "key" FROM redirect
     WHERE entity_type = 'paper' AND from_id IN ${jsonInts(sql.dialect)}
     UNION ALL SELECT id, key FROM paper WHERE id IN ${jsonInts(sql.dialect)}`,
    [paperIds, paperIds],
  );
  return {
    records: new Map(records.map(({ id, name }) => [id, name])),
    papers: new Map(papers.map(({ id, key }) => [id, key])),
  };
}

function summaryOf({ kind, entityType }: StoredCuration, change: Change, { records, papers }: MergedNames): string {
  const { from, into, to, before, after, sources } = change;
  if (kind === 'RENAME') return `'${before?.key}' from '${before?.name}' to '${after?.name}'`;
  if (kind === 'MERGE' && from) return `'${from.key}' into '${into?.before.key}'`;
  if (kind === 'MERGE')
    return `record '${records.get(change.sourceRecordId ?? 0)}' into '${papers.get(change.paperId ?? 0)}'`;
  if (entityType === 'paper') return `${(sources ?? []).join(', ')} from '${from?.before?.key}' to '${to?.after.key}'`;
  const count = change.places?.length ?? 0;
  return `${count} ${count === 1 ? 'place' : 'places'} of '${from?.before?.key}' to '${to?.after.key}'`;
}
