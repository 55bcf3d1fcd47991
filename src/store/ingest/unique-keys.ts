import { jsonTexts } from '../sql/json-rows.js';
import type { Sql } from '../store.js';

/**
 * Gives every wish a key that nobody has: the wish itself, else with the first free number from 2. Keys that were
 * given up and redirect are not free, so that old addresses never come to mean somebody else.
 *
 * @param wishes in the order in which they are served
 * @param kind of entity: the name of its table
 * @returns keys in the order of the wishes
 */
export async function uniqueKeys(sql: Sql, kind: string, wishes: readonly string[]): Promise<string[]> {
  const taken = new Set<string>();
  const asked = new Set<string>();
  const keys: string[] = new Array(wishes.length).fill('');
  const nextNumber = new Map<string, number>();
  let open = wishes.map((_, at) => at);
  // Ever more numbers of a name at once: most names are free, and few are borne by hundreds.
  for (let end = 1; open.length > 0; end = end === 1 ? 9 : end * 10) {
    const proposals: string[] = [];
    for (const at of open) {
      const wish = wishes[at] as string;
      for (let n = end === 1 ? 1 : Math.floor(end / 10) + 1; n <= end; n++) {
        const key = numbered(wish, n);
        if (asked.has(key)) continue;
        asked.add(key);
        proposals.push(key);
      }
    }
    for (const key of await takenOf(sql, kind, proposals)) taken.add(key);
    open = open.filter((at) => {
      const wish = wishes[at] as string;
      for (let n = nextNumber.get(wish) ?? 1; n <= end; n++) {
        const key = numbered(wish, n);
        nextNumber.set(wish, n);
        if (taken.has(key)) continue;
        taken.add(key);
        keys[at] = key;
        return false;
      }
      return true;
    });
  }
  return keys;
}

function numbered(wish: string, n: number): string {
  return n === 1 ? wish : `${wish}-${n}`;
}

async function takenOf(sql: Sql, kind: string, keys: string[]): Promise<string[]> {
  if (keys.length === 0) return [];
  const parameter = JSON.stringify(keys);
  const rows = await sql.all<{ key: string }>(
    `SELECT key FROM ${kind} WHERE key IN ${jsonTexts(sql.dialect)}
     UNION ALL SELECT from_key FROM redirect WHERE entity_type = ? AND from_key IN ${jsonTexts(sql.dialect)}`,
    [parameter, kind, parameter],
  );
  return rows.map((row) => row.key);
}
