import { StoreError } from '../../errors.js';
import { fold } from '../../identity/fold.js';
import type { IdAllocator } from '../ingest/id-allocator.js';
import { insertRows } from '../ingest/insert-rows.js';
import { updateSearchIndex } from '../search-index.js';
import { jsonInts, jsonParameter, jsonRows, jsonTexts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';
import { type DecidedBy, writeCurations } from './curation-log.js';
import { type IdentifierRow, loadIdentifierRows, moveIdentifiers } from './identifier-rows.js';
import { recount } from './recount.js';
import { addRedirects, removeRedirects } from './redirect-rows.js';
import { checkNewName } from './rename.js';

const columns = {
  id: 'int',
  key: 'text',
  name: 'text',
  name_folded: 'text',
  country: 'text',
  city: 'text',
  type: 'text',
  url: 'text',
  parent_id: 'int',
} as const;
const nameColumns = { organization_id: 'int', name: 'text', name_folded: 'text', kind: 'text' } as const;
const placeColumns = { paper_id: 'int', position: 'int', ordinal: 'int' } as const;
const paperColumns = {
  paper_id: 'int',
  organization_id: 'int',
  text_as_printed: 'text',
  source_record_id: 'int',
} as const;
const waitingColumns = { kind: 'text', from_id: 'int', target: 'text', detail: 'text' } as const;

type Row<Columns> = Record<keyof Columns & string, string | number | null>;

export interface OrganizationMergeChange {
  into: { before: Row<typeof columns> };
  from: Row<typeof columns>;
  names: Row<typeof nameColumns>[];
  addedNames: string[];
  identifiers: IdentifierRow[];
  affiliations: Row<typeof placeColumns>[];
  papers: Row<typeof paperColumns>[];
  /** Papers whose record names both in the same words, so that theirs is the same; absent from older decisions. */
  papersOfBoth?: number[];
  children: number[];
  waiting: Row<typeof waitingColumns>[];
}

async function organizationRow(sql: Sql, id: number): Promise<Row<typeof columns> | undefined> {
  const names = Object.keys(columns).join(', ');
  const [row] = await sql.all<Row<typeof columns>>(`SELECT ${names} FROM organization WHERE id = ?`, [id]);
  return row;
}

function namesOf(sql: Sql, id: number): Promise<Row<typeof nameColumns>[]> {
  return sql.all(
    'SELECT organization_id, name, name_folded, kind FROM organization_name WHERE organization_id = ? ORDER BY name',
    [id],
  );
}

/**
 * Merges an organization into another: affiliations, papers, names, identifiers and children go over.
 *
 * @returns id of the decision
 */
export async function mergeOrganizations(
  sql: Sql,
  ids: IdAllocator,
  { intoId, fromId, evidence, decidedBy }: { intoId: number; fromId: number; evidence: object; decidedBy: DecidedBy },
): Promise<number> {
  const before = (await organizationRow(sql, intoId)) as Row<typeof columns>;
  const from = (await organizationRow(sql, fromId)) as Row<typeof columns>;
  const names = await namesOf(sql, fromId);
  const known = new Set([before.name, ...(await namesOf(sql, intoId)).map(({ name }) => name)]);
  const own = { organization_id: intoId, name: from.name, name_folded: from.name_folded, kind: 'ALIAS' };
  const added = [...new Map([own, ...names].map((row) => [row.name, row])).values()].filter(
    ({ name }) => !known.has(name),
  );
  const children = await sql.all<{ id: number }>('SELECT id FROM organization WHERE parent_id = ? ORDER BY id', [
    fromId,
  ]);
  const papersOfBoth = await sql.all<{ id: number }>(
    `SELECT t.paper_id AS id FROM paper_organization f JOIN paper_organization t ON t.paper_id = f.paper_id
       AND t.source_record_id = f.source_record_id AND t.text_as_printed = f.text_as_printed
     WHERE f.organization_id = ? AND t.organization_id = ? ORDER BY 1`,
    [fromId, intoId],
  );
  const change: OrganizationMergeChange = {
    ...{ into: { before }, from, names },
    addedNames: added.map(({ name }) => String(name)),
    identifiers: (await loadIdentifierRows(sql, 'organization', [fromId])).get(fromId) ?? [],
    affiliations: await sql.all(
      'SELECT paper_id, position, ordinal FROM affiliation WHERE organization_id = ? ORDER BY 1, 2, 3',
      [fromId],
    ),
    papers: await sql.all(
      `SELECT paper_id, organization_id, text_as_printed, source_record_id FROM paper_organization
       WHERE organization_id = ? ORDER BY 1`,
      [fromId],
    ),
    papersOfBoth: papersOfBoth.map(({ id }) => id),
    children: children.map(({ id }) => id),
    waiting: await sql.all(
      `SELECT kind, from_id, target, detail FROM waiting_link WHERE kind = 'PARENT' AND from_id = ? ORDER BY target`,
      [fromId],
    ),
  };
  await insertRows(
    sql,
    'organization_name',
    nameColumns,
    added.map((row) => ({ ...row, organization_id: intoId })),
  );
  await moveIdentifiers(sql, 'organization', [{ from: fromId, to: intoId, identifiers: change.identifiers }]);
  await sql.run('UPDATE affiliation SET organization_id = ? WHERE organization_id = ?', [intoId, fromId]);
  await insertRows(
    sql,
    'paper_organization',
    paperColumns,
    change.papers.map((row) => ({ ...row, organization_id: intoId })),
    { ignoreKnown: true },
  );
  await sql.run('DELETE FROM paper_organization WHERE organization_id = ?', [fromId]);
  await sql.run(`DELETE FROM waiting_link WHERE kind = 'PARENT' AND from_id = ?`, [fromId]);
  // Nothing is its own parent: what was under the other is now under what that was under.
  if (before.parent_id === fromId)
    await sql.run('UPDATE organization SET parent_id = ? WHERE id = ?', [from.parent_id ?? null, intoId]);
  await sql.run('UPDATE organization SET parent_id = ? WHERE parent_id = ? AND id <> ?', [intoId, fromId, intoId]);
  await sql.run('UPDATE organization SET parent_id = NULL WHERE parent_id = id');
  await sql.run('DELETE FROM organization WHERE id = ?', [fromId]);
  await addRedirects(sql, 'organization', [{ id: fromId, key: String(from.key), toId: intoId }]);
  await recount(sql, 'organization', [intoId]);
  await updateSearchIndex(sql, 'organization', [intoId, fromId]);
  const id = ids.next('curation');
  const subjects = [intoId, fromId];
  await writeCurations(sql, [{ id, kind: 'MERGE', entityType: 'organization', change, evidence, decidedBy, subjects }]);
  return id;
}

/** @throws StoreError CURATION_STALE where the organization is gone */
export async function undoOrganizationMerge(
  sql: Sql,
  curationId: number,
  change: OrganizationMergeChange,
): Promise<void> {
  const { from, into } = change;
  const [fromId, intoId] = [from.id as number, into.before.id as number];
  await requireOrganization(sql, curationId, into.before);
  await removeRedirects(sql, 'organization', [fromId]);
  await insertRows(sql, 'organization', columns, [{ ...from, parent_id: null }]);
  await insertRows(sql, 'organization_name', nameColumns, change.names);
  await sql.run(`DELETE FROM organization_name WHERE organization_id = ? AND name IN ${jsonTexts(sql.dialect)}`, [
    intoId,
    JSON.stringify(change.addedNames),
  ]);
  await moveIdentifiers(sql, 'organization', [{ from: intoId, to: fromId, identifiers: change.identifiers }]);
  await sql.run(
    `UPDATE affiliation SET organization_id = ? FROM ${jsonRows(sql.dialect, placeColumns)} AS r
     WHERE affiliation.paper_id = r.paper_id AND affiliation.position = r.position
       AND affiliation.ordinal = r.ordinal AND affiliation.organization_id = ?`,
    [fromId, jsonParameter(placeColumns, change.affiliations), intoId],
  );
  const sources = await sql.all<{ id: number; paper: number | null }>(
    `SELECT id, paper_id AS paper FROM source_record WHERE id IN ${jsonInts(sql.dialect)}`,
    [JSON.stringify(change.papers.map((row) => row.source_record_id))],
  );
  const paperOf = new Map(sources.map(({ id, paper }) => [id, paper]));
  const ofBoth = new Set(change.papersOfBoth);
  // They go where their records are now: papers may have been merged or split since.
  const papers = change.papers.flatMap((row) => {
    const paper = paperOf.get(row.source_record_id as number);
    return paper ? [{ ...row, paper_id: paper, isOfBoth: ofBoth.has(row.paper_id as number) }] : [];
  });
  // Those that came over leave; those that were there for both before stay.
  for (const row of papers.filter(({ isOfBoth }) => !isOfBoth))
    await sql.run(
      'DELETE FROM paper_organization WHERE paper_id = ? AND organization_id = ? AND text_as_printed = ? AND source_record_id = ?',
      [row.paper_id, intoId, row.text_as_printed as string, row.source_record_id as number],
    );
  await insertRows(
    sql,
    'paper_organization',
    paperColumns,
    papers.map(({ isOfBoth: _, ...row }) => row),
    { ignoreKnown: true },
  );
  await sql.run('UPDATE organization SET parent_id = ? WHERE id = ?', [await standingFor(sql, from.parent_id), fromId]);
  await sql.run(`UPDATE organization SET parent_id = ? WHERE parent_id = ? AND id IN ${jsonInts(sql.dialect)}`, [
    ...[fromId, intoId],
    JSON.stringify(change.children),
  ]);
  if (change.children.includes(intoId))
    await sql.run('UPDATE organization SET parent_id = ? WHERE id = ?', [fromId, intoId]);
  await insertRows(sql, 'waiting_link', waitingColumns, change.waiting, { ignoreKnown: true });
  await recount(sql, 'organization', [intoId, fromId]);
  await updateSearchIndex(sql, 'organization', [intoId, fromId]);
}

export interface OrganizationRenameChange {
  before: Row<typeof columns>;
  after: Row<typeof columns>;
  /** Whether the old name was no variant before. */
  isNewVariant: boolean;
}

/**
 * Shows an organization under another name; the old one stays as an alias, and the key stays.
 *
 * @returns id of the decision
 * @throws StoreError RENAME_EMPTY, RENAME_SAME
 */
export async function renameOrganization(
  sql: Sql,
  ids: IdAllocator,
  organizationId: number,
  name: string,
  evidence: object,
): Promise<number> {
  const before = (await organizationRow(sql, organizationId)) as Row<typeof columns>;
  const shown = name.trim().replace(/\s+/g, ' ');
  checkNewName(`organization '${before.key}'`, String(before.name), shown);
  const after = { ...before, name: shown, name_folded: fold(shown) };
  await sql.run('UPDATE organization SET name = ?, name_folded = ? WHERE id = ?', [
    ...[after.name, after.name_folded, organizationId],
  ]);
  const isNewVariant =
    (await insertRows(
      sql,
      'organization_name',
      nameColumns,
      [{ organization_id: organizationId, name: before.name, name_folded: before.name_folded, kind: 'ALIAS' }],
      { ignoreKnown: true },
    )) > 0;
  await updateSearchIndex(sql, 'organization', [organizationId]);
  const id = ids.next('curation');
  const change: OrganizationRenameChange = { before, after, isNewVariant };
  const subjects = [organizationId];
  await writeCurations(sql, [
    { id, kind: 'RENAME', entityType: 'organization', change, evidence, decidedBy: 'PERSON', subjects },
  ]);
  return id;
}

/** @throws StoreError CURATION_STALE where the organization is gone */
export async function undoOrganizationRename(
  sql: Sql,
  curationId: number,
  { before, after, isNewVariant }: OrganizationRenameChange,
): Promise<void> {
  await requireOrganization(sql, curationId, before);
  const id = before.id as number;
  await sql.run('UPDATE organization SET name = ?, name_folded = ? WHERE id = ? AND name = ?', [
    ...[before.name as string, before.name_folded as string, id, after.name as string],
  ]);
  if (isNewVariant)
    await sql.run('DELETE FROM organization_name WHERE organization_id = ? AND name = ?', [id, before.name as string]);
  await updateSearchIndex(sql, 'organization', [id]);
}

/** The organization of an id, or what it was merged into since. */
async function standingFor(sql: Sql, id: string | number | null): Promise<number | null> {
  if (id === null) return null;
  const [row] = await sql.all<{ id: number }>(
    `SELECT id FROM organization WHERE id = ?
     UNION ALL SELECT to_id FROM redirect WHERE entity_type = 'organization' AND from_id = ?`,
    [id, id],
  );
  return row?.id ?? null;
}

async function requireOrganization(sql: Sql, curationId: number, { id, key }: Row<typeof columns>): Promise<void> {
  if (await organizationRow(sql, id as number)) return;
  throw new StoreError('CURATION_STALE', `undo ${curationId}: the organization '${key}' is not there any more`, {
    hint: 'Merge or rename anew.',
  });
}
