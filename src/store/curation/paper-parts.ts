import { fold } from '../../identity/fold.js';
import { titleKey } from '../../identity/title-key.js';
import type { PaperRecord } from '../../importers/paper-record.js';
import { identifierKey } from '../ingest/identifier-registry.js';
import { insertRows } from '../ingest/insert-rows.js';
import { authorshipColumns } from '../ingest/paper-columns.js';
import { readIdentifiers } from '../ingest/prepare-record.js';
import { updateSearchIndex } from '../search-index.js';
import { jsonInts, jsonTexts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import { type IdentifierRow, loadIdentifierRows, moveIdentifiers } from './identifier-rows.js';

type PlaceOfPaper = Record<keyof typeof authorshipColumns & string, string | number | null>;
type Relation = { from_id: number; to_id: number; kind: string; evidence: string };

/** What a paper was, as far as its source records don't say it. */
export interface PaperState {
  id: number;
  key: string;
  places: PlaceOfPaper[];
  relations: Relation[];
  identifiers: (IdentifierRow | [string, string])[];
  /** Papers that cite it, with the target that they name. */
  citedBy: [citingId: number, target: string][];
  introduces: number[];
}

export async function capturePaper(sql: Sql, id: number): Promise<PaperState> {
  const [paper] = await sql.all<{ key: string }>('SELECT key FROM paper WHERE id = ?', [id]);
  const places = await sql.all<PlaceOfPaper>(
    `SELECT ${Object.keys(authorshipColumns).join(', ')} FROM authorship WHERE paper_id = ? ORDER BY position`,
    [id],
  );
  const relations = await sql.all<Relation>(
    'SELECT from_id, to_id, kind, evidence FROM paper_relation WHERE from_id = ? OR to_id = ? ORDER BY 1, 2, 3',
    [id, id],
  );
  const citedBy = await sql.all<{ id: number; target: string }>(
    'SELECT citing_id AS id, target FROM citation WHERE cited_id = ? ORDER BY 1, 2',
    [id],
  );
  const introduces = await sql.all<{ id: number }>('SELECT id FROM topic WHERE introduced_by_id = ? ORDER BY 1', [id]);
  return {
    id,
    key: paper?.key ?? '',
    places,
    relations,
    identifiers: (await loadIdentifierRows(sql, 'paper', [id])).get(id) ?? [],
    citedBy: citedBy.map((row) => [row.id, row.target]),
    introduces: introduces.map((row) => row.id),
  };
}

/** Identifiers that only some of a paper's records state. */
export function statedOnlyBy(going: readonly PaperRecord[], staying: readonly PaperRecord[]): IdentifierRow[] {
  const stated = (records: readonly PaperRecord[]) =>
    records.flatMap((record) => readIdentifiers(record.identifiers).identifiers);
  const kept = new Set(stated(staying).map(identifierKey));
  const leaving = new Map(stated(going).map((identifier) => [identifierKey(identifier), identifier]));
  return [...leaving]
    .filter(([key]) => !kept.has(key))
    .map(([, { scheme, value }]): IdentifierRow => [scheme, value])
    .sort();
}

export interface Separation {
  fromId: number;
  to: { id: number; key: string };
  /** The key of the paper that stays, where it changes. */
  fromKey: string;
  sourceIds: readonly number[];
  identifiers: readonly (readonly [string, string])[];
  /** One of the records that go. */
  record: PaperRecord;
}

/** Gives some source records, and what only they name, a paper of their own; both are to be rebuilt after it. */
export async function separateRecords(sql: Sql, separation: Separation): Promise<void> {
  const { fromId, to, fromKey, sourceIds, identifiers, record } = separation;
  await sql.run('UPDATE paper SET key = ? WHERE id = ?', [fromKey, fromId]);
  await sql.run('INSERT INTO paper (id, key, title, title_folded, title_key) VALUES (?, ?, ?, ?, ?)', [
    ...[to.id, to.key, record.title, fold(record.title), titleKey(record.title)],
  ]);
  await sql.run(`UPDATE source_record SET paper_id = ? WHERE id IN ${jsonInts(sql.dialect)}`, [
    to.id,
    JSON.stringify(sourceIds),
  ]);
  await moveIdentifiers(sql, 'paper', [{ from: fromId, to: to.id, identifiers: identifiers as IdentifierRow[] }]);
  await sql.run(`UPDATE citation SET cited_id = ? WHERE cited_id = ? AND target IN ${jsonTexts(sql.dialect)}`, [
    ...[to.id, fromId],
    JSON.stringify(identifiers.map(([scheme, value]) => `${scheme}:${value}`)),
  ]);
}

/** Who stands in a byline is as given; who is not there any more is left out. */
export async function writePlaces(sql: Sql, paperId: number, places: readonly PlaceOfPaper[]): Promise<void> {
  await sql.run('DELETE FROM authorship WHERE paper_id = ?', [paperId]);
  const ids = places.map((place) => place.author_id as number);
  const known = await sql.all<{ id: number }>(`SELECT id FROM author WHERE id IN ${jsonInts(sql.dialect)}`, [
    JSON.stringify(ids),
  ]);
  const there = new Set(known.map(({ id }) => id));
  await insertRows(
    sql,
    'authorship',
    authorshipColumns,
    places.filter((place) => there.has(place.author_id as number)).map((place) => ({ ...place, paper_id: paperId })),
  );
}

/** Gives one paper all that another has, and removes the other; the one is to be rebuilt after it. */
export async function uniteRecords(sql: Sql, fromId: number, intoId: number): Promise<void> {
  await sql.run('UPDATE source_record SET paper_id = ? WHERE paper_id = ?', [intoId, fromId]);
  await sql.run('UPDATE identifier SET paper_id = ? WHERE paper_id = ?', [intoId, fromId]);
  await sql.run('UPDATE citation SET cited_id = ? WHERE cited_id = ?', [intoId, fromId]);
  await sql.run('UPDATE topic SET introduced_by_id = ? WHERE introduced_by_id = ?', [intoId, fromId]);
  for (const [end, other] of [
    ['from_id', 'to_id'],
    ['to_id', 'from_id'],
  ] as const)
    await sql.run(
      `INSERT INTO paper_relation (${end}, ${other}, kind, evidence)
       SELECT ${sql.dialect === 'sqlite' ? '?' : '?::int'}, ${other}, kind, evidence FROM paper_relation
       WHERE ${end} = ? AND ${other} <> ? ON CONFLICT DO NOTHING`,
      [intoId, fromId, intoId],
    );
  await sql.run('DELETE FROM waiting_link WHERE from_id = ? AND kind NOT IN (?, ?, ?, ?)', [
    ...[fromId, 'PARENT', 'INTRODUCED_BY', 'BROADER', 'RECORD'],
  ]);
  await sql.run(
    `INSERT INTO paper_topic (paper_id, topic_id, score, found_in, source_record_id)
     SELECT ${sql.dialect === 'sqlite' ? '?' : '?::int'}, topic_id, score, found_in, source_record_id FROM paper_topic
     WHERE paper_id = ? AND source_record_id IS NULL ON CONFLICT DO NOTHING`,
    [intoId, fromId],
  );
  await sql.run(`UPDATE redirect SET to_id = ? WHERE entity_type = 'paper' AND from_id < 0 AND to_id = ?`, [
    ...[intoId, fromId],
  ]);
  await sql.run('DELETE FROM paper WHERE id = ?', [fromId]);
  await updateSearchIndex(sql, 'paper', [fromId]);
}

/** Puts back what a paper was beside its records, where both ends are there still. */
export async function restoreLinks(sql: Sql, state: PaperState): Promise<void> {
  const { id, relations, citedBy, introduces } = state;
  await sql.run('DELETE FROM paper_relation WHERE from_id = ? OR to_id = ?', [id, id]);
  const ends = await sql.all<{ id: number }>(`SELECT id FROM paper WHERE id IN ${jsonInts(sql.dialect)}`, [
    JSON.stringify(relations.flatMap(({ from_id, to_id }) => [from_id, to_id])),
  ]);
  const there = new Set(ends.map((row) => row.id));
  await insertRows(
    sql,
    'paper_relation',
    { from_id: 'int', to_id: 'int', kind: 'text', evidence: 'text' },
    relations.filter(({ from_id, to_id }) => there.has(from_id) && there.has(to_id)),
    { ignoreKnown: true },
  );
  for (const [citingId, target] of citedBy)
    await sql.run('UPDATE citation SET cited_id = ? WHERE citing_id = ? AND target = ?', [id, citingId, target]);
  await sql.run(`UPDATE topic SET introduced_by_id = ? WHERE id IN ${jsonInts(sql.dialect)}`, [
    id,
    JSON.stringify(introduces),
  ]);
}
