import {
  createOrganizationIndex,
  type OrganizationFacts,
  type OrganizationIndex,
} from '../../identity/match-organizations.js';
import type { Sql } from '../store.js';

/** The index that a connection built last, and the state of the organizations for which it holds. */
const built = new WeakMap<Sql, { index: OrganizationIndex; state: string }>();

/**
 * The organizations that have a place, as ROR's and OpenAlex's records have, prepared for matching. Built once a
 * version and connection, so that many small files cost one reading.
 *
 * @param version of the organizations
 */
export async function knownOrganizations(sql: Sql, version: number): Promise<OrganizationIndex> {
  const [row] = await sql.all<{ count: number; last: number | null }>(
    'SELECT COUNT(*) AS count, MAX(id) AS last FROM organization WHERE country IS NOT NULL',
  );
  const state = `${version} ${row?.count} ${row?.last}`;
  const last = built.get(sql);
  if (last?.state === state) return last.index;
  built.delete(sql);
  const index = createOrganizationIndex(await readFacts(sql));
  built.set(sql, { index, state });
  return index;
}

async function readFacts(sql: Sql): Promise<Iterable<OrganizationFacts>> {
  const facts = new Map<number, OrganizationFacts & { names: string[]; acronyms: string[] }>();
  const organizations = sql.scan(
    'SELECT id, name, country, city, parent_id FROM organization WHERE country IS NOT NULL ORDER BY id',
  );
  for await (const rows of organizations) {
    for (const [id, name, country, city, parentId] of rows as [number, string, string, string | null, number | null][])
      facts.set(id, { id, names: [name], acronyms: [], country, city, parentId });
  }
  const names = sql.scan(
    `SELECT n.organization_id, n.name, n.kind FROM organization_name n JOIN organization o ON o.id = n.organization_id
     WHERE o.country IS NOT NULL ORDER BY n.organization_id, n.name`,
  );
  for await (const rows of names) {
    for (const [id, name, kind] of rows as [number, string, string][])
      facts.get(id)?.[kind === 'ACRONYM' ? 'acronyms' : 'names'].push(name);
  }
  return facts.values();
}
