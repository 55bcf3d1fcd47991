import type { Identifier } from '../../identity/identifiers.js';
import type { PersonName } from '../../identity/person-name.js';

/** One place in a byline whose person has to be found. */
export interface BylineMention {
  name: PersonName;
  printed: string;
  identifiers: readonly Identifier[];
  groups: readonly (readonly Identifier[])[];
  ownKey: string | null;
  paperId: number;
  position: number;
  year: number | null;
  /** Folded, as are the next two. */
  venue: string | null;
  coauthors: readonly string[];
  organizations: readonly string[];
  titleWords: readonly string[];
  sourceId: number;
}
