import { type Identifier, normalizeIdentifier } from './identifiers.js';
import { isInitial, type PersonName } from './person-name.js';

/** One name in one byline, with what surrounds it. */
export interface AuthorMentionFacts {
  /** Unique in its batch; decisions come back under it. */
  mentionKey: string;
  name: PersonName;
  identifiers: readonly Identifier[];
  /** What tells the papers of a batch apart: a database id, or the record's number. */
  paper: number | string;
  /** Folded names of the others in the byline. */
  coauthors: readonly string[];
  /** Folded. */
  organizations: readonly string[];
  venue: string | null;
  year: number | null;
}

/** A person who is known already. */
export interface AuthorFacts {
  id: number;
  names: readonly PersonName[];
  identifiers: readonly Identifier[];
  coauthors: readonly string[];
  organizations: readonly string[];
  venues: readonly string[];
  /** First and last year of their papers. */
  years: readonly [number, number] | null;
}

export interface AuthorDecision {
  mentionKey: string;
  /** The known person, or null where the mention is somebody new. */
  candidateId: number | null;
  /** Mentions of one batch with the same group are one new person; null where the person is known. */
  newGroup: string | null;
  /**
   * 'identifier', 'full-name' or 'same-spelling' (initials only) for a join; 'new', 'ambiguous-name' (several bear the
   * name) or 'identifier-conflict' (all who bear the name are others) for somebody new.
   */
  rule: string;
  evidence: Record<string, unknown>;
}

/** Schemes of which one person has one value: another value is another person. */
const personalSchemes = ['orcid', 'isni', 'dblp-person'];

/** A known person, or a new one whom mentions of this batch share. */
interface Person {
  candidateId: number | null;
  newGroup: string | null;
  foldedNames: Set<string>;
  suffixes: Set<string>;
  homonyms: Set<string>;
  identifiers: Set<string>;
  /** Identifiers under which the person stands on each paper of this batch. */
  onPapers: Map<number | string, string[]>;
}

/**
 * Decides for every mention which person is meant: a known one, or a new one. An equal identifier decides and a
 * different ORCID vetoes; otherwise an equal name joins the one person who bears it, and of several the one who has no
 * identifier. Where that doesn't decide, the mention is somebody new and the rule says 'ambiguous-name'; all such
 * mentions of one name in a batch are one. A name printed twice on one paper is one person unless identifiers tell
 * them apart.
 *
 * The answer doesn't depend on the order of the candidates, nor on that of the mentions: those with identifiers are
 * placed first, then by key.
 *
 * @returns the decisions in the order of the mentions.
 */
export function matchAuthors(
  mentions: readonly AuthorMentionFacts[],
  candidates: readonly AuthorFacts[],
): AuthorDecision[] {
  const people = new People();
  for (const candidate of [...candidates].sort((a, b) => a.id - b.id)) people.addKnown(candidate);
  const decisions = new Map<string, AuthorDecision>();
  const placed = [...mentions].sort(
    (a, b) =>
      Number(a.identifiers.length === 0) - Number(b.identifiers.length === 0) || compare(a.mentionKey, b.mentionKey),
  );
  for (const mention of placed) decisions.set(mention.mentionKey, people.place(mention));
  return mentions.flatMap((mention) => decisions.get(mention.mentionKey) ?? []);
}

class People {
  readonly #byIdentifier = new Map<string, Person>();
  readonly #byName = new Map<string, Person[]>();
  readonly #undecided = new Map<string, Person>();

  addKnown(candidate: AuthorFacts): void {
    const person = newPerson(candidate.id, null);
    for (const name of candidate.names) this.#addName(person, name);
    this.#addIdentifiers(person, identifierKeys(candidate.identifiers));
  }

  place(mention: AuthorMentionFacts): AuthorDecision {
    const identifiers = identifierKeys(mention.identifiers);
    for (const identifier of identifiers) {
      const person = this.#byIdentifier.get(identifier);
      if (person && !isVetoed(person, identifiers))
        return this.#join(mention, person, identifiers, 'identifier', { identifier });
    }
    const name = mention.name.folded;
    const namesakes = this.#byName.get(name) ?? [];
    const compatible = namesakes.filter((person) => isCompatible(person, mention, identifiers));
    const anonymous = compatible.filter((person) => person.identifiers.size === 0);
    const [only] = compatible.length === 1 ? compatible : anonymous;
    if (only && (compatible.length === 1 || anonymous.length === 1)) {
      const rule = isFullName(mention.name) ? 'full-name' : 'same-spelling';
      return this.#join(mention, only, identifiers, rule, { name, namesakes: namesakes.length });
    }
    if (namesakes.length === 0) return this.#join(mention, newPerson(null, mention.mentionKey), identifiers, 'new', {});
    const evidence = { name, namesakes: namesakes.length, compatible: compatible.length };
    if (compatible.length === 0) {
      return this.#join(mention, newPerson(null, mention.mentionKey), identifiers, 'identifier-conflict', evidence);
    }
    const earlier = this.#undecided.get(name);
    const person = earlier && compatible.includes(earlier) ? earlier : newPerson(null, mention.mentionKey);
    this.#undecided.set(name, person);
    return this.#join(mention, person, identifiers, 'ambiguous-name', evidence);
  }

