import { StoreError } from '../../errors.js';
import { raiseDataVersion } from '../data-version.js';
import { IdAllocator } from '../ingest/id-allocator.js';
import { ensureSearchIndex } from '../search-index.js';
import type { Sql, Store } from '../store.js';
import { type AuthorMergeChange, mergeAuthors, undoAuthorMerge } from './author-merge.js';
import { type AuthorSplitChange, splitAuthors, undoAuthorSplit } from './author-split.js';
import { type CuratedKind, type CurationKind, markUndone, undoableCuration, writeCurations } from './curation-log.js';
import {
  mergeOrganizations,
  type OrganizationMergeChange,
  type OrganizationRenameChange,
  renameOrganization,
  undoOrganizationMerge,
  undoOrganizationRename,
} from './organization-curation.js';
import {
  mergePapers,
  type PaperMergeChange,
  type PaperSplitChange,
  separatePaper,
  undoPaperMerge,
  undoPaperSplit,
} from './paper-curation.js';
import { type AuthorRenameChange, renameAuthor, undoAuthorRename } from './rename.js';
import { mergeVenues, undoVenueMerge, type VenueMergeChange } from './venue-merge.js';

/** Why somebody decided, in their own words. */
export interface CurationNote {
  note?: string;
}

/**
 * A person decides that several are one: the first stays, the others lead to it. Whatever decides later respects it.
 *
 * @returns ids of the decisions, one for each that was merged away
 * @throws StoreError MERGE_SELF
 */
export function mergeEntities(
  store: Store,
  kind: CuratedKind,
  [intoId, ...fromIds]: readonly [number, ...number[]],
  evidence: CurationNote = {},
): Promise<number[]> {
  return decide(store, async (sql, ids) => {
    if (fromIds.length === 0 || new Set([intoId, ...fromIds]).size !== fromIds.length + 1)
      throw new StoreError('MERGE_SELF', `merge ${kind}: the same ${kind} is named twice`, {
        hint: `Name different ${kind}s; the first one stays.`,
      });
    const merges = fromIds.map((fromId) => ({ intoId, fromId, evidence, decidedBy: 'PERSON' as const }));
    if (kind === 'author') return mergeAuthors(sql, ids, merges);
    const done: number[] = [];
    for (const merge of merges)
      done.push(
        kind === 'paper'
          ? await mergePapers(store.sql, sql, ids, merge)
          : await (kind === 'venue' ? mergeVenues : mergeOrganizations)(sql, ids, merge),
      );
    return done;
  });
}

/**
 * A person decides that an author's places on some papers are somebody else's.
 *
 * @param paperIds where the author stands in the byline
 * @param toId whose they are; null is somebody new
 * @throws StoreError SPLIT_STRANGER where the author is in none of a paper's places, SPLIT_ALL
 */
export function splitAuthor(
  store: Store,
  fromId: number,
  paperIds: readonly number[],
  toId: number | null = null,
  evidence: CurationNote = {},
): Promise<{ id: number; toId: number }> {
  return decide(store, async (sql, ids) => {
    if (toId === fromId)
      throw new StoreError('MERGE_SELF', 'split author: the papers are theirs already', {
        hint: 'Name another author after --into.',
      });
    const places: [number, number][] = [];
    for (const paperId of new Set(paperIds)) {
      const rows = await sql.all<{ position: number }>(
        'SELECT position FROM authorship WHERE paper_id = ? AND author_id = ? ORDER BY position',
        [paperId, fromId],
      );
      if (rows.length === 0) throw await strangerError(sql, fromId, paperId);
      for (const { position } of rows) places.push([paperId, position]);
    }
    const [done] = await splitAuthors(sql, ids, [{ fromId, toId, places, evidence, decidedBy: 'PERSON' }]);
    return done as { id: number; toId: number };
  });
}

/**
 * A person decides that some source records of a paper are another paper, which they become. Later versions of the
 * records stay with the paper that they are of.
 *
 * @param sources as 'format:record key', as `papergraph split` and `Paper.sources` name them
 * @throws StoreError SPLIT_STRANGER where a record is not one of the paper's, SPLIT_ALL, SPLIT_UNTITLED
 */
export function splitPaper(
  store: Store,
  paperId: number,
  sources: readonly string[],
  evidence: CurationNote = {},
): Promise<{ id: number; toId: number }> {
  return decide(store, async (sql, ids) => {
    const rows = await sql.all<{ id: number; name: string }>(
      `SELECT id, format || ':' || record_key AS name FROM source_record WHERE paper_id = ? ORDER BY id`,
      [paperId],
    );
    // An unknown name is none of the paper's records.
    const sourceIds = [...new Set(sources)].map((source) => rows.find(({ name }) => name === source)?.id ?? -1);
    const change = await separatePaper(store.sql, sql, ids, paperId, sourceIds);
    const id = ids.next('curation');
    const subjects = [paperId, change.to.after.id];
    await writeCurations(sql, [
      { id, kind: 'SPLIT', entityType: 'paper', change, evidence, decidedBy: 'PERSON', subjects },
    ]);
    return { id, toId: change.to.after.id };
  });
}

