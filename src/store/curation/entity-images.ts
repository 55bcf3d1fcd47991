import type { Identifier } from '../../identity/identifiers.js';
import type { RowKeeper } from '../ingest/batch.js';
import { insertRows } from '../ingest/insert-rows.js';
import type { ResolvedLink } from '../ingest/link-book.js';
import type { EntityKind } from '../load-details.js';
import { updateSearchIndex } from '../search-index.js';
import { jsonInts, type RowColumns } from '../sql/json-rows.js';
import type { Sql } from '../store.js';

type Value = string | number | boolean | null;
type Row = Record<string, Value>;
type NamedKind = Exclude<EntityKind, 'paper'>;

interface EntityTable {
  table: string;
  /** Counts of papers left out: they are counted anew. */
  columns: RowColumns;
  key: readonly string[];
  /** The column that names the entity. */
  owner: string;
}

/** What papers can teach of entities beside them: the entity's own table first. */
const tablesOf: Record<NamedKind, readonly [EntityTable, ...EntityTable[]]> = {
  author: [
    entityTable('author', { key: 'text', name: 'text', name_folded: 'text', sort_name: 'text', verified: 'bool' }),
    namesTable('author', { name: 'text', name_folded: 'text', block_key: 'text' }),
  ],
  organization: [
    entityTable('organization', {
      ...({ key: 'text', name: 'text', name_folded: 'text', country: 'text', city: 'text' } as const),
      ...({ type: 'text', url: 'text', parent_id: 'int' } as const),
    }),
    namesTable('organization', { name: 'text', name_folded: 'text', kind: 'text' }),
  ],
  category: [
    entityTable('category', { key: 'text', scheme: 'text', code: 'text', label: 'text', label_folded: 'text' }),
  ],
  topic: [
    entityTable('topic', {
      ...({ key: 'text', label: 'text', label_folded: 'text', kind: 'text', source: 'text' } as const),
      introduced_by_id: 'int',
    }),
    {
      table: 'topic_relation',
      columns: { broader_id: 'int', narrower_id: 'int', score: 'real', source: 'text' },
      key: ['broader_id', 'narrower_id'],
      owner: 'narrower_id',
    },
  ],
  venue: [
    entityTable('venue', {
      key: 'text',
      name: 'text',
      name_folded: 'text',
      acronym: 'text',
      type: 'text',
      ranks: 'text',
    }),
    namesTable('venue', { name: 'text', name_folded: 'text' }),
  ],
};

/** What keeps an entity that came by rebuilding papers: table and column. */
const references: Record<NamedKind, readonly (readonly [table: string, column: string])[]> = {
  author: [['authorship', 'author_id']],
  organization: [
    ['paper_organization', 'organization_id'],
    ['affiliation', 'organization_id'],
    ['affiliation_text', 'organization_id'],
    ['organization', 'parent_id'],
  ],
  category: [
    ['paper_category', 'category_id'],
    ['category_parent', 'child_id'],
    ['category_parent', 'parent_id'],
  ],
  topic: [
    ['paper_topic', 'topic_id'],
    ['topic_relation', 'broader_id'],
    ['topic_relation', 'narrower_id'],
  ],
  venue: [['paper', 'venue_id']],
};

const kinds = Object.keys(tablesOf) as NamedKind[];

/** A row that rebuilding papers added, changed or took away. */
interface TaughtRow {
  kind: NamedKind;
  table: string;
  before: Row | null;
  after: Row | null;
}

/** What rebuilding papers taught of the people, organizations, categories, topics and venues beside them. */
export interface Teaching {
  rows: TaughtRow[];
  identifiers: { scheme: string; value: string; entity: EntityKind; id: number }[];
  /** Links that had waited for what came. */
  waited: { kind: string; from_id: number; target: string; detail: string }[];
}

/** Keeps rows as they were before papers are rebuilt, and tells what became of them. */
export class EntityImages implements RowKeeper {
  readonly #sql: Sql;
  readonly #before = new Map<NamedKind, Map<number, Map<string, Row>>>(kinds.map((kind) => [kind, new Map()]));
  readonly #waited: Teaching['waited'] = [];

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async keep(kind: NamedKind, ids: Iterable<number>): Promise<void> {
    const images = this.#before.get(kind);
    const fresh = [...ids].filter((id) => images && !images.has(id));
    if (!images || fresh.length === 0) return;
    for (const id of fresh) images.set(id, new Map());
    for (const { id, table, row, key } of await loadRows(this.#sql, kind, fresh))
      images.get(id)?.set(`${table} ${key}`, row);
  }

  keepWaiting(links: readonly ResolvedLink[]): void {
    for (const { kind, fromId, target, detail } of links)
      this.#waited.push({
        ...{ kind, from_id: fromId, target: `${target.scheme}:${target.value}` },
        detail: JSON.stringify(detail),
      });
  }

