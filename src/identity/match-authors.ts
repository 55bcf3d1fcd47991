import { AuthorCorpus } from './author-corpus.js';
import {
  type AuthorEvidence,
  type AuthorEvidenceOptions,
  AuthorJudge,
  type RelatedNames,
  relateNames,
} from './author-evidence.js';
import type { AuthorDecision, AuthorFacts, AuthorMentionFacts } from './author-facts.js';
import { type GivenNames, type GivenNamesRelation, givenNames } from './author-given-names.js';
import { KnownOrNewAuthor } from './author-person.js';
import { mentionProfile } from './author-profile.js';
import { type AuthorSigns, findVeto, identifierKeys, mentionSigns } from './author-signs.js';
import type { NameKeys } from './person-name.js';

export type { AuthorDecision, AuthorFacts, AuthorMentionFacts } from './author-facts.js';

export interface MatchAuthorsOptions extends Partial<AuthorEvidenceOptions> {
  /** What the names of the whole corpus tell; without it, only those of this call are known. */
  corpus?: AuthorCorpus;
}

/**
 * Decides for every mention which person is meant: a known one, or a new one. An equal identifier decides, a different
 * one of the same scheme forbids; so do given names that contradict each other. A full name that is rare in the corpus
 * joins the one person who bears it; otherwise shared coauthors, organizations, venues, title words and years are
 * weighed (see `authorEvidenceDefaults`), and initials never join a full name without such evidence. Two names of one
 * byline are one person only where they are equal.
 *
 * The answer doesn't depend on the order of the candidates, nor on that of the mentions: those with identifiers are
 * placed first, then by key, and each sees what was decided before it.
 *
 * @param candidates every known person who shares an identifier or the folded name with a mention, and for
 * `mentionsNeedingMore` those by whose name one `couldBeCandidate`. Coauthors, organizations, venues, title words and years are used only of those whom `authorsNeedingEvidence` names.
 * @returns the decisions in the order of the mentions.
 */
export function matchAuthors(
  mentions: readonly AuthorMentionFacts[],
  candidates: readonly AuthorFacts[],
  options: MatchAuthorsOptions = {},
): AuthorDecision[] {
  const matching = new AuthorMatching(judgeFor(mentions, candidates, options));
  matching.add(candidates);
  return matching.decide(mentions);
}

/**
 * The mentions that equal names and identifiers don't decide: for them, everybody by whose name one
 * `couldBeCandidate` must be a candidate too. The others, most by far once a corpus is known, need no more.
 *
 * @param candidates who share an identifier or the folded name with a mention, their evidence left empty.
 * @returns keys of mentions.
 */
export function mentionsNeedingMore(
  mentions: readonly AuthorMentionFacts[],
  candidates: readonly AuthorFacts[],
  options: MatchAuthorsOptions = {},
): Set<string> {
  const matching = new AuthorMatching(judgeFor(mentions, candidates, options));
  matching.add(candidates);
  return new Set(matching.needingMore(mentions).map(({ mentionKey }) => mentionKey));
}

/**
 * The known people of whom `matchAuthors` must know coauthors, organizations, venues, title words and years, because a
 * mention could be theirs and its name alone doesn't say so: in the ACL Anthology 90,000 for 390,000 mentions.
 *
 * @param mentions those of `mentionsNeedingMore` are enough.
 * @param candidates who are near those by name, their evidence left empty.
 * @returns ids of candidates.
 */
export function authorsNeedingEvidence(
  mentions: readonly AuthorMentionFacts[],
  candidates: readonly AuthorFacts[],
  options: MatchAuthorsOptions = {},
): Set<number> {
  const matching = new AuthorMatching(judgeFor(mentions, candidates, options));
  matching.add(candidates);
  return matching.needingEvidence(mentions);
}

/**
 * Whether someone known by one name must be among the candidates for a mention by the other: the block key is the
 * same, and the first two letters of the folded names are, unless one begins with an initial (its second letter is a
 * space). As SQL: `block_key = ? AND (substr(name_folded, 1, 2) = ? OR substr(name_folded, 2, 1) = ' ')`, and the
 * whole block for a mention that begins with an initial.
 */
export function couldBeCandidate(mention: NameKeys, known: NameKeys): boolean {
  return mention.blockKey === known.blockKey && lettersAgree(firstLetters(mention), firstLetters(known));
}

