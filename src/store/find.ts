import { fold } from '../identity/fold.js';
import type { EntityKind } from './load-details.js';
import { jsonInts, jsonParameter, jsonRows, jsonTexts } from './sql/json-rows.js';
import type { Store } from './store.js';

/** The columns by which each kind is named: its own name, then the table of further names. */
const names: Record<EntityKind, string> = {
  paper: 'SELECT title_folded AS name, id FROM paper WHERE title_folded IN',
  author: `SELECT name_folded AS name, author_id AS id FROM author_name WHERE name_folded IN`,
  organization: `SELECT name_folded AS name, id FROM organization WHERE name_folded IN %
    UNION SELECT name_folded, organization_id FROM organization_name WHERE name_folded IN`,
  category: 'SELECT label_folded AS name, id FROM category WHERE label_folded IN',
  topic: `SELECT label_folded AS name, id, CASE WHEN kind = 'KEYWORD' THEN 1 ELSE 0 END AS rank
    FROM topic WHERE label_folded IN %
    UNION SELECT a.label_folded, a.topic_id, CASE WHEN t.kind = 'KEYWORD' THEN 3 ELSE 2 END
    FROM topic_alias a JOIN topic t ON t.id = a.topic_id WHERE a.label_folded IN`,
  venue: `SELECT name_folded AS name, id FROM venue WHERE name_folded IN %
    UNION SELECT name_folded, venue_id FROM venue_name WHERE name_folded IN`,
};

const nameColumns: Record<EntityKind, string> = {
  paper: 'title_folded',
  author: 'name_folded',
  organization: 'name_folded',
  category: 'label_folded',
  topic: 'label_folded',
  venue: 'name_folded',
};

const kinds: readonly EntityKind[] = ['paper', 'author', 'organization', 'category', 'topic', 'venue'];

/**
 * Who bears these identifiers.
 *
 * @param identifiers in normal form (src/identity/identifiers.ts)
 * @returns by 'scheme:value'; unknown ones are absent
 */
export async function findByIdentifiers(
  { sql }: Store,
  identifiers: readonly { scheme: string; value: string }[],
): Promise<Map<string, { kind: EntityKind; id: number }>> {
  const found = new Map<string, { kind: EntityKind; id: number }>();
  if (identifiers.length === 0) return found;
  type Row = { scheme: string; value: string } & Record<`${EntityKind}Id`, number | null>;
  const columns = { scheme: 'text', value: 'text' } as const;
  const rows = await sql.all<Row>(
    `SELECT i.scheme, i.value, ${kinds.map((kind) => `i.${kind}_id AS "${kind}Id"`).join(', ')}
     FROM ${jsonRows(sql.dialect, columns)} r JOIN identifier i ON i.scheme = r.scheme AND i.value = r.value`,
    [jsonParameter(columns, identifiers)],
  );
  for (const row of rows) {
    for (const kind of kinds) {
      const id = row[`${kind}Id`];
      if (id !== null) found.set(`${row.scheme}:${row.value}`, { kind, id });
    }
  }
  return found;
}

/** Ids by key; unknown keys are absent. */
export async function findByKeys(
  { sql }: Store,
  kind: EntityKind,
  keys: readonly string[],
): Promise<Map<string, number>> {
  if (keys.length === 0) return new Map();
  const rows = await sql.all<{ key: string; id: number }>(
    `SELECT key, id FROM ${kind} WHERE key IN ${jsonTexts(sql.dialect)}`,
    [JSON.stringify(keys)],
  );
  return new Map(rows.map(({ key, id }) => [key, id]));
}

/**
 * All entities of one kind that bear a name: titles, names, variants and aliases. Of topics only those that bear it most
 * plainly: what was found in texts, which has the papers of the keyword too, before the keyword of the same name, and
 * what is called so before what is also called so.
 *
 * @param folded names as `fold` gives them
 * @returns ids, ascending, by folded name; unknown names are absent
 */
export async function findByNames(
  { sql }: Store,
  kind: EntityKind,
  folded: readonly string[],
): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>();
  if (folded.length === 0) return found;
  const list = JSON.stringify(folded);
  const select = `${names[kind].replace('%', jsonTexts(sql.dialect))} ${jsonTexts(sql.dialect)}`;
  const parameters = names[kind].includes('%') ? [list, list] : [list];
  const rows = await sql.all<{ name: string; id: number; rank?: number }>(select, parameters);
  const best = new Map<string, number>();
  for (const { name, rank = 0 } of rows) best.set(name, Math.min(rank, best.get(name) ?? rank));
  for (const { name, id, rank = 0 } of rows) {
    if (rank !== best.get(name)) continue;
    const ids = found.get(name);
    if (ids === undefined) found.set(name, [id]);
    else if (!ids.includes(id)) ids.push(id);
  }
  for (const ids of found.values()) ids.sort((a, b) => a - b);
  return found;
}

