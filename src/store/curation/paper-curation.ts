import { StoreError } from '../../errors.js';
import { paperKey } from '../../identity/paper-key.js';
import { parsePartialDate } from '../../identity/partial-date.js';
import type { PaperRecord } from '../../importers/paper-record.js';
import type { IdAllocator } from '../ingest/id-allocator.js';
import { uniqueKeys } from '../ingest/unique-keys.js';
import { updateSearchIndex } from '../search-index.js';
import type { Sql } from '../store.js';
import { CountedAnew } from './counted-anew.js';
import { writeCurations } from './curation-log.js';
import { forget, ofUnited, type Teaching } from './entity-images.js';
import { isImageTrue, type PaperImage, restoreImage, restorePeople, takeImage } from './paper-image.js';
import {
  capturePaper,
  type PaperState,
  restoreLinks,
  separateRecords,
  statedOnlyBy,
  uniteRecords,
  writePlaces,
} from './paper-parts.js';
import { rebuildPapers } from './rebuild-papers.js';
import { addRedirects, removeRedirects } from './redirect-rows.js';

/** Papers by whom they were made of, as undoing needs them. */
export interface PaperMergeChange {
  into: { before: PaperState };
  from: PaperState;
  /** Source records of the one that was merged away. */
  sourceIds: number[];
  images: { before: PaperImage; after: PaperImage };
  /** What putting them together taught of what stands beside them. */
  taught: Teaching;
}

export interface PaperSplitChange {
  from: { before: PaperState };
  to: { after: { id: number; key: string } };
  /** The records by name: format and key. */
  sources: string[];
  sourceIds: number[];
  images: { before: PaperImage; after: PaperImage };
  taught: Teaching;
}

interface SourceOfPaper {
  id: number;
  name: string;
  record: PaperRecord;
}

async function sourcesOf(sql: Sql, paperId: number): Promise<SourceOfPaper[]> {
  const rows = await sql.all<{ id: number; name: string; record: string }>(
    `SELECT id, format || ':' || record_key AS name, record FROM source_record WHERE paper_id = ? ORDER BY id`,
    [paperId],
  );
  return rows.map(({ record, ...row }) => ({ ...row, record: JSON.parse(record) as PaperRecord }));
}

/**
 * Merges a paper into another: it is put together anew from the records of both.
 *
 * @param connection under which an import may have left what it learned of names
 * @returns id of the decision
 */
export async function mergePapers(
  connection: Sql,
  sql: Sql,
  ids: IdAllocator,
  { intoId, fromId, evidence }: { intoId: number; fromId: number; evidence: object },
): Promise<number> {
  const counted = new CountedAnew(sql);
  await counted.add([intoId, fromId]);
  const before = await capturePaper(sql, intoId);
  const from = await capturePaper(sql, fromId);
  const image = await takeImage(sql, [intoId, fromId]);
  const sources = await sourcesOf(sql, fromId);
  await uniteRecords(sql, fromId, intoId);
  await addRedirects(sql, 'paper', [{ id: fromId, key: from.key, toId: intoId }]);
  const taught = await rebuildPapers(connection, sql, [intoId]);
  await counted.add([intoId]);
  await counted.count();
  const id = ids.next('curation');
  const change: PaperMergeChange = {
    ...{ into: { before }, from, sourceIds: sources.map((source) => source.id) },
    images: { before: image, after: await takeImage(sql, [intoId]) },
    taught,
  };
  const subjects = [intoId, fromId];
  await writeCurations(sql, [
    { id, kind: 'MERGE', entityType: 'paper', change, evidence, decidedBy: 'PERSON', subjects },
  ]);
  return id;
}

/**
 * @returns whether the papers were put together anew, as something that they are made of has changed
 * @throws StoreError CURATION_STALE where one of the two can't be made any more
 */
export async function undoPaperMerge(
  connection: Sql,
  sql: Sql,
  curationId: number,
  { into, from, sourceIds, images, taught }: PaperMergeChange,
): Promise<boolean> {
  const intoId = into.before.id;
  const sources = await sourcesOf(sql, intoId);
  const going = sources.filter(({ id }) => sourceIds.includes(id));
  if (going.length === 0 || going.length === sources.length)
    throw new StoreError('CURATION_STALE', `undo ${curationId}: the records of '${from.key}' came to another paper`, {
      hint: 'Look at the sources of the paper, and split it anew.',
    });
  const counted = new CountedAnew(sql);
  await counted.add([intoId]);
  const now = await capturePaper(sql, intoId);
  await removeRedirects(sql, 'paper', [from.id]);
  // A better identifier may have given the paper a better key since.
  await sql.run(`DELETE FROM redirect WHERE entity_type = 'paper' AND from_key = ? AND to_id = ?`, [
    into.before.key,
    intoId,
  ]);
  const isBetter =
    now.key !== into.before.key && !from.identifiers.some(([scheme, value]) => `${scheme}:${value}` === now.key);
  await separateRecords(sql, {
    ...{ fromId: intoId, to: { id: from.id, key: from.key }, fromKey: isBetter ? now.key : into.before.key },
    ...{
      sourceIds: going.map(({ id }) => id),
      identifiers: from.identifiers,
      record: (going[0] as SourceOfPaper).record,
    },
  });
  const isChanged = !(await isImageTrue(sql, images.before));
  if (!isChanged) {
    await restoreImage(sql, images.before, images.after);
    await forget(sql, taught, [intoId, from.id]);
  } else {
    await restorePeople(sql, images.before);
    await writePlaces(sql, intoId, into.before.places);
    await writePlaces(sql, from.id, from.places);
    // Who gets a place back may lose it by what the records say now.
    await counted.add([intoId, from.id]);
    await rebuildPapers(connection, sql, [intoId, from.id]);
  }
  await restoreLinks(sql, into.before);
  await restoreLinks(sql, from);
  await counted.add([intoId, from.id]);
  await counted.count();
  await updateSearchIndex(sql, 'paper', [intoId, from.id]);
  return isChanged;
}

