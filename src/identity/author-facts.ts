import type { GivenNames } from './author-given-names.js';
import type { Identifier } from './identifiers.js';
import type { PersonName } from './person-name.js';

/** One name in one byline, with what surrounds it. */
export interface AuthorMentionFacts {
  /** Unique in its batch; decisions come back under it. */
  mentionKey: string;
  name: PersonName;
  /** As `givenNames` reads the name, where it is kept. */
  givenNames?: GivenNames;
  identifiers: readonly Identifier[];
  /** What tells the papers of a batch apart: a database id, or the record's number. */
  paper: number | string;
  /** Folded names of the others in the byline. */
  coauthors: readonly string[];
  /** Folded. */
  organizations: readonly string[];
  venue: string | null;
  year: number | null;
  /** As `authorTitleWords` gives them. */
  titleWords?: readonly string[];
}

/** What is compared of a name of somebody known, with what `givenNames` reads of it where that is kept. */
export type KnownName = Pick<PersonName, 'folded' | 'blockKey' | 'suffix' | 'homonym'> & {
  isCollective?: boolean;
  givenNames?: GivenNames;
};

/** A person who is known already. */
export interface AuthorFacts {
  id: number;
  names: readonly KnownName[];
  identifiers: readonly Identifier[];
  coauthors: readonly string[];
  organizations: readonly string[];
  venues: readonly string[];
  /** First and last year of their papers. */
  years: readonly [number, number] | null;
  /** Of all their papers; a word of several papers stands once or as often. */
  titleWords?: readonly string[];
}

export interface AuthorDecision {
  mentionKey: string;
  /** The known person, or null where the mention is somebody new. */
  candidateId: number | null;
  /** Mentions of one batch with the same group are one new person; null where the person is known. */
  newGroup: string | null;
  /**
   * How the person was recognized: identifier, full-name, same-spelling (initials), further-names, short-form, initial.
   * Why somebody is new: new; ambiguous-name where a known person could be meant but evidence does not say so;
   * identifier-conflict where all who bear the name are others.
   */
  rule: string;
  evidence: Record<string, unknown>;
}
