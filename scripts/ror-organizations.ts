import type { OrganizationFacts } from '../src/identity/match-organizations.js';
import type { OrganizationRecord } from '../src/importers/paper-record.js';
import { ror } from '../src/importers/ror.js';
import { findSources } from '../src/importers/sources.js';

export interface RorOrganizations {
  /** As the matcher takes them; their ids are their places here and in `records`. */
  facts: OrganizationFacts[];
  records: OrganizationRecord[];
  /** By the last part of the ROR id. */
  idByRor: ReadonlyMap<string, number>;
}

/**
 * Reads ROR records for the matcher; of one that several files hold, the first counts.
 * @param paths files as `papergraph import` takes them
 */
export async function readRorOrganizations(paths: readonly string[]): Promise<RorOrganizations> {
  const facts: OrganizationFacts[] = [];
  const records: OrganizationRecord[] = [];
  const idByRor = new Map<string, number>();
  const { found, close } = await findSources(paths);
  for (const source of found) {
    for await (const { record } of ror.read(source)) {
      const key = record?.kind === 'organization' ? rorKey(record) : undefined;
      if (record?.kind !== 'organization' || key === undefined || idByRor.has(key)) continue;
      const names = record.names ?? [];
      idByRor.set(key, facts.length);
      facts.push({
        id: facts.length,
        names: [record.name, ...names.filter(({ kind }) => kind !== 'ACRONYM').map(({ name }) => name)],
        acronyms: names.filter(({ kind }) => kind === 'ACRONYM').map(({ name }) => name),
        country: record.country ?? null,
        city: record.city ?? null,
        parentId: null,
      });
      records.push(record);
    }
  }
  await close();
  records.forEach(({ parent }, at) => {
    const fact = facts[at];
    if (fact && parent) fact.parentId = idByRor.get(lastPart(parent.value)) ?? null;
  });
  return { facts, records, idByRor };
}

function rorKey({ identifiers }: OrganizationRecord): string | undefined {
  const value = identifiers?.find(({ scheme }) => scheme === 'ror')?.value;
  return value === undefined ? undefined : lastPart(value);
}

function lastPart(address: string): string {
  return address.replace(/^.*\//, '');
}