/** `couldBeCandidate` for one of many mentions, however many there are. */
export function couldBeCandidateOf(mentions: Iterable<NameKeys>): (known: NameKeys) => boolean {
  const blocks = new Map<string, Set<string>>();
  const open = new Set<string>();
  for (const mention of mentions) {
    const letters = firstLetters(mention);
    const own = blocks.get(mention.blockKey);
    if (own) own.add(letters);
    else blocks.set(mention.blockKey, new Set([letters]));
    if (isInitialLetters(letters)) open.add(mention.blockKey);
  }
  return (known) => {
    const letters = firstLetters(known);
    const asked = blocks.get(known.blockKey);
    return asked !== undefined && (asked.has(letters) || isInitialLetters(letters) || open.has(known.blockKey));
  };
}

function lettersOf({ folded }: NameKeys): string {
  return folded.replaceAll(' ', '');
}

function firstLetters({ folded }: NameKeys): string {
  return folded.slice(0, 2);
}

function lettersAgree(a: string, b: string): boolean {
  return a === b || isInitialLetters(a) || isInitialLetters(b);
}

function isInitialLetters(letters: string): boolean {
  return letters[1] === ' ';
}

/** What a mention is compared by, worked out once. */
interface ReadMention {
  signs: AuthorSigns;
  given: GivenNames;
  /** As `lettersOf`. */
  letters: string;
}

/** Someone whom a mention could mean. */
interface Bearer extends RelatedNames {
  person: KnownOrNewAuthor;
}

/** The people of one block key. */
interface Block {
  /** By the first letters of a name; somebody may stand there more than once. */
  byLetters: Map<string, KnownOrNewAuthor[]>;
  /** By the first letters of a name that was asked for: those whose letters agree. */
  near: Map<string, Set<KnownOrNewAuthor>>;
}

const joinRules: Record<GivenNamesRelation, string> = {
  same: 'full-name',
  extends: 'further-names',
  variant: 'short-form',
  initial: 'initial',
  contradicts: 'new',
};

/**
 * The steps of `matchAuthors` where candidates are read as they are needed: `add` who bears just the names and
 * identifiers, then for those `needingMore` whoever is near by name, then what surrounds those `needingEvidence` (before
 * that their facts may lack it), then `decide`. Each person is looked at once for all of it.
 */
export class AuthorMatching {
  readonly #judge: AuthorJudge;
  readonly #people = new Set<number>();
  readonly #read = new Map<AuthorMentionFacts, ReadMention>();
  readonly #byIdentifier = new Map<string, KnownOrNewAuthor>();
  /** By the letters of the name: every spelling of a name with and without hyphens and spaces. */
  readonly #byLetters = new Map<string, KnownOrNewAuthor[]>();
  readonly #byBlock = new Map<string, Block>();

  /** @param judge by what the names of the corpus tell */
  constructor(judge: AuthorJudge) {
    this.#judge = judge;
  }

