import { StoreError } from '../../errors.js';
import { raiseDataVersion } from '../data-version.js';
import { IdAllocator } from '../ingest/id-allocator.js';
import { ensureSearchIndex } from '../search-index.js';
import type { Sql, Store } from '../store.js';
import { type AuthorMergeChange, mergeAuthors, undoAuthorMerge } from './author-merge.js';
import { type AuthorSplitChange, splitAuthors, undoAuthorSplit } from './author-split.js';
import { type CuratedKind, type CurationKind, markUndone, undoableCuration } from './curation-log.js';
import { type AuthorRenameChange, renameAuthor, undoAuthorRename } from './rename.js';

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
    throw new RangeError(`merge ${kind}`);
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
 * @throws StoreError RENAME_EMPTY, RENAME_SAME
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
    throw new RangeError(`rename ${kind}`);
  });
}

type Undo = (sql: Sql, curationId: number, change: never) => Promise<void>;

const undoers: Record<string, Undo> = {
  'author MERGE': undoAuthorMerge satisfies (sql: Sql, id: number, change: AuthorMergeChange) => Promise<void>,
  'author SPLIT': undoAuthorSplit satisfies (sql: Sql, id: number, change: AuthorSplitChange) => Promise<void>,
  'author RENAME': undoAuthorRename satisfies (sql: Sql, id: number, change: AuthorRenameChange) => Promise<void>,
};

/**
 * Takes a decision back, a person's or the machine's: all is as it was before it, but for what came since. What a person
 * undoes, the machine doesn't decide again.
 *
 * @throws StoreError CURATION_UNKNOWN, CURATION_UNDONE, CURATION_BUILT_ON, CURATION_STALE
 */
export function undoCuration(
  store: Store,
  id: number,
): Promise<{ id: number; kind: CurationKind; entityType: CuratedKind }> {
  return decide(store, async (sql) => {
    const { kind, entityType, change } = await undoableCuration(sql, id);
    await undoers[`${entityType} ${kind}`]?.(sql, id, JSON.parse(change) as never);
    await markUndone(sql, id);
    return { id, kind, entityType };
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
