import type { VariablesOf } from 'gql.tada';
import { changedParams, integerParam } from '../address/params.js';
import type { evidenceDocument } from '../network/evidence-document.js';

/** What a set of papers is chosen by, beside years: each by key. */
export const paperSetKinds = ['topic', 'category', 'organization', 'venue'] as const;
export type PaperSetKind = (typeof paperSetKinds)[number];

/** A set of papers, as an address names it; all of them where it says nothing. */
export interface PaperSet extends Partial<Record<PaperSetKind, string>> {
  /** First year. */
  from?: number;
  /** Last year. */
  to?: number;
}

export type PaperWhere = VariablesOf<typeof evidenceDocument>['where'];

export const yearBounds = { min: 1000, max: 9999 };

/** Reads from an address the years of papers. */
export function yearsOf(params: URLSearchParams): Pick<PaperSet, 'from' | 'to'> {
  const from = integerParam(params, 'from', yearBounds);
  const to = integerParam(params, 'to', yearBounds);
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** Reads from an address which papers are meant. */
export function paperSetOf(params: URLSearchParams): PaperSet {
  const chosen = paperSetKinds.map((kind) => [kind, params.get(kind)?.trim()] as const).filter(([, ref]) => ref);
  return { ...yearsOf(params), ...Object.fromEntries(chosen) };
}

/** The parameters of an address for a set. */
export function paperSetParams(set: PaperSet): URLSearchParams {
  const given = ['from', 'to', ...paperSetKinds] as const;
  return changedParams(new URLSearchParams(), Object.fromEntries(given.map((name) => [name, set[name]])));
}

/** As the schema takes it; undefined for all papers. A category stands for those below it too. */
export function paperSetWhere({ from, to, topic, category, organization, venue }: PaperSet): PaperWhere | undefined {
  const year = { ...(from !== undefined && { gte: from }), ...(to !== undefined && { lte: to }) };
  const some = (ref: string) => ({ some: { refs: [ref] } });
  const where = {
    ...(Object.keys(year).length > 0 && { year }),
    ...(topic !== undefined && { topics: some(topic) }),
    ...(category !== undefined && { categories: { includeDescendants: true, ...some(category) } }),
    ...(organization !== undefined && { organizations: some(organization) }),
    ...(venue !== undefined && { venue: some(venue) }),
  };
  return Object.keys(where).length > 0 ? where : undefined;
}
