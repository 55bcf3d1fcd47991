import { collectIdentifiers } from '../collect-identifiers.js';
import type { IdentifierMention } from '../paper-record.js';

/**
 * Ids that stand where there is nobody and nothing: whom OpenAlex did not disambiguate, and what it has deleted. Who took
 * them for ids would make one of all who bear them.
 * @see https://docs.openalex.org/api-entities/authors/author-disambiguation
 */
const nobody: ReadonlySet<string> = new Set(['A9999999999', 'W4285719527']);

/** 'https://openalex.org/W1' and 'https://openalex.org/works/W1' as 'W1'. */
export function shortId(id: string | undefined): string | undefined {
  return id?.replace(/^https?:\/\/(?:api\.)?openalex\.org\/(?:[a-z]+\/(?=[A-Z]))?/i, '');
}

/** Whether an id, in whichever spelling, stands for nobody or for what was deleted. */
export function isNobody(id: string | undefined): boolean {
  return nobody.has(shortId(id?.trim()) ?? '');
}

/** The identifiers that something has; an OpenAlex id that stands for nobody is none. */
export function openAlexIdentifiers(
  pairs: readonly (readonly [scheme: string, value: string | undefined])[],
): IdentifierMention[] | undefined {
  return collectIdentifiers(pairs.filter(([scheme, value]) => scheme !== 'openalex' || !isNobody(value)));
}
