import { parseRef } from '../identity/identifiers.js';
import type { IdentifierMention } from './paper-record.js';

/** Schemes that name the paper itself when they stand in its address. */
const paperSchemes = new Set(['doi', 'arxiv', 'acl', 'pubmed', 'pmcid', 's2', 's2corpus', 'dblp', 'hal', 'handle']);

/**
 * The identifiers that a record states, each once, empty ones left out.
 * @param pairs scheme and value as the source has them
 * @returns undefined where there is none
 */
export function collectIdentifiers(
  pairs: readonly (readonly [scheme: string, value: string | number | null | undefined])[],
): IdentifierMention[] | undefined {
  const identifiers: IdentifierMention[] = [];
  for (const [scheme, raw] of pairs) {
    const value = raw === null || raw === undefined ? '' : String(raw).trim();
    if (value === '' || identifiers.some((other) => other.scheme === scheme && other.value === value)) continue;
    identifiers.push({ scheme, value });
  }
  return identifiers.length === 0 ? undefined : identifiers;
}

/** The identifier that an address of a paper holds (a DOI, an arXiv id, ...); of a plain page none. */
export function identifierInUrl(url: string | undefined): [scheme: string, value: string] | undefined {
  const found = url ? parseRef(url) : null;
  return found && paperSchemes.has(found.scheme) ? [found.scheme, found.value] : undefined;
}
