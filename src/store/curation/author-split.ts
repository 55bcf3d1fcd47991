import { StoreError } from '../../errors.js';
import { slug } from '../../identity/slug.js';
import type { IdAllocator } from '../ingest/id-allocator.js';
import { personName } from '../ingest/person-names.js';
import { uniqueKeys } from '../ingest/unique-keys.js';
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
  nameOfPrinted,
  type Place,
  type PlaceRow,
  updateAuthors,
} from './author-rows.js';
import { type DecidedBy, type NewCuration, writeCurations } from './curation-log.js';
import { type IdentifierRow, loadIdentifierRows, moveIdentifiers } from './identifier-rows.js';
import { recount } from './recount.js';
import { isStillVerified } from './verified.js';

/** Some places of an author become another's. */
export interface AuthorSplit {
  fromId: number;
  /** Null: somebody new. */
  toId: number | null;
  /** Paper id and position. */
  places: readonly (readonly [number, number])[];
  evidence: object;
  decidedBy: DecidedBy;
}

/** What undoing a split needs. */
export interface AuthorSplitChange {
  from: { before: AuthorRecordRow; after: AuthorRecordRow };
  /** `before` is null where the split made somebody new. */
  to: { before: AuthorRecordRow | null; after: AuthorRecordRow };
  removedNames: NameRow[];
  /** Those that the other didn't have. */
  addedNames: string[];
  identifiers: IdentifierRow[];
  places: PlaceRow[];
}

interface SplitWork extends AuthorSplit {
  moved: Place[];
  stayed: Place[];
}

/**
 * Takes places away from authors: to somebody new, who is named as most of the places print it, or to somebody known.
 * Spellings and identifiers that only those places state go along.
 *
 * @returns ids of the decisions and of who has the places now, in the order of the splits
 * @throws StoreError SPLIT_ALL where nothing would stay
 */
export async function splitAuthors(
  sql: Sql,
  ids: IdAllocator,
  splits: readonly AuthorSplit[],
): Promise<{ id: number; toId: number }[]> {
  const done = new Map<AuthorSplit, { id: number; toId: number }>();
  // One after the other for each author, all authors at once.
  for (const round of rounds(splits)) {
    const results = await splitRound(sql, ids, round);
    round.forEach((split, at) => {
      done.set(split, results[at] as { id: number; toId: number });
    });
  }
  return splits.map((split) => done.get(split) as { id: number; toId: number });
}

function rounds(splits: readonly AuthorSplit[]): AuthorSplit[][] {
  const list: AuthorSplit[][] = [];
  const busy: Set<number>[] = [];
  for (const split of splits) {
    const own = [split.fromId, ...(split.toId === null ? [] : [split.toId])];
    // After every round that has one of them, so that decisions about one author stay in their order.
    const last = busy.findLastIndex((authors) => own.some((id) => authors.has(id)));
    const at = last + 1;
    list[at] = [...(list[at] ?? []), split];
    busy[at] = new Set([...(busy[at] ?? []), ...own]);
  }
  return list;
}

