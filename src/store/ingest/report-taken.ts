import type { Identifier } from '../../identity/identifiers.js';
import type { ProblemNote } from '../../importers/importer.js';
import { identifierKey } from './identifier-registry.js';

/** Ids that many papers of one book, journal or page share: that another has them is no problem. */
const sharedSchemes = new Set(['isbn', 'issn', 'url']);

/** Notes the identifiers that stay with whoever had them first. */
export function reportTaken(problems: ProblemNote[], taken: readonly Identifier[]): void {
  for (const identifier of taken) {
    if (sharedSchemes.has(identifier.scheme)) continue;
    problems.push({
      severity: 'FLAGGED',
      code: 'IDENTIFIER_TAKEN',
      reason: `add identifier: '${identifierKey(identifier)}' belongs to another entry, where it stays`,
      excerpt: identifierKey(identifier),
    });
  }
}
