import { isContainer, isSharedScheme, type PaperMatch, publishedSchemes } from '../../identity/match-papers.js';
import { paperKey } from '../../identity/paper-key.js';
import type { KnownPaper } from './paper-facts.js';

/** Whether the first of two papers is the one that an id belongs to that papers share: the book, else the first by title. */
export function isFirstOfSharing(a: KnownPaper, b: KnownPaper): boolean {
  return isBefore(sharingRank(a), sharingRank(b));
}

function sharingRank({ type, titleKey, year, identifiers }: KnownPaper): string[] {
  const named = identifiers.filter(({ scheme }) => !isSharedScheme(scheme));
  return [isContainer(type) ? '0' : '1', titleKey, String(year ?? ''), paperKey(named, '', null)];
}

function isBefore(a: readonly string[], b: readonly string[]): boolean {
  const at = a.findIndex((part, index) => part !== b[index]);
  return at >= 0 && (a[at] as string) < (b[at] as string);
}

interface FoundMatch {
  match: PaperMatch;
  known: KnownPaper;
}

/** Whether a record is rather the first of two: more names in common, then nearer years, then what was published, then the key. */
export function isBetterMatch(a: FoundMatch, b: FoundMatch): boolean {
  const number = ({ match }: FoundMatch, field: string) => Number(match.evidence[field] ?? 0);
  const byNames = number(a, 'authorsInCommon') - number(b, 'authorsInCommon');
  if (byNames !== 0) return byNames > 0;
  const byYears = number(a, 'yearsApart') - number(b, 'yearsApart');
  if (byYears !== 0) return byYears < 0;
  const byKind = Number(isPublished(a.known)) - Number(isPublished(b.known));
  if (byKind !== 0) return byKind > 0;
  const keyOf = ({ known }: FoundMatch) => paperKey(known.identifiers, known.titleKey, known.year);
  return keyOf(a) < keyOf(b);
}

function isPublished({ identifiers }: KnownPaper): boolean {
  return identifiers.some(({ scheme, value }) => {
    return publishedSchemes.some((known) => known === scheme) && !value.startsWith('10.48550/arxiv.');
  });
}