async function splitRound(sql: Sql, ids: IdAllocator, splits: readonly AuthorSplit[]) {
  const known = [...new Set(splits.flatMap(({ fromId, toId }) => (toId === null ? [fromId] : [fromId, toId])))];
  const rows = await loadAuthorRows(sql, known);
  const names = await loadNameRows(sql, known);
  const identifiers = await loadIdentifierRows(sql, 'author', known);
  const places = await loadPlaces(sql, known);
  const work = splits.map((split): SplitWork => partPlaces(split, places.get(split.fromId) ?? [], rows));
  const targets = await targetsOf(sql, ids, work, rows, names);
  const curations: NewCuration[] = [];
  const identifierMoves: Parameters<typeof moveIdentifiers>[2][number][] = [];
  const added = new Map<number, NameRow[]>();
  const removed = new Map<number, string[]>();
  const moved: Parameters<typeof movePlaces>[1][number][] = [];
  const changed = new Map<number, AuthorRecordRow>();
  work.forEach((split, at) => {
    const { fromId, decidedBy, evidence } = split;
    const target = targets[at] as AuthorRecordRow;
    const before = rows.get(fromId) as AuthorRecordRow;
    const id = ids.next('curation');
    const own = names.get(fromId) ?? [];
    const targetNames = names.get(target.id) ?? [];
    const toNames = distinctNames(split.moved, own).filter(
      ([name]) => !targetNames.some(([knownName]) => knownName === name),
    );
    const shown = shownAfter(split, own, before);
    const left = leavingNames(split, own, shown);
    const going = leavingIdentifiers(split, identifiers.get(fromId) ?? []);
    const isPerson = decidedBy === 'PERSON';
    const hasOrcid = (list: readonly IdentifierRow[]) => list.some(([scheme]) => scheme === 'orcid');
    const staying = (identifiers.get(fromId) ?? []).filter((identifier) => !going.includes(identifier));
    const lostOrcid = hasOrcid(going) && !hasOrcid(staying);
    const after = { ...shown, verified: isPerson || (before.verified && !lostOrcid) };
    const toBefore = rows.get(target.id) ?? null;
    const toAfter = { ...target, verified: isPerson || target.verified || hasOrcid(going) };
    changed.set(fromId, after);
    changed.set(target.id, toAfter);
    added.set(target.id, toNames);
    removed.set(
      fromId,
      left.map(([name]) => name),
    );
    identifierMoves.push({ from: fromId, to: target.id, identifiers: going });
    const decision = JSON.stringify({ rule: isPerson ? 'curation' : 'split', evidence: { curation: id } });
    for (const { paperId, position } of split.moved)
      moved.push({ paper: paperId, position, author: target.id, decision });
    const change: AuthorSplitChange = {
      from: { before, after },
      to: { before: toBefore, after: toAfter },
      removedNames: left,
      addedNames: toNames.map(([name]) => name),
      identifiers: going,
      places: split.moved.map(({ paperId, position, decision: earlier }) => [paperId, position, earlier]),
    };
    const subjects = [fromId, target.id];
    curations.push({ id, kind: 'SPLIT', entityType: 'author', change, evidence, decidedBy, subjects });
  });
  const fresh = work.flatMap(({ toId }, at) => (toId === null ? [targets[at] as AuthorRecordRow] : []));
  await insertAuthors(sql, fresh);
  await insertNames(sql, added);
  await deleteNames(sql, removed);
  await moveIdentifiers(sql, 'author', identifierMoves);
  await movePlaces(sql, moved);
  await updateAuthors(sql, [...changed.values()]);
  await recount(sql, 'author', [...changed.keys()]);
  await updateSearchIndex(sql, 'author', [...changed.keys()]);
  await writeCurations(sql, curations);
  return curations.map(({ id }, at) => ({ id, toId: (targets[at] as AuthorRecordRow).id }));
}

function partPlaces(
  split: AuthorSplit,
  places: readonly Place[],
  rows: ReadonlyMap<number, AuthorRecordRow>,
): SplitWork {
  const wanted = new Set(split.places.map(([paper, position]) => `${paper} ${position}`));
  const moved = places.filter(({ paperId, position }) => wanted.has(`${paperId} ${position}`));
  const stayed = places.filter((place) => !moved.includes(place));
  const key = rows.get(split.fromId)?.key ?? split.fromId;
  if (moved.length !== wanted.size)
    throw new RangeError(`split author ${key}: ${wanted.size} places named, ${moved.length} are theirs`);
  if (stayed.length === 0 && split.toId === null)
    throw new StoreError('SPLIT_ALL', `split author '${key}': all their papers are named, so nothing would stay`, {
      hint: 'Name those that are somebody else’s.',
    });
  return { ...split, moved, stayed };
}

async function targetsOf(
  sql: Sql,
  ids: IdAllocator,
  work: readonly SplitWork[],
  rows: ReadonlyMap<number, AuthorRecordRow>,
  names: ReadonlyMap<number, NameRow[]>,
): Promise<AuthorRecordRow[]> {
  const fresh = work.map(({ toId, moved, fromId }) =>
    toId === null ? mostPrinted(moved, names.get(fromId) ?? []) : null,
  );
  const wishes = fresh.flatMap((name) => (name === null ? [] : [slug(name[0]) || 'author']));
  const keys = await uniqueKeys(sql, 'author', wishes);
  let next = 0;
  return work.map(({ toId }, at) => {
    const name = fresh[at];
    if (!name) return rows.get(toId as number) as AuthorRecordRow;
    const [shown, folded] = name;
    const sort = personName({ name: shown }).sortName;
    return { id: ids.next('author'), key: keys[next++] as string, name: shown, folded, sort, verified: false };
  });
}

/** The spelling of most of the places; of equally many the least. */
function mostPrinted(places: readonly Place[], known: readonly NameRow[]): NameRow {
  const counts = new Map<string, { row: NameRow; count: number }>();
  for (const { printed } of places) {
    const row = nameOfPrinted(printed, known);
    const entry = counts.get(row[0]);
    if (entry) entry.count++;
    else counts.set(row[0], { row, count: 1 });
  }
  const [best] = [...counts.values()].sort((a, b) => b.count - a.count || (a.row[0] < b.row[0] ? -1 : 1));
  return (best as { row: NameRow }).row;
}

