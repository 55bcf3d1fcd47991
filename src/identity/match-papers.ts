import { type Identifier, identifierGroups, normalizeIdentifier } from './identifiers.js';
import { areNearTitles } from './near-titles.js';
import { isSharedTitle } from './title-key.js';

/** What the rule looks at; `titleKey` as `titleKey()` gives it, authors in byline order. */
export interface PaperFacts {
  identifiers: readonly Identifier[];
  titleKey: string;
  year: number | null;
  authors: readonly { folded: string; blockKey: string }[];
  /** False where the source cut the byline. */
  authorsComplete: boolean;
  type?: string | null;
}

export interface PaperMatch {
  same: boolean;
  /** 'identifier', 'title', 'preprint', or the name of what spoke against: 'identifier-conflict', 'title-differs', ... */
  rule: string;
  /** The record is the preprint of the candidate (PREPRINT_OF), or the candidate the preprint of the record (HAS_PREPRINT). */
  relation?: 'PREPRINT_OF' | 'HAS_PREPRINT';
  evidence: Record<string, unknown>;
}

/** Schemes of which one paper has one value, so that two values are two papers. */
export const conflictSchemes = ['doi', 'arxiv', 'acl', 'pubmed', 'pmcid', 'openalex', 's2', 's2corpus', 'mag'] as const;
/** Ids that many papers share: no evidence either way. */
const sharedSchemes = new Set(['isbn', 'issn', 'url']);
/** Whether many papers share an id of this scheme. */
export function isSharedScheme(scheme: string): boolean {
  return sharedSchemes.has(scheme);
}

/** Whether a work of this type holds others. */
export function isContainer(type: string | null | undefined): boolean {
  return containerTypes.has(type ?? '');
}

/** Ids of published versions; a record without any of them that has an arXiv id is a preprint. */
export const publishedSchemes = ['doi', 'acl', 'pubmed', 'pmcid'] as const;
/** Types of which one work doesn't come out twice under one name within a year. */
const containerTypes = new Set(['BOOK', 'PROCEEDINGS']);

export const paperMatchDefaults = {
  /** Years by which two sources may date one paper apart. */
  yearsApart: 1,
  /** Years by which a published version may follow its preprint. */
  preprintYearsApart: 3,
  /** Share of the shorter byline's names that must agree. */
  authorShare: 0.6,
};

/**
 * Whether a record is the same paper as a candidate. An equal identifier decides, unless titles and names or another id
 * say that it was printed on the wrong paper. Two different identifiers of one
 * scheme veto equality; a preprint and its published version are then reported as related. Otherwise the titles must be
 * equal and say something, the bylines agree and the years be close.
 *
 * @param record what a source says now.
 * @param candidate what is known.
 */
export function samePaper(record: PaperFacts, candidate: PaperFacts, options = paperMatchDefaults): PaperMatch {
  const own = bySchemes(record.identifiers);
  const known = bySchemes(candidate.identifiers);
  const shared: string[] = [];
  for (const [scheme, values] of own) {
    if (sharedSchemes.has(scheme)) continue;
    for (const value of values) if (known.get(scheme)?.has(value)) shared.push(`${scheme}:${value}`);
  }
  const conflicts = conflictSchemes.filter((scheme) => isDisjoint(own.get(scheme), known.get(scheme)));
  if (shared.length > 0) {
    const evidence = { identifiers: shared.sort(), schemes: conflicts };
    // One DOI printed on two papers: they have ids of their own in another scheme, and other titles.
    if (conflicts.length > 0 && record.titleKey !== candidate.titleKey) return no('identifier-reused', evidence);
    // The Anthology gives one paper one id, and two of one title two.
    if (conflicts.includes('acl')) return no('identifier-reused', evidence);
    if (isOtherWork(record, candidate)) return no('identifier-reused', evidence);
    return { same: true, rule: 'identifier', evidence };
  }
  if (record.titleKey === '' || record.titleKey !== candidate.titleKey) return no('title-differs', {});
  if (isSharedTitle(record.titleKey)) return no('title-shared', { titleKey: record.titleKey });
  const authors = compareBylines(record, candidate, options.authorShare);
  if (!authors.agree) return no('authors-differ', authors.evidence);
  const yearsApart = record.year === null || candidate.year === null ? null : Math.abs(record.year - candidate.year);
  const evidence = { titleKey: record.titleKey, yearsApart, ...authors.evidence };
  const relation = preprintRelation(record, own, candidate, known, conflicts);
  if (relation && yearsApart !== null && yearsApart <= options.preprintYearsApart && authors.evidence.compared !== 0) {
    return { same: false, rule: 'preprint', relation, evidence };
  }
  if (conflicts.length > 0) return no('identifier-conflict', { ...evidence, schemes: conflicts });
  if (yearsApart === null) return no('year-unknown', evidence);
  if (yearsApart > options.yearsApart) return no('year-differs', evidence);
  if (isContainer(record.type) !== isContainer(candidate.type)) return no('type-differs', evidence);
  return { same: true, rule: 'title', evidence };
}

