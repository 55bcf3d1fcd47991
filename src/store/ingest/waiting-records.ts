import type { AuthorRecord, GraphRecord } from '../../importers/paper-record.js';
import { jsonInts, jsonTexts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { Batch } from './batch.js';
import { identifierKey } from './identifier-registry.js';
import type { EntityItem } from './incoming.js';
import { insertRows } from './insert-rows.js';
import { readIdentifiers } from './prepare-record.js';
import { reportTaken } from './report-taken.js';
import { StatedJoins } from './stated-joins.js';

/** In waiting_link, what waits is a source record, not an entity. */
const waitingKind = 'RECORD';
const columns = { kind: 'text', from_id: 'int', target: 'text', detail: 'text' } as const;

/** A source record that waited for what it is about. */
export interface WaitingRecord<Record extends GraphRecord = GraphRecord> {
  sourceId: number;
  /** Of the importer that read it. */
  format: string;
  /** Of the record's content. */
  hash: string;
  record: Record;
}

/** Kinds of which a record without name may say something: it is about whoever bears its identifiers. */
const statedKinds: ReadonlySet<GraphRecord['kind']> = new Set(['paper', 'author', 'organization', 'venue']);

export function isNameless(record: GraphRecord): boolean {
  if (record.kind === 'category') return record.scheme.trim() === '' || record.code.trim() === '';
  if (record.kind === 'paper') return record.title.trim() === '';
  return (record.kind === 'topic' ? record.label : record.name).trim() === '';
}

/**
 * Whether a record names nothing, but says something of what another record names: a row of a citation index, an answer
 * of which only some fields were asked for, an id that was merged into another.
 */
export function isStatement(record: GraphRecord): boolean {
  if (!statedKinds.has(record.kind) || !isNameless(record)) return false;
  return readIdentifiers((record as { identifiers?: [] }).identifiers).identifiers.length > 0;
}

/** Leaves records waiting, under their identifiers, for what they are about. */
export async function leaveWaiting(sql: Sql, items: readonly WaitingRecord[]): Promise<void> {
  const rows = items.flatMap(({ sourceId, record }) =>
    readIdentifiers((record as { identifiers?: [] }).identifiers).identifiers.map((identifier) => {
      return { kind: waitingKind, from_id: sourceId, target: identifierKey(identifier), detail: '{}' };
    }),
  );
  await insertRows(sql, 'waiting_link', columns, rows, { ignoreKnown: true });
}

/** The records of a kind that wait for one of these identifiers ('doi:10.1000/x'); they wait no longer. */
export async function takeWaiting<Kind extends GraphRecord['kind']>(
  sql: Sql,
  kind: Kind,
  targets: readonly string[],
): Promise<WaitingRecord<Extract<GraphRecord, { kind: Kind }>>[]> {
  if (targets.length === 0) return [];
  if ((await sql.all(`SELECT 1 FROM waiting_link WHERE kind = '${waitingKind}' LIMIT 1`)).length === 0) return [];
  const rows = await sql.all<{ id: number; format: string; hash: string; record: string }>(
    `SELECT id, format, hash, record FROM source_record WHERE kind = ? AND id IN (
       SELECT from_id FROM waiting_link WHERE target IN ${jsonTexts(sql.dialect)} AND kind = '${waitingKind}'
     ) ORDER BY id`,
    [kind, JSON.stringify(targets)],
  );
  if (rows.length === 0) return [];
  await sql.run(`DELETE FROM waiting_link WHERE kind = '${waitingKind}' AND from_id IN ${jsonInts(sql.dialect)}`, [
    JSON.stringify(rows.map(({ id }) => id)),
  ]);
  return rows.map(({ id, record, ...source }) => ({ sourceId: id, ...source, record: JSON.parse(record) }));
}

/** A record about a person may bear identifiers of several who are known: they are one, unless something speaks against it. */
export async function joinNamed(
  batch: Batch,
  joins: StatedJoins,
  items: readonly EntityItem<AuthorRecord>[],
): Promise<void> {
  for (const item of items) {
    const { identifiers } = readIdentifiers(item.record.identifiers);
    const owners = new Set(identifiers.flatMap((identifier) => batch.registry.ownerOf('author', identifier) ?? []));
    if (owners.size < 2 || !(await joins.add('author', [...owners], identifiers))) continue;
    const open = item.problems.filter(({ code }) => code !== 'IDENTIFIER_TAKEN');
    item.problems.splice(0, item.problems.length, ...open);
  }
}

/**
 * Gives people, organizations and venues the identifiers that records without name state for them: those of this batch,
 * and those that waited. Those that turn out to be one are joined; else an identifier that another
 * bears already stays there, and the record is told.
 *
 * @returns the joins, to be carried out when everything of the batch is written
 */
export async function claimStated(batch: Batch, items: readonly EntityItem[]): Promise<StatedJoins> {
  const { sql, registry } = batch;
  const joins = new StatedJoins(batch);
  for (const kind of ['author', 'organization', 'venue'] as const) {
    const own = items.filter(({ record }) => record.kind === kind);
    const claimed = registry.claimedBy(kind).map(({ key }) => key);
    const read = [...own, ...(await takeWaiting(sql, kind, claimed))].map((item) => ({
      item,
      ...readIdentifiers((item.record as { identifiers?: [] }).identifiers),
    }));
    await registry.load(read.flatMap(({ identifiers }) => identifiers));
    const open: WaitingRecord[] = [];
    for (const { item, identifiers, groups } of read) {
      const owners = [...new Set(identifiers.flatMap((identifier) => registry.ownerOf(kind, identifier) ?? []))];
      const [id] = owners;
      if (id === undefined) {
        open.push(item);
        if ('isNew' in item) item.isNew = !item.isChange;
        continue;
      }
      const taken = registry.claim(kind, id, groups, item.sourceId);
      batch.touched[kind].add(id);
      const areOne = owners.length > 1 && (await joins.add(kind, owners, identifiers));
      if ('problems' in item && !areOne) reportTaken(item.problems, taken);
    }
    await leaveWaiting(sql, open);
  }
  return joins;
}
