import type { AuthorMentionFacts } from './author-facts.js';
import { type GivenNames, givenNames } from './author-given-names.js';

/** What is known of a person, or of one mention, when evidence is weighed. */
export interface AuthorProfile {
  /** Distinct by their keys. */
  names: GivenNames[];
  /** Papers of the batch or block, with the name that the person bears there. */
  papers: Map<number | string, string>;
  /** Folded names. */
  coauthors: Set<string>;
  /** Folded. */
  organizations: Set<string>;
  venues: Set<string>;
  /** Folded words of titles, with the number of papers. */
  titleWords: Map<string, number>;
  /** First and last, or null where none is known. */
  years: [number, number] | null;
}

/** The facts that profiles are made of; both mentions and known people state them. */
export interface ProfileFacts {
  coauthors: readonly string[];
  organizations: readonly string[];
  venues: readonly string[];
  titleWords?: readonly string[] | undefined;
  years: readonly [number, number] | null;
}

export function newProfile(): AuthorProfile {
  return {
    names: [],
    papers: new Map(),
    coauthors: new Set(),
    organizations: new Set(),
    venues: new Set(),
    titleWords: new Map(),
    years: null,
  };
}

/** What one mention says. */
export function mentionProfile(mention: AuthorMentionFacts, given = givenNames(mention.name)): AuthorProfile {
  const profile = newProfile();
  addMention(profile, mention, given);
  return profile;
}

/** @param given as `givenNames` reads the mention's name */
export function addMention(profile: AuthorProfile, mention: AuthorMentionFacts, given: GivenNames): void {
  addNames(profile, [given]);
  profile.papers.set(mention.paper, given.key);
  addFacts(profile, {
    coauthors: mention.coauthors,
    organizations: mention.organizations,
    venues: mention.venue === null ? [] : [mention.venue],
    titleWords: mention.titleWords,
    years: mention.year === null ? null : [mention.year, mention.year],
  });
}

export function addNames(profile: AuthorProfile, names: readonly GivenNames[]): void {
  for (const given of names) {
    if (!profile.names.some(({ key }) => key === given.key)) profile.names.push(given);
  }
}

export function addFacts(profile: AuthorProfile, facts: ProfileFacts): void {
  for (const coauthor of facts.coauthors) profile.coauthors.add(coauthor);
  for (const organization of facts.organizations) profile.organizations.add(organization);
  for (const venue of facts.venues) profile.venues.add(venue);
  for (const word of facts.titleWords ?? []) profile.titleWords.set(word, (profile.titleWords.get(word) ?? 0) + 1);
  profile.years = span(profile.years, facts.years);
}

/** Adds all that is known of one profile to another. */
export function absorb(profile: AuthorProfile, other: AuthorProfile): void {
  addNames(profile, other.names);
  for (const [paper, name] of other.papers) profile.papers.set(paper, name);
  for (const coauthor of other.coauthors) profile.coauthors.add(coauthor);
  for (const organization of other.organizations) profile.organizations.add(organization);
  for (const venue of other.venues) profile.venues.add(venue);
  for (const [word, count] of other.titleWords) {
    profile.titleWords.set(word, (profile.titleWords.get(word) ?? 0) + count);
  }
  profile.years = span(profile.years, other.years);
}

function span(a: readonly [number, number] | null, b: readonly [number, number] | null): [number, number] | null {
  if (a === null || b === null) return a ? [a[0], a[1]] : b ? [b[0], b[1]] : null;
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}