  /** Those who are there already stay as they are. */
  add(candidates: readonly AuthorFacts[]): void {
    for (const candidate of [...candidates].sort((a, b) => a.id - b.id)) {
      if (this.#people.has(candidate.id)) continue;
      this.#people.add(candidate.id);
      const person = new KnownOrNewAuthor(candidate, null);
      for (const name of candidate.names) this.#stand(name, person);
      for (const key of identifierKeys(candidate.identifiers)) {
        if (!this.#byIdentifier.has(key)) this.#byIdentifier.set(key, person);
      }
    }
  }

  /** Those whom equal names and identifiers don't decide. */
  needingMore<Mention extends AuthorMentionFacts>(mentions: readonly Mention[]): Mention[] {
    return mentions.filter((mention) => {
      const read = this.#readOf(mention);
      return this.#byIdentity(mention, read) === null && this.#onlyBearer(mention, read) === null;
    });
  }

  /** Ids of known people between whom only evidence can decide. */
  needingEvidence(mentions: readonly AuthorMentionFacts[]): Set<number> {
    const needed = new Set<number>();
    for (const mention of this.needingMore(mentions)) {
      const { bearers } = this.#bearers(mention, this.#readOf(mention), this.#near(mention.name));
      for (const { person } of bearers) if (person.candidateId !== null) needed.add(person.candidateId);
    }
    return needed;
  }

  /** Decides for all mentions, once: each sees what was decided before it. In the order of the mentions. */
  decide(mentions: readonly AuthorMentionFacts[]): AuthorDecision[] {
    const decisions = new Map<string, AuthorDecision>();
    const placed = [...mentions].sort(
      (a, b) =>
        Number(a.identifiers.length === 0) - Number(b.identifiers.length === 0) || compare(a.mentionKey, b.mentionKey),
    );
    for (const mention of placed) decisions.set(mention.mentionKey, this.#place(mention));
    return mentions.flatMap((mention) => decisions.get(mention.mentionKey) ?? []);
  }

  #readOf(mention: AuthorMentionFacts): ReadMention {
    const known = this.#read.get(mention);
    if (known) return known;
    const { name, givenNames: given = givenNames(name) } = mention;
    const read = { signs: mentionSigns(mention), given, letters: lettersOf(name) };
    this.#read.set(mention, read);
    return read;
  }

  #place(mention: AuthorMentionFacts): AuthorDecision {
    const read = this.#readOf(mention);
    const known = this.#byIdentity(mention, read);
    if (known) return this.#join(mention, known.person, read, 'identifier', { identifier: known.identifier });
    const only = this.#onlyBearer(mention, read);
    if (only) {
      const evidence = { name: mention.name.folded, namesakes: rounded(this.#judge.namesakes(read.given)) };
      return this.#join(mention, only, read, 'full-name', evidence);
    }
    const { bearers, vetoes } = this.#bearers(mention, read, this.#near(mention.name));
    const best = this.#best(mention, read.given, bearers);
    if (best && best.rule !== null) return this.#join(mention, best.person, read, best.rule, readable(best.evidence));
    const rule = best ? 'ambiguous-name' : vetoes.size > 0 ? 'identifier-conflict' : 'new';
    const evidence = best ? readable(best.evidence) : vetoes.size > 0 ? { vetoes: [...vetoes].sort() } : {};
    return this.#join(mention, new KnownOrNewAuthor(null, mention.mentionKey), read, rule, evidence);
  }

  #byIdentity(
    mention: AuthorMentionFacts,
    { signs, given }: ReadMention,
  ): { person: KnownOrNewAuthor; identifier: string } | null {
    for (const identifier of signs.identifiers) {
      const person = this.#byIdentifier.get(identifier);
      if (person && findVeto(person.signs, signs) === null && !person.standsBeside(mention, given)) {
        return { person, identifier };
      }
    }
    return null;
  }

  /** All who bear a compatible name, and what forbids that the others of that name are meant. */
  #bearers(
    mention: AuthorMentionFacts,
    { signs, given }: ReadMention,
    people: Iterable<KnownOrNewAuthor>,
  ): { bearers: Bearer[]; vetoes: Set<string> } {
    const bearers: Bearer[] = [];
    const vetoes = new Set<string>();
    const own = [given];
    for (const person of people) {
      const related = relateNames(own, person.givenNames);
      if (related === null) continue;
      const veto = findVeto(person.signs, signs) ?? (person.standsBeside(mention, given) ? 'byline' : null);
      if (veto === null) bearers.push({ person, ...related });
      else vetoes.add(veto);
    }
    return { bearers, vetoes };
  }

  /** The person who alone bears a rare full name, or who alone of its bearers isn't told apart by identifiers. */
  #onlyBearer(mention: AuthorMentionFacts, { signs, given, letters }: ReadMention): KnownOrNewAuthor | null {
    const people = this.#byLetters.get(letters);
    if (!people || !this.#judge.isSafe(given)) return null;
    const same = people.filter(
      (person) =>
        person.bears(given) &&
        person.signs.homonyms.size === 0 &&
        findVeto(person.signs, signs) === null &&
        !person.standsBeside(mention, given),
    );
    const unnamed = same.length > 1 ? same.filter((person) => person.signs.identifiers.size === 0) : same;
    return unnamed.length === 1 ? (unnamed[0] ?? null) : null;
  }

  #best(
    mention: AuthorMentionFacts,
    given: GivenNames,
    bearers: readonly Bearer[],
  ): { person: KnownOrNewAuthor; rule: string | null; evidence: AuthorEvidence } | null {
    const profile = mentionProfile(mention, given);
    const same = bearers.filter(({ relation }) => relation === 'same');
    const toldApart = same.filter(({ person }) => person.signs.identifiers.size > 0);
    const least = Math.max(toldApart.length - 1, same.length > 1 ? 1 : 0);
    const weighed = bearers
      .map(({ person, ...related }) => {
        const [a, b] = related.names;
        const isInitials = !a.isFull || !b.isFull;
        const namesakes = Math.max(
          this.#judge.namesakes(a),
          this.#judge.namesakes(b),
          least,
          person.signs.homonyms.size,
        );
        const evidence = this.#judge.weigh(profile, person.profile, related, namesakes);
        return { person, isInitials, evidence };
      })
      .sort((a, b) => b.evidence.score - a.evidence.score || compareAge(a.person, b.person));
    const [best, second] = weighed;
    if (!best) return null;
    const { threshold, margin } = this.#judge.options;
    const leads = !best.isInitials || !second || best.evidence.score - second.evidence.score >= margin;
    const isJoined = best.evidence.score > threshold && leads;
    const { relation } = best.evidence;
    const rule = relation === 'same' && best.isInitials ? 'same-spelling' : joinRules[relation];
    return { person: best.person, rule: isJoined ? rule : null, evidence: best.evidence };
  }