/** Which of these names (folded) some author bears. */
export async function knownAuthorNames(store: Store, folded: readonly string[]): Promise<Set<string>> {
  return new Set((await findByNames(store, 'author', folded)).keys());
}

/** Where merged ids or keys lead to, through any number of merges. */
export async function findRedirects(
  { sql }: Store,
  kind: EntityKind,
  merged: { ids?: readonly number[]; keys?: readonly string[] },
): Promise<{ byId: Map<number, number>; byKey: Map<string, number> }> {
  const { ids = [], keys = [] } = merged;
  const byId = new Map<number, number>();
  const byKey = new Map<string, number>();
  if (ids.length === 0 && keys.length === 0) return { byId, byKey };
  const rows = await sql.all<{ fromId: number; fromKey: string; toId: number }>(
    `WITH RECURSIVE led (from_id, from_key, to_id, steps) AS (
       SELECT from_id, from_key, to_id, 1 FROM redirect
         WHERE entity_type = ? AND (from_id IN ${jsonInts(sql.dialect)} OR from_key IN ${jsonTexts(sql.dialect)})
       UNION ALL
       SELECT led.from_id, led.from_key, r.to_id, led.steps + 1 FROM led
         JOIN redirect r ON r.entity_type = ? AND r.from_id = led.to_id WHERE led.steps < 50)
     SELECT from_id AS "fromId", from_key AS "fromKey", to_id AS "toId" FROM led ORDER BY steps`,
    [kind, JSON.stringify(ids), JSON.stringify(keys), kind],
  );
  for (const { fromId, fromKey, toId } of rows) {
    byId.set(fromId, toId);
    byKey.set(fromKey, toId);
  }
  return { byId, byKey };
}

export interface NameSuggestion {
  kind: EntityKind;
  id: number;
  key: string;
  name: string;
}

/** Rows looked at for each kind and each beginning; enough for suggestions, and the same on any corpus size. */
const suggestionsScanned = 200;

/**
 * 'Did you mean': entities whose name is near to what was typed, nearest first. Looks at names that begin like it or
 * like its last word, and compares by edit distance.
 */
export async function suggestNames(
  { sql }: Store,
  kind: EntityKind,
  text: string,
  limit: number,
): Promise<NameSuggestion[]> {
  const sought = fold(text);
  if (sought === '') return [];
  const name = kind === 'paper' ? 'title' : kind === 'category' || kind === 'topic' ? 'label' : 'name';
  const column = nameColumns[kind];
  const last = sought.split(' ').at(-1) ?? sought;
  const near = new Map<number, NameSuggestion & { folded: string }>();
  const beginnings = new Map<string, Set<string>>([[column, new Set([sought.slice(0, 4), sought.slice(0, 2)])]]);
  if (kind === 'author') beginnings.set('sort_name', new Set([last.slice(0, 4), last.slice(0, 3)]));
  for (const [sorted, starts] of beginnings) {
    for (const start of starts) {
      const rows = await sql.all<NameSuggestion & { folded: string }>(
        `SELECT id, key, ${name} AS name, ${column} AS folded FROM ${kind}
         WHERE ${sorted} >= ? AND ${sorted} < ? ORDER BY ${sorted}, id LIMIT ${suggestionsScanned}`,
        [start, `${start}\uffff`],
      );
      for (const row of rows) near.set(row.id, { ...row, kind });
    }
  }
  const most = Math.max(2, Math.floor(sought.length / 3));
  return [...near.values()]
    .map(({ folded, ...suggestion }) => ({ suggestion, distance: distance(sought, folded, most) }))
    .filter((entry) => entry.distance <= most)
    .sort((a, b) => a.distance - b.distance || a.suggestion.id - b.suggestion.id)
    .slice(0, limit)
    .map((entry) => entry.suggestion);
}

/** Levenshtein distance; a beginning that agrees costs little, so that unfinished names are found. */
function distance(typed: string, name: string, most: number): number {
  if (name.startsWith(typed)) return 1;
  if (Math.abs(typed.length - name.length) > most) return most + 1;
  let previous = Array.from({ length: name.length + 1 }, (_, i) => i);
  for (let i = 1; i <= typed.length; i++) {
    const current = [i];
    for (let j = 1; j <= name.length; j++) {
      const substitution = (previous[j - 1] as number) + (typed[i - 1] === name[j - 1] ? 0 : 1);
      current[j] = Math.min(substitution, (previous[j] as number) + 1, (current[j - 1] as number) + 1);
    }
    previous = current;
  }
  return previous[name.length] as number;
}
