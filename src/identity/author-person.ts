import type { AuthorFacts, AuthorMentionFacts } from './author-facts.js';
import { type GivenNames, givenNames } from './author-given-names.js';
import { type AuthorProfile, addFacts, addMention, addNames, newProfile } from './author-profile.js';
import { type AuthorSigns, absorbSigns, addNameSigns, identifierKeys, newSigns } from './author-signs.js';

/**
 * A known person, or a new one whom mentions of a batch share. What is known is put together when it is first asked
 * for: most candidates of a block only lend their names to a comparison.
 */
export class KnownOrNewAuthor {
  readonly candidateId: number | null;
  /** Key of the first mention of somebody new. */
  readonly newGroup: string | null;
  readonly #facts: AuthorFacts | null;
  #names: readonly GivenNames[] | null = null;
  #profile: AuthorProfile | null = null;
  #signs: AuthorSigns | null = null;
  readonly #mentions: { mention: AuthorMentionFacts; given: GivenNames }[] = [];
  /** How many of the mentions the profile holds. */
  #profiled = 0;

  constructor(facts: AuthorFacts | null, newGroup: string | null) {
    this.#facts = facts;
    this.candidateId = facts?.id ?? null;
    this.newGroup = newGroup;
  }

  get givenNames(): readonly GivenNames[] {
    this.#names ??= this.#facts?.names.map((name) => name.givenNames ?? givenNames(name)) ?? [];
    return this.#names;
  }

  get profile(): AuthorProfile {
    if (this.#profile === null) {
      this.#profile = newProfile();
      if (this.#facts) addFacts(this.#profile, this.#facts);
      addNames(this.#profile, this.givenNames);
    }
    for (const { mention, given } of this.#mentions.slice(this.#profiled)) addMention(this.#profile, mention, given);
    this.#profiled = this.#mentions.length;
    return this.#profile;
  }

  get signs(): AuthorSigns {
    if (this.#signs) return this.#signs;
    const signs = newSigns(identifierKeys(this.#facts?.identifiers ?? []));
    this.#signs = signs;
    for (const name of this.#facts?.names ?? []) addNameSigns(signs, name);
    return signs;
  }

  /** Whether the person bears just this name, however it is hyphenated or spaced. */
  bears({ family, joined }: GivenNames): boolean {
    return this.givenNames.some((name) => name.joined === joined && name.family === family);
  }

  /** Whether the person is in the byline already, under another name. */
  standsBeside({ paper }: AuthorMentionFacts, given: GivenNames): boolean {
    for (const other of this.#mentions) if (other.mention.paper === paper && other.given.key !== given.key) return true;
    return false;
  }

  /** @returns whether the name is one that the person didn't have. */
  add(mention: AuthorMentionFacts, given: GivenNames, signs: AuthorSigns): boolean {
    this.#mentions.push({ mention, given });
    absorbSigns(this.signs, signs);
    const isNew = !this.givenNames.some(({ key }) => key === given.key);
    if (isNew) this.#names = [...this.givenNames, given];
    return isNew;
  }
}
