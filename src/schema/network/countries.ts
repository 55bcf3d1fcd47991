import { brandWithType } from '@pothos/core';
import type { MemberUnit } from '../analysis/member-unit.js';
import { builder } from '../builder.js';
import type { GraphContext } from '../context.js';
import { SnapshotCache } from '../snapshot-cache.js';

/** A country that an organization of this graph lies in. */
export interface Country {
  /** ISO 3166-1 alpha-2, also its key. */
  code: string;
  key: string;
  name: string;
  /** Its place among the countries of the snapshot. */
  vertex: number;
}

export const countryRef = builder.objectRef<Country>('Country');

/** The countries of a snapshot by code, and which organization lies in which. */
export interface Countries {
  list: readonly Country[];
  byCode: ReadonlyMap<string, Country>;
  unit: Required<MemberUnit>;
}

const regionNames = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });
const known = new SnapshotCache<Promise<Countries>>(1);

/** One read of the database for each snapshot. */
export function countriesOf(context: GraphContext): Promise<Countries> {
  const found = known.get(context.snapshot, 'countries', () => readCountries(context));
  found.catch(() => known.delete(context.snapshot, 'countries'));
  return found;
}

async function readCountries({ store, snapshot }: GraphContext): Promise<Countries> {
  const rows = await store.sql.all<{ id: number; country: string }>(
    'SELECT id, country FROM organization WHERE country IS NOT NULL ORDER BY id',
  );
  const codes = [...new Set(rows.map(({ country }) => country))].sort();
  const list = codes.map((code, vertex) => {
    const country: Country = { code, key: code, name: nameOfCountry(code), vertex };
    brandWithType(country, 'Country' as never);
    return country;
  });
  const byCode = new Map(list.map((country) => [country.code, country]));
  const of = new Int32Array(snapshot.ids.organizations.length).fill(-1);
  for (const { id, country } of rows) {
    const vertex = snapshot.ids.organizations.vertexOf(id);
    if (vertex >= 0) of[vertex] = byCode.get(country)?.vertex ?? -1;
  }
  return { list, byCode, unit: { kind: 'organizations', groups: { of, count: list.length } } };
}

function nameOfCountry(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regionNames.of(code) ?? code) : code;
}

/** A code as a number, for cursors: codes have two letters, so as numbers they keep the order of the alphabet. */
export function numberOfCode(code: string): number {
  return Number.parseInt(code, 36);
}
