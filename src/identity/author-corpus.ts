import { type GivenNames, givenNames, initialsOf } from './author-given-names.js';
import { CountSketch, SeenTexts } from './author-sketch.js';
import type { NameKeys } from './person-name.js';

export type WordKind = 'title' | 'organization';

export const authorCorpusDefaults = {
  /** 2^bits buckets for counts: three sketches of 4 MB. */
  bits: 20,
  /** 2^bits bits to tell distinct names: 8 MB hold some ten million. */
  seenBits: 26,
  /** Share of a first bearer that a given name counts when no other family bears it. */
  unseenGiven: 0.1,
  /** As many names of one bearer each are taken to be there from the start: a small corpus can't tell what is common. */
  unseenNames: 1000,
  /** As many organizations without a word are taken to be there from the start, for the same reason. */
  unseenOrganizations: 1000,
};

/**
 * How common names and words are in a corpus, learned from what it holds. Memory is fixed, however much is added.
 *
 * The expected number of namesakes of a full name is `(families that bear the given name) · (given names of the
 * family) / (full names)`, the count under independence of the two: about 1 for Yang Liu and below 0.01 for
 * Christopher Manning in the ACL Anthology.
 */
export class AuthorCorpus {
  readonly #options: typeof authorCorpusDefaults;
  readonly #seen: SeenTexts;
  readonly #names: CountSketch;
  readonly #initials: CountSketch;
  readonly #words: CountSketch;
  readonly #texts: Record<WordKind, number> = { title: 0, organization: 0 };
  #total = 0;

  constructor(options: Partial<typeof authorCorpusDefaults> = {}) {
    this.#options = { ...authorCorpusDefaults, ...options };
    this.#seen = new SeenTexts(this.#options.seenBits);
    this.#names = new CountSketch(this.#options.bits);
    this.#initials = new CountSketch(this.#options.bits);
    this.#words = new CountSketch(this.#options.bits);
  }

  /** Counts a name the first time that it is seen; neither order nor repetition matters. */
  addName(name: NameKeys & { isCollective?: boolean }): void {
    if (!name.isCollective) this.addGiven(givenNames(name));
  }

  /** The same of a name that was read, and that isn't collective. */
  addGiven(given: GivenNames): void {
    if (!given.isFull || given.joined === '' || !this.#seen.add(`${given.joined} ${given.family}`)) return;
    this.#total++;
    this.#names.add(`f ${given.family}`);
    this.#names.add(`g ${given.joined}`);
    const initials = initialsOf(given);
    for (let length = 1; length <= initials.length; length++) {
      this.#initials.add(`${given.family} ${initials.slice(0, length)}`);
    }
  }

  /** Counts the distinct folded words of one title or of one organization's name. */
  addWords(kind: WordKind, words: Iterable<string>): void {
    this.#texts[kind]++;
    for (const word of words) this.#words.add(`${kind} ${word}`);
  }

  /** How many others are to be expected under the name: for initials, the full names seen that they could stand for. */
  namesakes(given: GivenNames): number {
    if (!given.isFull) return this.#initials.count(`${given.family} ${initialsOf(given)}`);
    const families = Math.max(this.#names.count(`g ${given.joined}`) - 1, 0) + this.#options.unseenGiven;
    return (families * this.#names.count(`f ${given.family}`)) / (this.#total + this.#options.unseenNames);
  }

  /**
   * How rare the organization with these words is: the greatest inverse document frequency among them. Where few
   * organizations are known, none counts as common.
   */
  organizationRarity(words: Iterable<string>): number {
    const all = this.#texts.organization + this.#options.unseenOrganizations + 1;
    let most = 0;
    for (const word of words) most = Math.max(most, Math.log(all / (this.#words.count(`organization ${word}`) + 1)));
    return most;
  }

  /** The inverse document frequency of a word, `ln((texts + 1) / (texts with the word + 1))`; 0 in an empty corpus. */
  wordWeight(kind: WordKind, word: string): number {
    return Math.max(Math.log((this.#texts[kind] + 1) / (this.#words.count(`${kind} ${word}`) + 1)), 0);
  }
}
