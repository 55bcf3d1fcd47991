import { equivalentIdentifiers, type Identifier, normalizeIdentifier } from './identifiers.js';
import { slug } from './slug.js';

/** Best first. Schemes not named here come after these, by name. */
const preference = [
  'doi',
  'arxiv',
  'acl',
  'pubmed',
  'pmcid',
  'dblp',
  'openalex',
  's2',
  's2corpus',
  'mag',
  'hal',
  'handle',
];
/** Ids that many papers of one book, journal or page share. */
const sharedSchemes = new Set(['isbn', 'issn', 'url']);

/**
 * A paper's key for people: its best identifier ('doi:10.18653/v1/p18-1001', 'arxiv:2209.06794'), or where it has none
 * the slug of its title with the year. The order of the identifiers doesn't matter; of several in one scheme the first
 * by code points is taken, and arXiv's own DOI gives way to the arXiv id.
 *
 * @param identifiers as sources give them or normalized.
 */
export function paperKey(identifiers: readonly Identifier[], title: string, year: number | null): string {
  let best: Identifier | null = null;
  for (const mention of identifiers) {
    const normal = normalizeIdentifier(mention);
    if (!normal) continue;
    for (const identifier of equivalentIdentifiers(normal)) {
      if (sharedSchemes.has(identifier.scheme) || identifier.value.startsWith('10.48550/arxiv.')) continue;
      if (best === null || isBefore(identifier, best)) best = identifier;
    }
  }
  if (best) return `${best.scheme}:${best.value}`;
  return `${slug(title) || 'untitled'}${year === null ? '' : `-${year}`}`;
}

function isBefore(a: Identifier, b: Identifier): boolean {
  const rankA = rank(a.scheme);
  const rankB = rank(b.scheme);
  if (rankA !== rankB) return rankA < rankB;
  return a.scheme === b.scheme ? a.value < b.value : a.scheme < b.scheme;
}

function rank(scheme: string): number {
  const at = preference.indexOf(scheme);
  return at === -1 ? preference.length : at;
}
