import { type GivenNames, givenNames } from '../../identity/author-given-names.js';
import type { Identifier } from '../../identity/identifiers.js';
import type { AuthorMentionFacts } from '../../identity/match-authors.js';
import type { PersonName } from '../../identity/person-name.js';

/** What stands around all names of one byline. */
export interface BylineSurroundings {
  paperId: number;
  year: number | null;
  /** Folded. */
  venue: string | null;
  /** As `authorTitleWords` gives them. */
  titleWords: readonly string[];
  /** Folded, of all in the byline in their order; empty where the byline is too long to tell anything. */
  names: readonly string[];
}

interface BylinePlaceFacts {
  name: PersonName;
  printed: string;
  identifiers: readonly Identifier[];
  groups: readonly (readonly Identifier[])[];
  ownKey: string | null;
  position: number;
  sourceId: number;
  /** Further spellings of the name, to the letter. */
  spellings: readonly string[];
  /** Folded. */
  organizations: readonly string[];
}

/** One place in a byline whose person has to be found. What few places are asked for is made when it is asked for. */
export class BylineMention implements AuthorMentionFacts {
  readonly name: PersonName;
  readonly printed: string;
  readonly identifiers: readonly Identifier[];
  readonly groups: readonly (readonly Identifier[])[];
  readonly ownKey: string | null;
  readonly position: number;
  readonly sourceId: number;
  readonly spellings: readonly string[];
  readonly organizations: readonly string[];
  readonly #byline: BylineSurroundings;
  #mentionKey: string | undefined;
  #given: GivenNames | undefined;

  constructor(place: BylinePlaceFacts, byline: BylineSurroundings) {
    this.name = place.name;
    this.printed = place.printed;
    this.identifiers = place.identifiers;
    this.groups = place.groups;
    this.ownKey = place.ownKey;
    this.position = place.position;
    this.sourceId = place.sourceId;
    this.spellings = place.spellings;
    this.organizations = place.organizations;
    this.#byline = byline;
  }

  /** Keys sort in byline order: they decide who of several new namesakes comes first. */
  get mentionKey(): string {
    this.#mentionKey ??= `${String(this.#byline.paperId).padStart(12, '0')}/${String(this.position).padStart(5, '0')}`;
    return this.#mentionKey;
  }

  get givenNames(): GivenNames {
    this.#given ??= givenNames(this.name);
    return this.#given;
  }

  get paper(): number {
    return this.#byline.paperId;
  }

  get year(): number | null {
    return this.#byline.year;
  }

  get venue(): string | null {
    return this.#byline.venue;
  }

  get titleWords(): readonly string[] {
    return this.#byline.titleWords;
  }

  get coauthors(): readonly string[] {
    return this.#byline.names.filter((_, other) => other !== this.position);
  }
}
