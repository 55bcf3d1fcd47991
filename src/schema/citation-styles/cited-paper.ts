import type { Identifier } from '../../identity/identifiers.js';
import { type PersonName, parsePersonName } from '../../identity/person-name.js';
import type { PaperRow, VenueRow } from '../../store/store.js';

/** What a bibliography says of a paper. */
export interface CitedPaper {
  paper: PaperRow;
  identifiers: readonly Identifier[];
  venue: VenueRow | null;
  /** As printed, in byline order. */
  authors: readonly string[];
  editors: readonly string[];
}

/** Where an author list was cut, a reader of the bibliography should know. */
export const incompleteNote = 'The author list is incomplete in the source.';

export function identifierOf({ identifiers }: CitedPaper, scheme: string): string | undefined {
  return identifiers.find((identifier) => identifier.scheme === scheme)?.value;
}

/** The parts of the date that are known, as numbers: year, month, day. */
export function dateParts({ paper }: CitedPaper): number[] {
  if (paper.date) return paper.date.split('-').map(Number);
  return paper.year === null ? [] : [paper.year];
}

/** Line breaks and runs of spaces as single spaces. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

export function personNames(names: readonly string[]): PersonName[] {
  return names.map((name) => parsePersonName({ name }));
}

/** True where the name has no parts: a collaboration, or a single name. */
export function isWhole(name: PersonName): boolean {
  return name.isCollective || name.given.length === 0;
}

/** First and last page, where the pages are a range. */
export function pageRange(pages: string): [first: string, last?: string] {
  const [first = pages, last] = pages.split(/\s*(?:-{1,3}|[‐‑–—])\s*/u);
  return last ? [first, last] : [oneLine(pages)];
}