/**
 * Gives some records of a paper a paper of their own. Both are put together anew; people keep their places.
 *
 * @param sourceIds of the records that are another paper
 * @returns what was done, to be logged
 * @throws StoreError SPLIT_STRANGER, SPLIT_ALL, SPLIT_UNTITLED
 */
export async function separatePaper(
  connection: Sql,
  sql: Sql,
  ids: IdAllocator,
  fromId: number,
  sourceIds: readonly number[],
): Promise<PaperSplitChange> {
  const before = await capturePaper(sql, fromId);
  const image = await takeImage(sql, [fromId]);
  const sources = await sourcesOf(sql, fromId);
  const going = sources.filter(({ id }) => sourceIds.includes(id));
  const staying = sources.filter(({ id }) => !sourceIds.includes(id));
  if (going.length !== new Set(sourceIds).size)
    throw new StoreError(
      'SPLIT_STRANGER',
      `split paper '${before.key}': a record that is named is not one of its own`,
      {
        hint: `They are: ${sources.map(({ name }) => name).join(', ')}.`,
      },
    );
  if (going.length === 0 || staying.length === 0)
    throw new StoreError(
      'SPLIT_ALL',
      `split paper '${before.key}': nothing would stay of its ${sources.length} records`,
      {
        hint: 'A paper is split by its source records; name those that are another paper.',
      },
    );
  const isTitled = ({ record }: SourceOfPaper) => record.title.trim() !== '';
  const titled = going.find(isTitled);
  const stayingTitled = staying.find(isTitled);
  if (!titled || !stayingTitled)
    throw new StoreError(
      'SPLIT_UNTITLED',
      `split paper '${before.key}': one of the two papers would be left without any record that has a title`,
      { hint: 'Records without title say something of a paper that another record names; name that one too.' },
    );
  const counted = new CountedAnew(sql);
  await counted.add([fromId]);
  const owned = new Set(before.identifiers.map(([scheme, value]) => `${scheme}:${value}`));
  const identifiers = statedOnlyBy(
    going.map(({ record }) => record),
    staying.map(({ record }) => record),
  ).filter(([scheme, value]) => owned.has(`${scheme}:${value}`));
  const isKeyGoing = identifiers.some(([scheme, value]) => `${scheme}:${value}` === before.key);
  const kept = before.identifiers.filter(
    ([scheme, value]) => !identifiers.some(([s, v]) => s === scheme && v === value),
  );
  // The key goes with the identifier that it names.
  const own = isKeyGoing ? stayingTitled.record : titled.record;
  const wish = paperKey(namedOf(isKeyGoing ? kept : identifiers), own.title, yearOf(own));
  const [fresh] = (await uniqueKeys(sql, 'paper', [wish])) as [string];
  const to = { id: ids.next('paper'), key: isKeyGoing ? before.key : fresh };
  await separateRecords(sql, {
    ...{ fromId, to, fromKey: isKeyGoing ? fresh : before.key, identifiers, record: titled.record },
    sourceIds: going.map(({ id }) => id),
  });
  await writePlaces(sql, to.id, before.places);
  const taught = await rebuildPapers(connection, sql, [fromId, to.id]);
  // Keys that it had on the way were nobody's to use.
  await sql.run(`DELETE FROM redirect WHERE entity_type = 'paper' AND to_id = ?`, [to.id]);
  await counted.add([fromId, to.id]);
  await counted.count();
  return {
    from: { before },
    to: { after: to },
    sources: going.map(({ name }) => name),
    sourceIds: going.map(({ id }) => id),
    images: { before: image, after: await takeImage(sql, [fromId, to.id]) },
    taught,
  };
}

/**
 * @returns whether the paper was put together anew, as something that it is made of has changed
 * @throws StoreError CURATION_STALE where one of the two is gone
 */
export async function undoPaperSplit(
  connection: Sql,
  sql: Sql,
  curationId: number,
  { from, to, images, taught }: PaperSplitChange,
): Promise<boolean> {
  const fromId = from.before.id;
  const toId = to.after.id;
  const counted = new CountedAnew(sql);
  await counted.add([fromId, toId]);
  const rows = await sql.all('SELECT id FROM paper WHERE id IN (?, ?)', [fromId, toId]);
  if (rows.length < 2)
    throw new StoreError('CURATION_STALE', `undo ${curationId}: one of the two papers is not there any more`, {
      hint: 'There is nothing left to put together.',
    });
  await uniteRecords(sql, toId, fromId);
  await sql.run('UPDATE paper SET key = ? WHERE id = ?', [from.before.key, fromId]);
  const isChanged = !(await isImageTrue(sql, images.before));
  if (!isChanged) {
    await restoreImage(sql, images.before, images.after);
    await forget(sql, ofUnited(taught, toId, fromId), [fromId]);
  } else {
    await writePlaces(sql, fromId, from.before.places);
    await counted.add([fromId]);
    await rebuildPapers(connection, sql, [fromId]);
  }
  await restoreLinks(sql, from.before);
  await counted.add([fromId]);
  await counted.count();
  await updateSearchIndex(sql, 'paper', [fromId]);
  return isChanged;
}

function namedOf(identifiers: readonly (readonly [string, string])[]) {
  return identifiers.map(([scheme, value]) => ({ scheme, value }));
}

function yearOf({ date }: PaperRecord): number | null {
  return date === undefined ? null : (parsePartialDate(date)?.year ?? null);
}
