import type { Identifier } from '../../identity/identifiers.js';
import type { IdentifierMention } from '../../importers/paper-record.js';
import { ownScheme } from '../ingest/prepare-record.js';
import { loadIdentifiers } from '../load-details.js';
import { jsonInts } from '../sql/json-rows.js';
import type { Sql, Store } from '../store.js';

/** How other records name papers: by the identifier that is their key, else by the key itself. */
export async function paperNames(sql: Sql, ids: readonly (number | null)[]): Promise<Map<number, Identifier>> {
  const keys = await keysOf(sql, 'paper', ids);
  const identifiers = await loadIdentifiers({ sql } as Store, 'paper', [...keys.keys()]);
  return new Map(
    [...keys].map(([id, key]) => {
      const named = identifiers.get(id)?.find((identifier) => `${identifier.scheme}:${identifier.value}` === key);
      return [id, named ?? { scheme: ownScheme, value: key }];
    }),
  );
}

export interface OpenLink {
  id: number;
  kind: string;
  target: Identifier;
  detail: Record<string, string | number>;
}

export async function waitingLinks(sql: Sql, ids: number[], kinds: string[]): Promise<Map<number, OpenLink[]>> {
  const rows = await sql.all<{ id: number; kind: string; target: string; detail: string }>(
    `SELECT from_id AS id, kind, target, detail FROM waiting_link
     WHERE kind IN (${kinds.map(() => '?').join(', ')}) AND from_id IN ${jsonInts(sql.dialect)}
     ORDER BY ${byCodePoints(sql, 'target')}`,
    [...kinds, JSON.stringify(ids)],
  );
  return grouped(rows, (row) => ({ ...row, target: identifierOf(row.target), detail: JSON.parse(row.detail) }));
}

export async function keysOf(sql: Sql, table: string, ids: readonly (number | null)[]): Promise<Map<number, string>> {
  const asked = [...new Set(ids.filter((id) => id !== null))];
  if (asked.length === 0) return new Map();
  const rows = await sql.all<{ id: number; key: string }>(
    `SELECT id, key FROM ${table} WHERE id IN ${jsonInts(sql.dialect)}`,
    [JSON.stringify(asked)],
  );
  return new Map(rows.map(({ id, key }) => [id, key]));
}

export function withKey(identifiers: readonly IdentifierMention[] | undefined, key: string): IdentifierMention[] {
  return [...bySchemeAndValue(identifiers ?? []), { scheme: ownScheme, value: key }];
}

export function bySchemeAndValue(identifiers: readonly IdentifierMention[]): IdentifierMention[] {
  return [...identifiers].sort((a, b) => compare(a.scheme, b.scheme) || compare(a.value, b.value));
}

export function identifierOf(target: string): Identifier {
  const at = target.indexOf(':');
  return { scheme: target.slice(0, at), value: target.slice(at + 1) };
}

export function present<Row>(ids: number[], rows: ReadonlyMap<number, Row>): Row[] {
  return ids.flatMap((id) => rows.get(id) ?? []);
}

export function grouped<Row extends { id: number }, Value>(rows: readonly Row[], read: (row: Row) => Value) {
  const groups = new Map<number, Value[]>();
  for (const row of rows) {
    const group = groups.get(row.id);
    if (group) group.push(read(row));
    else groups.set(row.id, [read(row)]);
  }
  return groups;
}

/** Only what is known. */
export function stated(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

export function filled<Value>(field: string, values: Value[] | undefined): Record<string, Value[]> {
  return values && values.length > 0 ? { [field]: values } : {};
}

export function sorted(values: string[] | undefined): string[] | undefined {
  return values?.sort(compare);
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The same order in both databases, whatever the language of PostgreSQL's. */
export function byCodePoints({ dialect }: Sql, column: string): string {
  return dialect === 'sqlite' ? column : `${column} COLLATE "C"`;
}
