import { choiceParam, integerParam } from '../address/params.js';
import { type PaperSet, type PaperWhere, paperSetWhere, yearsOf } from '../paper-set/paper-set.js';

/** What stands at the nodes of a network. */
export type NetworkKind = 'author' | 'organization' | 'country' | 'topic';

/** Which papers make a tie, and how they count. */
export interface TieFilter extends PaperSet {
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

const authorsBounds = { min: 1, max: 100_000 };

/** Reads from an address which papers make a tie: those of its years. */
export function tieFilterOf(params: URLSearchParams): TieFilter {
  const maxAuthors = integerParam(params, 'maxAuthors', authorsBounds);
  return {
    ...yearsOf(params),
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
export function tieVariables({ maxAuthors, counting, ...papers }: TieFilter) {
  const where = paperSetWhere(papers);
  return {
    counting,
    ...(maxAuthors !== undefined && { maxAuthorsPerPaper: maxAuthors }),
    ...(where && { where }),
  };
}

const papersOf: Record<NetworkKind, (key: string) => PaperWhere> = {
  author: (key) => ({ authors: { some: { refs: [key] } } }),
  organization: (key) => ({ organizations: { some: { refs: [key] } } }),
  country: (key) => ({ organizations: { some: { countries: [key] } } }),
  topic: (key) => ({ topics: { some: { refs: [key] } } }),
};

/** The papers that tie two of a kind together. */
export function evidenceWhere(kind: NetworkKind, ends: readonly [string, string], filter: TieFilter) {
  const { where } = tieVariables(filter);
  return {
    and: [
      ...ends.map(papersOf[kind]),
      ...(where ? [where] : []),
      ...(filter.maxAuthors === undefined ? [] : [{ authorsCount: { lte: filter.maxAuthors } }]),
    ],
  };
}
