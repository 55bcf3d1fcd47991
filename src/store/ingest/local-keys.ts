import { createHash } from 'node:crypto';
import type { PaperRecord } from '../../importers/paper-record.js';
import { jsonInts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import { personName } from './person-names.js';
import { type PreparedRecord, readIdentifiers } from './prepare-record.js';
import { isTakenIn, type KnownSource, loadKnownSources } from './source-records.js';
import { titleForms } from './title-forms.js';

/** Of the longer title's words, as many at least are in both titles of one work whose title was mended. */
const leastSharedWords = 0.5;

/**
 * Keys that mean something in one file only, as those of BibTeX: 'smith2020' is another paper in another library. A
 * record whose key is taken by another work gets a key of its own, made of its title and first author, so that reading it
 * again finds it.
 *
 * @returns the records, those with another key under that, and what is known of each by its key
 */
export async function resolveLocalKeys<Item extends { prepared: PreparedRecord; run: { file: string } }>(
  sql: Sql,
  format: string,
  items: readonly Item[],
): Promise<{ items: Item[]; known: Map<string, KnownSource> }> {
  const keys = items.map(({ prepared }) => [prepared.recordKey, ownKeyOf(prepared)] as const);
  const known = await loadKnownSources(sql, format, keys.flat());
  const doubtful = items.flatMap(({ prepared, run }, at) => {
    const [key, own] = keys[at] as readonly [string, string];
    const bearer = known.get(key);
    const isOpen = bearer?.kind === 'paper' && !known.has(own) && !isTakenIn(bearer, prepared.hash, run.file);
    return isOpen ? [bearer.id] : [];
  });
  const records = await loadPapers(sql, doubtful);
  const resolved = items.map((item, at): Item => {
    const [key, own] = keys[at] as readonly [string, string];
    const { record } = item.prepared;
    const bearer = records.get(known.get(key)?.id ?? 0);
    const isOther = bearer !== undefined && record.kind === 'paper' && !isSameWork(record, bearer);
    const isKnownAsOther = key !== own && known.has(own);
    return isOther || isKnownAsOther ? { ...item, prepared: { ...item.prepared, recordKey: own } } : item;
  });
  return { items: resolved, known };
}

/** The same as the record's key where it needs none. */
function ownKeyOf({ record, recordKey }: PreparedRecord): string {
  if (record.kind !== 'paper' || record.recordKey === undefined) return recordKey;
  const [first] = record.authors;
  const work = JSON.stringify([titleForms(record.title).key, first ? personName(first).folded : '']);
  return `${recordKey}~${createHash('sha256').update(work).digest('hex').slice(0, 8)}`;
}

async function loadPapers(sql: Sql, sourceIds: readonly number[]): Promise<Map<number, PaperRecord>> {
  if (sourceIds.length === 0) return new Map();
  const rows = await sql.all<{ id: number; record: string }>(
    `SELECT id, record FROM source_record WHERE id IN ${jsonInts(sql.dialect)}`,
    [JSON.stringify(sourceIds)],
  );
  return new Map(rows.map(({ id, record }) => [id, JSON.parse(record) as PaperRecord]));
}

/** Whether two records of one key are versions of one: by an identifier, else by titles much alike and an author of both. */
function isSameWork(record: PaperRecord, known: PaperRecord): boolean {
  const stated = new Set(identifiersOf(known));
  if (identifiersOf(record).some((identifier) => stated.has(identifier))) return true;
  const [one, other] = [wordsOf(record.title), wordsOf(known.title)];
  const shared = [...one].filter((word) => other.has(word)).length;
  if (shared < leastSharedWords * Math.max(one.size, other.size)) return false;
  const names = new Set(known.authors.map((author) => personName(author).blockKey));
  const isByNobody = names.size === 0 || record.authors.length === 0;
  return isByNobody || record.authors.some((author) => names.has(personName(author).blockKey));
}

function wordsOf(title: string): Set<string> {
  return new Set(titleForms(title).folded.match(/[\p{L}\p{N}]+/gu));
}

function identifiersOf({ identifiers }: PaperRecord): string[] {
  return readIdentifiers(identifiers).identifiers.map(({ scheme, value }) => `${scheme}:${value}`);
}
