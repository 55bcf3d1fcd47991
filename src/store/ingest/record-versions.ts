import type { GraphRecord } from '../../importers/paper-record.js';
import { jsonInts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import type { PreparedRecord } from './prepare-record.js';
import type { KnownSource } from './source-records.js';

interface Version {
  record: GraphRecord;
  hash: string;
  file: string;
}

/**
 * Which of the records that differ from what is known of them replace it: those that their source changed later than
 * that. Where one of the two doesn't say when, the one that is read last holds. Of two of one moment in two files the one
 * that says more, as an answer of the source in which less was asked for is no later version.
 *
 * @param known what is known of records, by key
 */
export async function withoutOutdated<Item extends { prepared: PreparedRecord; run: { file: string } }>(
  sql: Sql,
  items: readonly Item[],
  known: ReadonlyMap<string, KnownSource>,
): Promise<Item[]> {
  const asked = items.flatMap(({ prepared }) => {
    const earlier = known.get(prepared.recordKey);
    return earlier && prepared.record.updated !== undefined ? [earlier.id] : [];
  });
  if (asked.length === 0) return [...items];
  const rows = await sql.all<{ id: number; record: string }>(
    `SELECT id, record FROM source_record WHERE id IN ${jsonInts(sql.dialect)}`,
    [JSON.stringify(asked)],
  );
  const records = new Map(rows.map(({ id, record }) => [id, JSON.parse(record) as GraphRecord]));
  return items.filter(({ prepared, run }) => {
    const earlier = known.get(prepared.recordKey);
    const record = earlier && records.get(earlier.id);
    return !record || !isOutdated({ ...prepared, file: run.file }, { ...earlier, record });
  });
}

function isOutdated(version: Version, known: Version): boolean {
  const [own, other] = [version.record.updated, known.record.updated];
  if (own === undefined || other === undefined) return false;
  if (own !== other) return own < other;
  if (version.file === known.file) return false;
  const more = Object.keys(version.record).length - Object.keys(known.record).length;
  return more === 0 ? version.hash < known.hash : more < 0;
}