function distinctNames(places: readonly Place[], known: readonly NameRow[]): NameRow[] {
  const rows = places.map(({ printed }) => nameOfPrinted(printed, known));
  return [...new Map(rows.map((row) => [row[0], row])).values()].sort((a, b) => (a[0] < b[0] ? -1 : 1));
}

/** Where nothing that stays prints the name that is shown, and no person chose it, another is shown. */
function shownAfter({ stayed }: SplitWork, own: readonly NameRow[], before: AuthorRecordRow): AuthorRecordRow {
  const isPrinted = stayed.some(({ printed }) => nameOfPrinted(printed, own)[1] === before.folded);
  if (before.verified || isPrinted || stayed.length === 0) return before;
  const [name, folded] = mostPrinted(stayed, own);
  return { ...before, name, folded, sort: personName({ name }).sortName };
}

/** Spellings that only the places that go print; the name that is shown stays. */
function leavingNames({ moved, stayed }: SplitWork, own: readonly NameRow[], { folded }: AuthorRecordRow): NameRow[] {
  const staying = new Set(stayed.map(({ printed }) => nameOfPrinted(printed, own)[1]));
  const going = new Set(moved.map(({ printed }) => nameOfPrinted(printed, own)[1]));
  return own.filter((row) => going.has(row[1]) && !staying.has(row[1]) && row[1] !== folded);
}

/** Identifiers that only the places that go state. */
function leavingIdentifiers({ moved, stayed }: SplitWork, own: readonly IdentifierRow[]): IdentifierRow[] {
  const stated = (places: readonly Place[]) =>
    new Set(places.flatMap(({ identifiers }) => (identifiers === null ? [] : (JSON.parse(identifiers) as string[]))));
  const going = stated(moved);
  const staying = stated(stayed);
  return own.filter(([scheme, value]) => going.has(`${scheme}:${value}`) && !staying.has(`${scheme}:${value}`));
}

/** @throws StoreError CURATION_STALE where one of the two is gone */
export async function undoAuthorSplit(sql: Sql, curationId: number, change: AuthorSplitChange): Promise<void> {
  const { from, to } = change;
  const ids = [from.before.id, to.after.id];
  const rows = await loadAuthorRows(sql, ids);
  const [fromNow, toNow] = ids.map((id) => rows.get(id));
  if (!fromNow || !toNow) {
    const key = fromNow ? to.after.key : from.before.key;
    throw new StoreError('CURATION_STALE', `undo ${curationId}: the author '${key}' is not there any more`, {
      hint: 'A later file took away the last paper. Merge or split anew.',
    });
  }
  const places = (await loadPlaces(sql, [toNow.id])).get(toNow.id) ?? [];
  const back = findPlaces(change.places, places);
  const recorded = new Map(back.map(([place, [, , decision]]) => [place, decision]));
  // Whoever the split made is dissolved with all that came since.
  const returning = to.before === null ? places : back.map(([place]) => place);
  await movePlaces(
    sql,
    returning.map((place) => ({
      ...{ paper: place.paperId, position: place.position, author: fromNow.id },
      decision: recorded.has(place) ? (recorded.get(place) ?? null) : place.decision,
    })),
  );
  await insertNames(sql, new Map([[fromNow.id, change.removedNames]]));
  if (to.before === null) {
    const all = await loadIdentifierRows(sql, 'author', [toNow.id]);
    await moveIdentifiers(sql, 'author', [{ from: toNow.id, to: fromNow.id, identifiers: all.get(toNow.id) ?? [] }]);
    const names = (await loadNameRows(sql, [toNow.id])).get(toNow.id) ?? [];
    const late = names.filter(([name]) => !change.addedNames.includes(name));
    await insertNames(sql, new Map([[fromNow.id, late]]));
    await sql.run(`DELETE FROM author WHERE id IN ${jsonInts(sql.dialect)}`, [JSON.stringify([toNow.id])]);
  } else {
    await moveIdentifiers(sql, 'author', [{ from: toNow.id, to: fromNow.id, identifiers: change.identifiers }]);
    const gone = new Set(returning);
    const borne = new Set(
      places.filter((place) => !gone.has(place)).map(({ printed }) => personName({ name: printed }).display),
    );
    await deleteNames(sql, new Map([[toNow.id, change.addedNames.filter((name) => !borne.has(name))]]));
    await updateAuthors(sql, [{ ...toNow, verified: await isStillVerified(sql, toNow.id, to.before.verified) }]);
  }
  const named =
    fromNow.name === from.after.name
      ? { ...fromNow, name: from.before.name, folded: from.before.folded, sort: from.before.sort }
      : fromNow;
  await updateAuthors(sql, [{ ...named, verified: await isStillVerified(sql, fromNow.id, from.before.verified) }]);
  await recount(sql, 'author', ids);
  await updateSearchIndex(sql, 'author', ids);
}