  #join(
    mention: AuthorMentionFacts,
    person: Person,
    identifiers: readonly string[],
    rule: string,
    evidence: Record<string, unknown>,
  ): AuthorDecision {
    this.#addName(person, mention.name);
    this.#addIdentifiers(person, identifiers);
    person.onPapers.set(mention.paper, [...(person.onPapers.get(mention.paper) ?? []), ...identifiers]);
    return {
      mentionKey: mention.mentionKey,
      candidateId: person.candidateId,
      newGroup: person.newGroup,
      rule,
      evidence,
    };
  }

  #addName(person: Person, name: PersonName): void {
    if (name.suffix !== null) person.suffixes.add(name.suffix);
    if (name.homonym !== null) person.homonyms.add(name.homonym);
    if (name.folded === '' || person.foldedNames.has(name.folded)) return;
    person.foldedNames.add(name.folded);
    const bearers = this.#byName.get(name.folded);
    if (bearers) bearers.push(person);
    else this.#byName.set(name.folded, [person]);
  }

  #addIdentifiers(person: Person, identifiers: readonly string[]): void {
    for (const identifier of identifiers) {
      person.identifiers.add(identifier);
      if (!this.#byIdentifier.has(identifier)) this.#byIdentifier.set(identifier, person);
    }
  }
}

function newPerson(candidateId: number | null, newGroup: string | null): Person {
  return {
    candidateId,
    newGroup,
    foldedNames: new Set(),
    suffixes: new Set(),
    homonyms: new Set(),
    identifiers: new Set(),
    onPapers: new Map(),
  };
}

function identifierKeys(identifiers: readonly Identifier[]): string[] {
  return identifiers
    .map(normalizeIdentifier)
    .filter((identifier) => identifier !== null)
    .map(({ scheme, value }) => `${scheme}:${value}`)
    .sort((a, b) => personalRank(a) - personalRank(b) || compare(a, b));
}

function personalRank(key: string): number {
  const rank = personalSchemes.findIndex((scheme) => key.startsWith(`${scheme}:`));
  return rank === -1 ? personalSchemes.length : rank;
}

/** Whether nothing says that this person, who bears the same name, is somebody else. */
function isCompatible(person: Person, mention: AuthorMentionFacts, identifiers: readonly string[]): boolean {
  const { name } = mention;
  if (name.suffix !== null && person.suffixes.size > 0 && !person.suffixes.has(name.suffix)) return false;
  // A homonym number says that several people have the name: one without the number could be any of them.
  if (name.homonym === null ? person.homonyms.size > 0 : !person.homonyms.has(name.homonym)) return false;
  if (isVetoed(person, identifiers)) return false;
  // Two ids of one scheme in one byline are two people for that source, whatever the scheme.
  const beside = person.onPapers.get(mention.paper);
  return !beside || !identifiers.some((key) => differs(schemeOf(key), identifiers, beside));
}

function isVetoed(person: Person, identifiers: readonly string[]): boolean {
  return personalSchemes.some((scheme) => differs(scheme, identifiers, [...person.identifiers]));
}

/** Whether both sides have ids of the scheme, and none in common. */
function differs(scheme: string, own: readonly string[], known: readonly string[]): boolean {
  const ownValues = own.filter((key) => schemeOf(key) === scheme);
  const knownValues = known.filter((key) => schemeOf(key) === scheme);
  return ownValues.length > 0 && knownValues.length > 0 && !ownValues.some((key) => knownValues.includes(key));
}

function schemeOf(key: string): string {
  return key.slice(0, key.indexOf(':'));
}

/** Whether a name is written with at least one full given name, or is single or collective and thus whole. */
function isFullName(name: PersonName): boolean {
  return name.given.length === 0 || name.given.some((given) => !isInitial(given));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
