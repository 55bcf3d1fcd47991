import { StoreError } from '../../errors.js';
import { fold } from '../../identity/fold.js';
import type { IdAllocator } from '../ingest/id-allocator.js';
import { personName } from '../ingest/person-names.js';
import { updateSearchIndex } from '../search-index.js';
import type { Sql } from '../store.js';
import {
  type AuthorRecordRow,
  deleteNames,
  insertNames,
  loadAuthorRows,
  loadNameRows,
  updateAuthors,
} from './author-rows.js';
import { writeCurations } from './curation-log.js';
import { isStillVerified } from './verified.js';

/** What undoing a rename of an author needs. */
export interface AuthorRenameChange {
  before: AuthorRecordRow;
  after: AuthorRecordRow;
  /** Whether the author was not known under the new name before. */
  isNewName: boolean;
}

/**
 * Shows an author under another name; the old one stays as a variant, and the key stays.
 *
 * @returns id of the decision
 * @throws StoreError RENAME_EMPTY, RENAME_SAME
 */
export async function renameAuthor(
  sql: Sql,
  ids: IdAllocator,
  authorId: number,
  name: string,
  evidence: object,
): Promise<number> {
  const before = (await loadAuthorRows(sql, [authorId])).get(authorId) as AuthorRecordRow;
  const shown = name.trim().replace(/\s+/g, ' ');
  const parsed = personName({ name: shown });
  checkNewName(`author '${before.key}'`, before.name, shown);
  const known = (await loadNameRows(sql, [authorId])).get(authorId) ?? [];
  const isNewName = !known.some(([spelling]) => spelling === shown);
  const after = { ...before, name: shown, folded: parsed.folded, sort: parsed.sortName, verified: true };
  await insertNames(sql, new Map([[authorId, [[shown, parsed.folded, parsed.blockKey]]]]));
  await updateAuthors(sql, [after]);
  await updateSearchIndex(sql, 'author', [authorId]);
  const id = ids.next('curation');
  const change: AuthorRenameChange = { before, after, isNewName };
  await writeCurations(sql, [
    { id, kind: 'RENAME', entityType: 'author', change, evidence, decidedBy: 'PERSON', subjects: [authorId] },
  ]);
  return id;
}

/** @throws StoreError RENAME_EMPTY, RENAME_SAME */
export function checkNewName(what: string, before: string, name: string): void {
  if (fold(name) === '')
    throw new StoreError('RENAME_EMPTY', `rename ${what}: '${name}' has no letter and no digit`, {
      hint: 'Give the whole name as it is to be shown.',
    });
  if (name === before)
    throw new StoreError('RENAME_SAME', `rename ${what}: '${name}' is the name already`, {
      hint: 'Give another name.',
    });
}

/** @throws StoreError CURATION_STALE where the author is gone */
export async function undoAuthorRename(sql: Sql, curationId: number, change: AuthorRenameChange): Promise<void> {
  const { before, after, isNewName } = change;
  const now = (await loadAuthorRows(sql, [before.id])).get(before.id);
  if (!now)
    throw new StoreError('CURATION_STALE', `undo ${curationId}: the author '${before.key}' is not there any more`, {
      hint: 'There is nothing left to rename.',
    });
  if (isNewName) await deleteNames(sql, new Map([[before.id, [after.name]]]));
  const named = now.name === after.name ? { ...now, name: before.name, folded: before.folded, sort: before.sort } : now;
  await updateAuthors(sql, [{ ...named, verified: await isStillVerified(sql, before.id, before.verified) }]);
  await updateSearchIndex(sql, 'author', [before.id]);
}
