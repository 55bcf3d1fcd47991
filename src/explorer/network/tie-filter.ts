import { choiceParam, integerParam } from '../address/params.js';

/** What is drawn as a network. */
export type NetworkKind = 'author' | 'organization';

/** Which papers make a tie, and how they count. */
export interface TieFilter {
  from?: number;
  to?: number;
  /** Papers with more authors make no tie. */
  maxAuthors?: number;
  counting: 'FULL' | 'FRACTIONAL';
}

/** How far a network reaches. */
export interface NetworkReach {
  depth: number;
  maxNodes: number;
  /** Ties of fewer joint papers are left out. */
  minPapers: number;
}

export const reachBounds = {
  depth: { min: 1, max: 3 },
  maxNodes: { min: 2, max: 300 },
  minPapers: { min: 1, max: 1000 },
};
export const reachDefaults: NetworkReach = { depth: 1, maxNodes: 60, minPapers: 1 };

const yearBounds = { min: 1000, max: 9999 };
const authorsBounds = { min: 1, max: 100_000 };

/** Reads from an address which papers make a tie. */
export function tieFilterOf(params: URLSearchParams): TieFilter {
  const from = integerParam(params, 'from', yearBounds);
  const to = integerParam(params, 'to', yearBounds);
  const maxAuthors = integerParam(params, 'maxAuthors', authorsBounds);
  return {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(maxAuthors !== undefined && { maxAuthors }),
    counting: choiceParam(params, 'counting', ['FULL', 'FRACTIONAL']),
  };
}

/** Reads from an address how far the network reaches. */
export function reachOf(params: URLSearchParams): NetworkReach {
  const read = (name: keyof NetworkReach) => integerParam(params, name, reachBounds[name]) ?? reachDefaults[name];
  return { depth: read('depth'), maxNodes: read('maxNodes'), minPapers: read('minPapers') };
}

/** As every field takes it that is about ties. */
export function tieVariables({ from, to, maxAuthors, counting }: TieFilter) {
  const year = { ...(from !== undefined && { gte: from }), ...(to !== undefined && { lte: to }) };
  return {
    counting,
    ...(maxAuthors !== undefined && { maxAuthorsPerPaper: maxAuthors }),
    ...(Object.keys(year).length > 0 && { where: { year } }),
  };
}

/** The papers that tie two of a kind together. */
export function evidenceWhere(kind: NetworkKind, [one, other]: readonly [string, string], filter: TieFilter) {
  const of = (ref: string) =>
    kind === 'author' ? { authors: { some: { refs: [ref] } } } : { organizations: { some: { refs: [ref] } } };
  const { where } = tieVariables(filter);
  return {
    and: [
      of(one),
      of(other),
      ...(where ? [where] : []),
      ...(filter.maxAuthors === undefined ? [] : [{ authorsCount: { lte: filter.maxAuthors } }]),
    ],
  };
}
