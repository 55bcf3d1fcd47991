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

/** What can forbid that two are one person, whatever else speaks for it. */
export interface AuthorSigns {
  /** As 'scheme:value', normalized. */
  identifiers: Set<string>;
  /** 'Jr.', 'III', ... */
  suffixes: Set<string>;
  /** dblp's numbers of namesakes. */
  homonyms: Set<string>;
}

export function newSigns(): AuthorSigns {
  return { identifiers: new Set(), suffixes: new Set(), homonyms: new Set() };
}

/** What one mention says; identifiers stand the surest first. */
export function mentionSigns(mention: { name: KnownName; identifiers: readonly Identifier[] }): AuthorSigns {
  const signs = newSigns();
  addNameSigns(signs, mention.name);
  for (const key of identifierKeys(mention.identifiers)) signs.identifiers.add(key);
  return signs;
}

export function addNameSigns(signs: AuthorSigns, name: KnownName): void {
  if (name.suffix !== null) signs.suffixes.add(name.suffix);
  if (name.homonym !== null) signs.homonyms.add(name.homonym);
}

export function absorbSigns(signs: AuthorSigns, other: AuthorSigns): void {
  for (const identifier of other.identifiers) signs.identifiers.add(identifier);
  for (const suffix of other.suffixes) signs.suffixes.add(suffix);
  for (const homonym of other.homonyms) signs.homonyms.add(homonym);
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