function no(rule: string, evidence: Record<string, unknown>): PaperMatch {
  return { same: false, rule, evidence };
}

/** Neither title nor any name is like the other's: an identifier was printed on the wrong paper. */
function isOtherWork(a: PaperFacts, b: PaperFacts): boolean {
  if (areNearTitles(a.titleKey, b.titleKey)) return false;
  if (!a.authorsComplete || !b.authorsComplete || a.authors.length === 0 || b.authors.length === 0) return false;
  // Names and titles in two scripts can't be compared.
  if (isLatin(a.titleKey) !== isLatin(b.titleKey)) return false;
  const families = new Set(b.authors.flatMap(({ folded }) => folded.split(' ')));
  return !a.authors.some(({ folded }) => folded.split(' ').some((part) => part.length > 1 && families.has(part)));
}

function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text);
}

function isDisjoint(a: Set<string> | undefined, b: Set<string> | undefined): boolean {
  if (!a || !b) return false;
  for (const value of a) if (b.has(value)) return false;
  return true;
}

/** Scheme to values, with the ids that other ids imply; arXiv's own DOI counts as the arXiv id alone. */
function bySchemes(identifiers: readonly Identifier[]): Map<string, Set<string>> {
  const schemes = new Map<string, Set<string>>();
  const stated = identifiers.flatMap((mention) => normalizeIdentifier(mention) ?? []);
  for (const { scheme, value } of identifierGroups(stated).flat()) {
    if (scheme === 'doi' && value.startsWith('10.48550/arxiv.')) continue;
    const values = schemes.get(scheme) ?? new Set();
    schemes.set(scheme, values.add(value));
  }
  return schemes;
}

type Schemes = Map<string, Set<string>>;

function preprintRelation(
  record: PaperFacts,
  own: Schemes,
  candidate: PaperFacts,
  known: Schemes,
  conflicts: readonly string[],
): 'PREPRINT_OF' | 'HAS_PREPRINT' | null {
  // Two preprints, or two published versions, of one scheme are two papers.
  if (conflicts.includes('arxiv') || publishedSchemes.some((scheme) => conflicts.includes(scheme))) return null;
  if (isPreprint(record, own) && isPublished(candidate, known)) return 'PREPRINT_OF';
  if (isPublished(record, own) && isPreprint(candidate, known)) return 'HAS_PREPRINT';
  return null;
}

function isPreprint(facts: PaperFacts, schemes: Schemes): boolean {
  return !publishedSchemes.some((scheme) => schemes.has(scheme)) && (schemes.has('arxiv') || facts.type === 'PREPRINT');
}

function isPublished(facts: PaperFacts, schemes: Schemes): boolean {
  return publishedSchemes.some((scheme) => schemes.has(scheme)) && !schemes.has('arxiv') && facts.type !== 'PREPRINT';
}

/**
 * Block keys in common, of the shorter byline. Where a byline was cut, only as many names of the other one are
 * compared, from its start; both without names agree about nothing and differ in nothing.
 */
function compareBylines(
  a: PaperFacts,
  b: PaperFacts,
  authorShare: number,
): { agree: boolean; evidence: { authorsInCommon: number; compared: number } } {
  const length = Math.min(a.authors.length, b.authors.length);
  if (length === 0) {
    const agree = a.authors.length === b.authors.length && a.authorsComplete && b.authorsComplete;
    return { agree, evidence: { authorsInCommon: 0, compared: 0 } };
  }
  const isCut = !a.authorsComplete || !b.authorsComplete;
  const keysOf = (facts: PaperFacts): string[] =>
    facts.authors.slice(0, isCut ? length : facts.authors.length).map((author) => author.blockKey);
  const left = keysOf(a);
  const right = keysOf(b);
  const open = new Map<string, number>();
  for (const key of right) open.set(key, (open.get(key) ?? 0) + 1);
  let authorsInCommon = 0;
  for (const key of left) {
    const count = open.get(key) ?? 0;
    if (count === 0) continue;
    open.set(key, count - 1);
    authorsInCommon++;
  }
  const compared = isCut ? length : Math.max(left.length, right.length);
  return { agree: authorsInCommon / compared >= authorShare, evidence: { authorsInCommon, compared } };
}