async function strangerError(sql: Sql, authorId: number, paperId: number): Promise<StoreError> {
  const [row] = await sql.all<{ author: string; paper: string }>(
    'SELECT a.key AS author, p.key AS paper FROM author a, paper p WHERE a.id = ? AND p.id = ?',
    [authorId, paperId],
  );
  return new StoreError('SPLIT_STRANGER', `split author '${row?.author}': they didn't write paper '${row?.paper}'`, {
    hint: `Ask author(ref: "${row?.author}") { papers { nodes { key title } } } for theirs.`,
  });
}

/**
 * A person decides under which name something is shown.
 *
 * @throws StoreError RENAME_EMPTY, RENAME_SAME, RENAME_PAPER, RENAME_VENUE
 */
export function renameEntity(
  store: Store,
  kind: CuratedKind,
  id: number,
  name: string,
  evidence: CurationNote = {},
): Promise<number> {
  return decide(store, (sql, ids) => {
    if (kind === 'author') return renameAuthor(sql, ids, id, name, evidence);
    if (kind === 'organization') return renameOrganization(sql, ids, id, name, evidence);
    if (kind === 'venue')
      throw new StoreError('RENAME_VENUE', 'rename venue: it is called what the source that counts most calls it', {
        hint: 'Import a record of the venue, in papergraph JSON Lines, that gives its name.',
      });
    throw new StoreError('RENAME_PAPER', 'rename paper: its title is what its sources say', {
      hint: 'Correct the file and import it again.',
    });
  });
}

/** Gives true where something was put together anew, since what it is made of has changed. */
type Undo = (store: Store, sql: Sql, curationId: number, change: string) => Promise<unknown>;

const undoers: Record<string, Undo> = {
  'author MERGE': (_, sql, id, change) => undoAuthorMerge(sql, id, JSON.parse(change) as AuthorMergeChange),
  'author SPLIT': (_, sql, id, change) => undoAuthorSplit(sql, id, JSON.parse(change) as AuthorSplitChange),
  'author RENAME': (_, sql, id, change) => undoAuthorRename(sql, id, JSON.parse(change) as AuthorRenameChange),
  'organization MERGE': (_, sql, id, change) =>
    undoOrganizationMerge(sql, id, JSON.parse(change) as OrganizationMergeChange),
  'organization RENAME': (_, sql, id, change) =>
    undoOrganizationRename(sql, id, JSON.parse(change) as OrganizationRenameChange),
  'venue MERGE': (_, sql, id, change) => undoVenueMerge(sql, id, JSON.parse(change) as VenueMergeChange),
  'paper MERGE': async (store, sql, id, change) => {
    const read = JSON.parse(change) as PaperMergeChange | { sourceRecordId: number };
    if (!('sourceRecordId' in read)) return undoPaperMerge(store.sql, sql, id, read);
    await undoRecordMerge(store.sql, sql, id, read.sourceRecordId);
  },
  'paper SPLIT': (store, sql, id, change) => undoPaperSplit(store.sql, sql, id, JSON.parse(change) as PaperSplitChange),
};

/** What an import merged by evidence gets a paper of its own. */
async function undoRecordMerge(connection: Sql, sql: Sql, curationId: number, sourceId: number): Promise<void> {
  const [row] = await sql.all<{ paperId: number | null }>(
    'SELECT paper_id AS "paperId" FROM source_record WHERE id = ?',
    [sourceId],
  );
  if (!row?.paperId)
    throw new StoreError('CURATION_STALE', `undo ${curationId}: the record is of no paper any more`, {
      hint: 'There is nothing left to part.',
    });
  await separatePaper(connection, sql, await IdAllocator.read(sql), row.paperId, [sourceId]);
}

/**
 * Takes a decision back, a person's or the machine's: all is as it was before it, but for what came since. What a person
 * undoes, the machine doesn't decide again.
 *
 * @returns the decision; `isRebuilt` where papers were put together anew, since what they are made of has changed
 * @throws StoreError CURATION_UNKNOWN, CURATION_UNDONE, CURATION_BUILT_ON, CURATION_STALE
 */
export function undoCuration(
  store: Store,
  id: number,
): Promise<{ id: number; kind: CurationKind; entityType: CuratedKind; isRebuilt: boolean }> {
  return decide(store, async (sql) => {
    const { kind, entityType, change } = await undoableCuration(sql, id);
    const isRebuilt = (await undoers[`${entityType} ${kind}`]?.(store, sql, id, change)) === true;
    await markUndone(sql, id);
    return { id, kind, entityType, isRebuilt };
  });
}

/** One transaction, after which every reader sees another data version. */
async function decide<Result>(store: Store, work: (sql: Sql, ids: IdAllocator) => Promise<Result>): Promise<Result> {
  await ensureSearchIndex(store.sql);
  return store.sql.transaction(async (sql) => {
    const result = await work(sql, await IdAllocator.read(sql));
    await raiseDataVersion(sql);
    return result;
  });
}