  /** @param identifiers that were given to somebody meanwhile */
  async teaching(identifiers: readonly (Identifier & { entity: EntityKind; id: number })[]): Promise<Teaching> {
    const rows: TaughtRow[] = [];
    for (const [kind, images] of this.#before) {
      const before = new Map([...images.values()].flatMap((image) => [...image]));
      for (const { table, row, key } of await loadRows(this.#sql, kind, [...images.keys()])) {
        const known = before.get(`${table} ${key}`) ?? null;
        before.delete(`${table} ${key}`);
        if (JSON.stringify(known) !== JSON.stringify(row)) rows.push({ kind, table, before: known, after: row });
      }
      for (const [at, row] of before)
        rows.push({ kind, table: at.slice(0, at.indexOf(' ')), before: row, after: null });
    }
    return {
      rows,
      identifiers: identifiers.map(({ scheme, value, entity, id }) => ({ scheme, value, entity, id })),
      waited: this.#waited,
    };
  }
}

/** What was taught, where a paper that it speaks of has become part of another one. */
export function ofUnited({ rows, ...teaching }: Teaching, fromId: number, intoId: number): Teaching {
  const isOf = (row: Row | null): row is Row => row?.introduced_by_id === fromId;
  return {
    ...teaching,
    rows: rows.map((row) => (isOf(row.after) ? { ...row, after: { ...row.after, introduced_by_id: intoId } } : row)),
  };
}

/**
 * Takes back what rebuilding papers taught, as far as nothing has changed it since.
 *
 * @param paperIds the papers that were rebuilt, as they are again
 */
export async function forget(sql: Sql, { rows, identifiers, waited }: Teaching, paperIds: readonly number[]) {
  for (const { scheme, value, entity, id } of identifiers) {
    const owners = entity === 'paper' ? [id, ...paperIds] : [id];
    const parameters = [scheme, value, JSON.stringify(owners)];
    const list = jsonInts(sql.dialect);
    await sql.run(`DELETE FROM identifier WHERE scheme = ? AND value = ? AND ${entity}_id IN ${list}`, parameters);
    if (entity === 'paper')
      await sql.run(`UPDATE citation SET cited_id = NULL WHERE target = ? AND cited_id IN ${list}`, [
        `${scheme}:${value}`,
        JSON.stringify(owners),
      ]);
  }
  for (const kind of kinds) {
    const taught = rows.filter((row) => row.kind === kind);
    if (taught.length === 0) continue;
    const owned = taught.map(({ table, before, after }) => (before ?? after)?.[ownerOf(kind, table)] as number);
    await forgetRows(sql, kind, taught, [...new Set(owned)]);
    await updateSearchIndex(sql, kind, [...new Set(owned)]);
  }
  const columns = { kind: 'text', from_id: 'int', target: 'text', detail: 'text' } as const;
  await insertRows(sql, 'waiting_link', columns, waited, { ignoreKnown: true });
}

async function forgetRows(sql: Sql, kind: NamedKind, taught: readonly TaughtRow[], ids: number[]): Promise<void> {
  const now = new Map((await loadRows(sql, kind, ids)).map(({ table, key, row }) => [`${table} ${key}`, row]));
  const [own] = tablesOf[kind];
  // What hangs on an entity goes before the entity, and comes after it.
  const gone = taught.filter(({ before }) => before === null);
  for (const { table, after } of [...gone].sort(
    (a, b) => Number(a.table === own.table) - Number(b.table === own.table),
  ))
    if (after) await removeRow(sql, kind, tableOf(kind, table), after);
  for (const { table, before, after } of taught) {
    if (!before) continue;
    const spec = tableOf(kind, table);
    const current = now.get(`${table} ${keyOf(spec, before)}`);
    if (!current) {
      if (after === null) await insertRows(sql, table, spec.columns, [before], { ignoreKnown: true });
      continue;
    }
    const back = Object.keys(spec.columns).filter(
      (column) => after !== null && before[column] !== after[column] && current[column] === after[column],
    );
    if (back.length === 0) continue;
    await sql.run(
      `UPDATE ${table} SET ${back.map((column) => `${column} = ?`).join(', ')} WHERE ${isRow(spec)}`,
      [...back, ...spec.key].map((column) => before[column] as Value),
    );
  }
}

async function removeRow(sql: Sql, kind: NamedKind, spec: EntityTable, row: Row): Promise<void> {
  const isEntity = spec.owner === 'id';
  const free = isEntity
    ? references[kind].map(([table, column]) => ` AND NOT EXISTS (SELECT 1 FROM ${table} r WHERE r.${column} = ?)`)
    : [];
  await sql.run(`DELETE FROM ${spec.table} WHERE ${isRow(spec)}${free.join('')}`, [
    ...spec.key.map((column) => row[column] as Value),
    ...free.map(() => row.id as number),
  ]);
}

async function loadRows(sql: Sql, kind: NamedKind, ids: readonly number[]) {
  const found: { id: number; table: string; key: string; row: Row }[] = [];
  if (ids.length === 0) return found;
  for (const spec of tablesOf[kind]) {
    const rows = await sql.all<Row>(
      `SELECT ${Object.keys(spec.columns).join(', ')} FROM ${spec.table} WHERE ${spec.owner} IN ${jsonInts(sql.dialect)}`,
      [JSON.stringify(ids)],
    );
    for (const row of rows)
      found.push({ id: row[spec.owner] as number, table: spec.table, key: keyOf(spec, row), row });
  }
  return found;
}

function entityTable(table: NamedKind, columns: RowColumns): EntityTable {
  return { table, columns: { id: 'int', ...columns }, key: ['id'], owner: 'id' };
}

function namesTable(kind: NamedKind, columns: RowColumns): EntityTable {
  const owner = `${kind}_id`;
  return { table: `${kind}_name`, columns: { [owner]: 'int', ...columns }, key: [owner, 'name'], owner };
}

function tableOf(kind: NamedKind, table: string): EntityTable {
  return tablesOf[kind].find((spec) => spec.table === table) ?? tablesOf[kind][0];
}

function ownerOf(kind: NamedKind, table: string): string {
  return tableOf(kind, table).owner;
}

function keyOf({ key }: EntityTable, row: Row): string {
  return JSON.stringify(key.map((column) => row[column]));
}

function isRow({ key }: EntityTable): string {
  return key.map((column) => `${column} = ?`).join(' AND ');
}
