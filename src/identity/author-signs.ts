import type { KnownName } from './author-facts.js';
import { type Identifier, normalizeIdentifier } from './identifiers.js';

/** Under this scheme stand the numbers of people about whom a person decided: nothing else speaks against that. */
export const curatedScheme = 'curated';

/** Schemes of which one person has one value, so that another value is another person; the surest first. */
export const personSchemes = [
  curatedScheme,
  'orcid',
  'papergraph',
  'acl-person',
  'acl',
  'isni',
  'dblp-person',
  'openalex',
  's2author',
];

/** What can forbid that two are one person, whatever else speaks for it. Most have none of it, so sets are shared. */
export interface AuthorSigns {
  /** As 'scheme:value', normalized. */
  identifiers: ReadonlySet<string>;
  /** 'Jr.', 'III', ... */
  suffixes: ReadonlySet<string>;
  /** dblp's numbers of namesakes. */
  homonyms: ReadonlySet<string>;
}

const none: ReadonlySet<string> = new Set();

/** @param identifiers as 'scheme:value', normalized, the surest scheme first */
export function newSigns(identifiers: readonly string[] = []): AuthorSigns {
  return {
    identifiers: identifiers.length === 0 ? none : new Set(identifiers),
    suffixes: none,
    homonyms: none,
  };
}

/** What one mention says; identifiers stand the surest first. */
export function mentionSigns(mention: { name: KnownName; identifiers: readonly Identifier[] }): AuthorSigns {
  const signs = newSigns(identifierKeys(mention.identifiers));
  addNameSigns(signs, mention.name);
  return signs;
}

export function addNameSigns(signs: AuthorSigns, name: KnownName): void {
  if (name.suffix !== null) signs.suffixes = union(signs.suffixes, [name.suffix]);
  if (name.homonym !== null) signs.homonyms = union(signs.homonyms, [name.homonym]);
}

export function absorbSigns(signs: AuthorSigns, other: AuthorSigns): void {
  signs.identifiers = union(signs.identifiers, other.identifiers);
  signs.suffixes = union(signs.suffixes, other.suffixes);
  signs.homonyms = union(signs.homonyms, other.homonyms);
}

/** The set itself where it holds all of them. */
function union(set: ReadonlySet<string>, added: Iterable<string>): ReadonlySet<string> {
  let all: Set<string> | undefined;
  for (const text of added) {
    if (set.has(text)) continue;
    all ??= new Set(set);
    all.add(text);
  }
  return all ?? set;
}

/** Normalized 'scheme:value' of identifiers that can be read, the surest scheme first. */
export function identifierKeys(identifiers: readonly Identifier[]): string[] {
  if (identifiers.length === 0) return [];
  return identifiers
    .map(normalizeIdentifier)
    .filter((identifier) => identifier !== null)
    .map(({ scheme, value }) => `${scheme}:${value}`)
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
}

/**
 * Why two can't be one person: the scheme in which both have ids and none in common, 'suffix' or 'homonym'; null where
 * nothing forbids it. An equal identifier of a surer scheme outweighs a clash in a lesser one, because sources split
 * people more often than ORCID does.
 */
export function findVeto(a: AuthorSigns, b: AuthorSigns): string | null {
  if (a.identifiers.size > 0 && b.identifiers.size > 0) {
    for (const scheme of personSchemes) {
      const clash = compareIds(scheme, a.identifiers, b.identifiers);
      if (clash === 'equal') return null;
      if (clash === 'different') return scheme;
    }
  }
  if (isDisjoint(a.suffixes, b.suffixes)) return 'suffix';
  if (isDisjoint(a.homonyms, b.homonyms)) return 'homonym';
  return null;
}

function compareIds(scheme: string, a: ReadonlySet<string>, b: ReadonlySet<string>): 'equal' | 'different' | 'unknown' {
  let hasOwn = false;
  for (const key of a) {
    if (!isOf(key, scheme)) continue;
    if (b.has(key)) return 'equal';
    hasOwn = true;
  }
  if (!hasOwn) return 'unknown';
  for (const key of b) if (isOf(key, scheme)) return 'different';
  return 'unknown';
}

function isOf(key: string, scheme: string): boolean {
  return key.startsWith(scheme) && key[scheme.length] === ':';
}

function rank(key: string): number {
  const at = personSchemes.findIndex((scheme) => isOf(key, scheme));
  return at === -1 ? personSchemes.length : at;
}

function isDisjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  if (a.size === 0 || b.size === 0) return false;
  for (const value of a) if (b.has(value)) return false;
  return true;
}
