import { StoreError } from '../../errors.js';
import { fold } from '../../identity/fold.js';
import type { IdAllocator } from '../ingest/id-allocator.js';
import { insertRows } from '../ingest/insert-rows.js';
import { joinDetails, type VenueDetails } from '../ingest/venue-details.js';
import { updateSearchIndex } from '../search-index.js';
import { jsonInts, jsonTexts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import { type DecidedBy, writeCurations } from './curation-log.js';
import { type IdentifierRow, loadIdentifierRows, moveIdentifiers } from './identifier-rows.js';
import { recount } from './recount.js';
import { addRedirects, removeRedirects } from './redirect-rows.js';

const columns = {
  ...({ id: 'int', key: 'text', name: 'text', name_folded: 'text' } as const),
  ...({ acronym: 'text', type: 'text', ranks: 'text' } as const),
};
const nameColumns = { venue_id: 'int', name: 'text', name_folded: 'text' } as const;

type Row<Columns> = Record<keyof Columns & string, string | number | null>;

export interface VenueMergeChange {
  into: { before: Row<typeof columns>; after: Row<typeof columns> };
  from: Row<typeof columns>;
  names: Row<typeof nameColumns>[];
  addedNames: string[];
  identifiers: IdentifierRow[];
  papers: number[];
}

/**
 * Merges a venue into another: papers, names and identifiers go over, and it is shown as the sources of both would have it.
 *
 * @returns id of the decision
 */
export async function mergeVenues(
  sql: Sql,
  ids: IdAllocator,
  { intoId, fromId, evidence, decidedBy }: { intoId: number; fromId: number; evidence: object; decidedBy: DecidedBy },
): Promise<number> {
  const before = (await venueRow(sql, intoId)) as Row<typeof columns>;
  const from = (await venueRow(sql, fromId)) as Row<typeof columns>;
  const names = await namesOf(sql, fromId);
  const shown = joinRows(before, from);
  const known = new Set([shown.name, ...(await namesOf(sql, intoId)).map(({ name }) => name)]);
  const own = [before, from].map(({ name, name_folded }) => ({ venue_id: fromId, name, name_folded }));
  const added = [...new Map([...own, ...names].map((row) => [row.name, row])).values()].filter(
    ({ name }) => !known.has(name),
  );
  const papers = await sql.all<{ id: number }>('SELECT id FROM paper WHERE venue_id = ? ORDER BY id', [fromId]);
  const change: VenueMergeChange = {
    ...{ into: { before, after: shown }, from, names },
    addedNames: added.map(({ name }) => String(name)),
    identifiers: (await loadIdentifierRows(sql, 'venue', [fromId])).get(fromId) ?? [],
    papers: papers.map(({ id }) => id),
  };
  await insertRows(
    sql,
    'venue_name',
    nameColumns,
    added.map((row) => ({ ...row, venue_id: intoId })),
  );
  await moveIdentifiers(sql, 'venue', [{ from: fromId, to: intoId, identifiers: change.identifiers }]);
  await sql.run('UPDATE paper SET venue_id = ? WHERE venue_id = ?', [intoId, fromId]);
  await show(sql, before, shown);
  await sql.run('DELETE FROM venue WHERE id = ?', [fromId]);
  await addRedirects(sql, 'venue', [{ id: fromId, key: String(from.key), toId: intoId }]);
  await recount(sql, 'venue', [intoId]);
  await updateSearchIndex(sql, 'venue', [intoId, fromId]);
  const id = ids.next('curation');
  const subjects = [intoId, fromId];
  await writeCurations(sql, [{ id, kind: 'MERGE', entityType: 'venue', change, evidence, decidedBy, subjects }]);
  return id;
}

/** @throws StoreError CURATION_STALE where the venue is gone */
export async function undoVenueMerge(sql: Sql, curationId: number, change: VenueMergeChange): Promise<void> {
  const { from, into } = change;
  const [fromId, intoId] = [from.id as number, into.before.id as number];
  if (!(await venueRow(sql, intoId)))
    throw new StoreError('CURATION_STALE', `undo ${curationId}: the venue '${into.before.key}' is not there any more`, {
      hint: 'Merge anew.',
    });
  await removeRedirects(sql, 'venue', [fromId]);
  await show(sql, into.after, into.before);
  await insertRows(sql, 'venue', columns, [from]);
  await insertRows(sql, 'venue_name', nameColumns, change.names);
  await sql.run(`DELETE FROM venue_name WHERE venue_id = ? AND name IN ${jsonTexts(sql.dialect)}`, [
    intoId,
    JSON.stringify(change.addedNames),
  ]);
  await moveIdentifiers(sql, 'venue', [{ from: intoId, to: fromId, identifiers: change.identifiers }]);
  await sql.run(`UPDATE paper SET venue_id = ? WHERE venue_id = ? AND id IN ${jsonInts(sql.dialect)}`, [
    ...[fromId, intoId],
    JSON.stringify(change.papers),
  ]);
  await recount(sql, 'venue', [intoId, fromId]);
  await updateSearchIndex(sql, 'venue', [intoId, fromId]);
}

function joinRows(into: Row<typeof columns>, from: Row<typeof columns>): Row<typeof columns> {
  const { name, acronym, type, ranks } = joinDetails(detailsOf(into), detailsOf(from));
  return { ...into, name, name_folded: fold(name), acronym, type, ranks: JSON.stringify(ranks) };
}

function detailsOf({ name, acronym, type, ranks }: Row<typeof columns>): VenueDetails {
  return {
    name: String(name),
    acronym: acronym === null ? null : String(acronym),
    type: type === null ? null : String(type),
    ranks: JSON.parse(String(ranks)) as VenueDetails['ranks'],
  };
}

/** Shows a venue as the second row says, where it is still as the first says. */
async function show(sql: Sql, known: Row<typeof columns>, shown: Row<typeof columns>): Promise<void> {
  await sql.run(
    'UPDATE venue SET name = ?, name_folded = ?, acronym = ?, type = ?, ranks = ? WHERE id = ? AND name = ? AND ranks = ?',
    [shown.name, shown.name_folded, shown.acronym, shown.type, shown.ranks, known.id, known.name, known.ranks],
  );
}

async function venueRow(sql: Sql, id: number): Promise<Row<typeof columns> | undefined> {
  const [row] = await sql.all<Row<typeof columns>>(
    `SELECT ${Object.keys(columns).join(', ')} FROM venue WHERE id = ?`,
    [id],
  );
  return row;
}

function namesOf(sql: Sql, id: number): Promise<Row<typeof nameColumns>[]> {
  return sql.all('SELECT venue_id, name, name_folded FROM venue_name WHERE venue_id = ? ORDER BY name', [id]);
}