  #join(
    mention: AuthorMentionFacts,
    person: KnownOrNewAuthor,
    { signs, given }: ReadMention,
    rule: string,
    evidence: Record<string, unknown>,
  ): AuthorDecision {
    if (person.add(mention, given, signs)) this.#stand(mention.name, person);
    for (const identifier of signs.identifiers) {
      if (!this.#byIdentifier.has(identifier)) this.#byIdentifier.set(identifier, person);
    }
    const { candidateId, newGroup } = person;
    return { mentionKey: mention.mentionKey, candidateId, newGroup, rule, evidence };
  }

  #stand(name: NameKeys, person: KnownOrNewAuthor): void {
    const key = lettersOf(name);
    const namesakes = this.#byLetters.get(key);
    if (namesakes === undefined) this.#byLetters.set(key, [person]);
    else if (!namesakes.includes(person)) namesakes.push(person);
    const block = this.#byBlock.get(name.blockKey) ?? { byLetters: new Map(), near: new Map() };
    this.#byBlock.set(name.blockKey, block);
    const letters = firstLetters(name);
    const people = block.byLetters.get(letters);
    if (people === undefined) block.byLetters.set(letters, [person]);
    else if (people.at(-1) !== person) people.push(person);
    for (const [asked, near] of block.near) if (lettersAgree(asked, letters)) near.add(person);
  }

  /** All whose name `couldBeCandidate` for the name. */
  #near(name: NameKeys): ReadonlySet<KnownOrNewAuthor> {
    const block = this.#byBlock.get(name.blockKey);
    if (block === undefined) return nobody;
    const asked = firstLetters(name);
    const known = block.near.get(asked);
    if (known) return known;
    const near = new Set<KnownOrNewAuthor>();
    for (const [letters, people] of block.byLetters)
      if (lettersAgree(asked, letters)) for (const person of people) near.add(person);
    block.near.set(asked, near);
    return near;
  }
}

const nobody: ReadonlySet<KnownOrNewAuthor> = new Set();

function judgeFor(
  mentions: readonly AuthorMentionFacts[],
  candidates: readonly AuthorFacts[],
  { corpus, ...weights }: MatchAuthorsOptions,
): AuthorJudge {
  if (corpus) return new AuthorJudge(corpus, weights);
  const own = new AuthorCorpus({ bits: 12, seenBits: 18 });
  for (const { name } of mentions) own.addName(name);
  for (const { names } of candidates) for (const name of names) own.addName(name);
  return new AuthorJudge(own, weights);
}

/** Known people before new ones, then by id and first mention: nothing that depends on the order of the input. */
function compareAge(a: KnownOrNewAuthor, b: KnownOrNewAuthor): number {
  return (
    (a.candidateId ?? Number.MAX_SAFE_INTEGER) - (b.candidateId ?? Number.MAX_SAFE_INTEGER) ||
    compare(a.newGroup ?? '', b.newGroup ?? '')
  );
}

function readable(evidence: AuthorEvidence): Record<string, unknown> {
  const entries = Object.entries(evidence).filter(([, value]) => value !== null && value !== 0 && value !== false);
  return Object.fromEntries(entries.map(([key, value]) => [key, typeof value === 'number' ? rounded(value) : value]));
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
