import { StoreError } from '../../errors.js';
import { givenNames } from '../../identity/author-given-names.js';
import type { IdAllocator } from '../ingest/id-allocator.js';
import { personName } from '../ingest/person-names.js';
import { updateSearchIndex } from '../search-index.js';
import { jsonInts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import {
  type AuthorRecordRow,
  deleteNames,
  findPlaces,
  insertAuthors,
  insertNames,
  loadAuthorRows,
  loadNameRows,
  loadPlaces,
  movePlaces,
  type NameRow,
  type PlaceRow,
  updateAuthors,
} from './author-rows.js';
import { type DecidedBy, type NewCuration, writeCurations } from './curation-log.js';
import { type IdentifierRow, loadIdentifierRows, moveIdentifiers } from './identifier-rows.js';
import { recount } from './recount.js';
import { addRedirects, removeRedirects } from './redirect-rows.js';
import { isStillVerified } from './verified.js';

/** One author becomes part of another. */
export interface AuthorMerge {
  intoId: number;
  fromId: number;
  evidence: object;
  decidedBy: DecidedBy;
}

/** What undoing a merge needs. */
export interface AuthorMergeChange {
  into: { before: AuthorRecordRow; after: AuthorRecordRow };
  from: AuthorRecordRow;
  names: NameRow[];
  /** Those that the other didn't have. */
  addedNames: string[];
  identifiers: IdentifierRow[];
  places: PlaceRow[];
}

/**
 * Merges authors, however many, in a fixed number of statements: places, names and identifiers go over, the old id and
 * key redirect. Nobody may be merged into one who is merged away in the same call.
 *
 * @returns ids of the decisions, in the order of the merges
 */
export async function mergeAuthors(sql: Sql, ids: IdAllocator, merges: readonly AuthorMerge[]): Promise<number[]> {
  if (merges.length === 0) return [];
  const fromIds = merges.map(({ fromId }) => fromId);
  const intoIds = [...new Set(merges.map(({ intoId }) => intoId))];
  const rows = await loadAuthorRows(sql, [...fromIds, ...intoIds]);
  const names = await loadNameRows(sql, [...fromIds, ...intoIds]);
  const identifiers = await loadIdentifierRows(sql, 'author', fromIds);
  const places = await loadPlaces(sql, fromIds);
  const curations: NewCuration[] = [];
  const moved: Parameters<typeof movePlaces>[1][number][] = [];
  const newNames = new Map<number, NameRow[]>(intoIds.map((id) => [id, []]));
  for (const { intoId, fromId, evidence, decidedBy } of merges) {
    const from = rows.get(fromId);
    const before = rows.get(intoId);
    if (!from || !before) throw new RangeError(`merge author ${fromId} into ${intoId}: one of them is not there`);
    const after = mergedRow(before, from, decidedBy);
    rows.set(intoId, after);
    const known = new Set([...(names.get(intoId) ?? []), ...(newNames.get(intoId) ?? [])].map(([name]) => name));
    const own = names.get(fromId) ?? [];
    const added = own.filter(([name]) => !known.has(name));
    newNames.get(intoId)?.push(...added);
    const own_places = places.get(fromId) ?? [];
    const id = ids.next('curation');
    // A person's decision stands in the place itself, so that no later file moves it.
    const decision = JSON.stringify({ rule: 'curation', evidence: { curation: id } });
    for (const place of own_places)
      moved.push({
        ...{ paper: place.paperId, position: place.position, author: intoId },
        decision: decidedBy === 'PERSON' ? decision : place.decision,
      });
    const change: AuthorMergeChange = {
      into: { before, after },
      from,
      names: own,
      addedNames: added.map(([name]) => name),
      identifiers: identifiers.get(fromId) ?? [],
      places: own_places.map(({ paperId, position, decision: earlier }) => [paperId, position, earlier]),
    };
    curations.push({
      id,
      kind: 'MERGE',
      entityType: 'author',
      change,
      evidence,
      decidedBy,
      subjects: [intoId, fromId],
    });
  }
  await movePlaces(sql, moved);
  await insertNames(sql, newNames);
  await moveIdentifiers(
    sql,
    'author',
    merges.map(({ intoId, fromId }) => ({ from: fromId, to: intoId, identifiers: identifiers.get(fromId) ?? [] })),
  );
  await sql.run(`DELETE FROM author WHERE id IN ${jsonInts(sql.dialect)}`, [JSON.stringify(fromIds)]);
  await addRedirects(
    sql,
    'author',
    merges.map(({ intoId, fromId }) => ({ id: fromId, key: rows.get(fromId)?.key ?? '', toId: intoId })),
  );
  await updateAuthors(
    sql,
    intoIds.flatMap((id) => rows.get(id) ?? []),
  );
  await recount(sql, 'author', intoIds);
  await updateSearchIndex(sql, 'author', [...fromIds, ...intoIds]);
  await writeCurations(sql, curations);
  return curations.map(({ id }) => id);
}

/** A name that is written out is shown rather than initials. */
function mergedRow(into: AuthorRecordRow, from: AuthorRecordRow, decidedBy: DecidedBy): AuthorRecordRow {
  const verified = decidedBy === 'PERSON' || into.verified || from.verified;
  const isFuller = decidedBy === 'MACHINE' && !into.verified && !isWrittenOut(into.name) && isWrittenOut(from.name);
  return isFuller
    ? { ...into, name: from.name, folded: from.folded, sort: from.sort, verified }
    : { ...into, verified };
}

function isWrittenOut(name: string): boolean {
  return givenNames(personName({ name })).isFull;
}

/** @throws StoreError CURATION_STALE where who was merged into is gone */
export async function undoAuthorMerge(sql: Sql, curationId: number, change: AuthorMergeChange): Promise<void> {
  const { from, into } = change;
  const intoId = into.before.id;
  const now = (await loadAuthorRows(sql, [intoId])).get(intoId);
  if (!now)
    throw new StoreError(
      'CURATION_STALE',
      `undo ${curationId}: the author '${into.before.key}' is not there any more`,
      {
        hint: 'A later file took away the last paper. Import it again, or merge and split anew.',
      },
    );
  await removeRedirects(sql, 'author', [from.id]);
  await insertAuthors(sql, [from]);
  await insertNames(sql, new Map([[from.id, change.names]]));
  await moveIdentifiers(sql, 'author', [{ from: intoId, to: from.id, identifiers: change.identifiers }]);
  const places = (await loadPlaces(sql, [intoId])).get(intoId) ?? [];
  const back = findPlaces(change.places, places);
  await movePlaces(
    sql,
    back.map(([place, [, , decision]]) => ({
      ...{ paper: place.paperId, position: place.position, author: from.id, decision },
    })),
  );
  // A spelling under which a later paper came stays.
  const gone = new Set(back.map(([place]) => place));
  const borne = new Set(
    places.filter((place) => !gone.has(place)).map(({ printed }) => personName({ name: printed }).display),
  );
  await deleteNames(sql, new Map([[intoId, change.addedNames.filter((name) => !borne.has(name))]]));
  const isUnchanged = now.name === into.after.name;
  const named = isUnchanged
    ? { ...now, name: into.before.name, folded: into.before.folded, sort: into.before.sort }
    : now;
  await updateAuthors(sql, [{ ...named, verified: await isStillVerified(sql, intoId, into.before.verified) }]);
  await recount(sql, 'author', [intoId, from.id]);
  await updateSearchIndex(sql, 'author', [intoId, from.id]);
}
