import { choiceParam, integerParam } from '../address/params.js';
import { reachBounds, type TieFilter, tieFilterOf } from '../network/tie-filter.js';
import { paperSetOf } from '../paper-set/paper-set.js';

/** Who is tied, as an address names it. */
export const unitNames = ['authors', 'organizations', 'countries'] as const;
export type UnitName = (typeof unitNames)[number];

/** A network of a set of papers, as an address asks for it. */
export interface CollaborationRequest {
  unit: UnitName;
  filter: TieFilter;
  maxNodes: number;
  /** Ties of fewer joint papers are left out. */
  minPapers: number;
}

export const collaborationDefaults = { maxNodes: 80, minPapers: 1 };

/** Reads from an address which network is meant. */
export function collaborationRequestOf(params: URLSearchParams): CollaborationRequest {
  const read = (name: keyof typeof collaborationDefaults) =>
    integerParam(params, name, reachBounds[name]) ?? collaborationDefaults[name];
  return {
    unit: choiceParam(params, 'of', unitNames),
    filter: { ...tieFilterOf(params), ...paperSetOf(params) },
    maxNodes: read('maxNodes'),
    minPapers: read('minPapers'),
  };
}
