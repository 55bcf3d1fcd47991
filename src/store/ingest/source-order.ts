import type { PaperRecord } from '../../importers/paper-record.js';

/** What one source record says of a paper. */
export interface PaperSource {
  /** Of the source record. */
  id: number;
  /** Of the importer that read it. */
  format: string;
  /** Of the record's content. */
  hash: string;
  record: PaperRecord;
}

/**
 * Formats by whose word counts more: who edits or registers a work before who lists it, and those before who gathers lists.
 * Formats of one line are equals. Those not named come last: files in which people keep what they read.
 */
const authority: readonly (readonly string[])[] = [
  ['papergraph'],
  ['acl', 'acl-venue', 'mlanthology', 'pubmed-xml', 'papercopilot'],
  ['crossref', 'crossref-xml', 'datacite'],
  ['dblp'],
  ['arxiv-json', 'arxiv-atom', 'arxiv-oai', 'arxiv-abs'],
  ['openalex', 'semantic-scholar', 'orcid'],
  ['openalex-csv', 'paperscape', 'opencitations', 'medline', 'web-of-science'],
];
const ranks = new Map(authority.flatMap((formats, rank) => formats.map((format) => [format, rank] as const)));

/**
 * The order in which sources are believed, which is not that in which they came: by the authority of their format, then
 * who says more, then by the hash of what they say.
 */
export function compareSources(a: PaperSource, b: PaperSource): number {
  const byFormat = rankOfFormat(a.format) - rankOfFormat(b.format);
  if (byFormat !== 0) return byFormat;
  const byFields = Object.keys(b.record).length - Object.keys(a.record).length;
  if (byFields !== 0) return byFields;
  return a.hash < b.hash ? -1 : a.hash > b.hash ? 1 : a.id - b.id;
}

/** From 0: formats of less count more. */
export function rankOfFormat(format: string): number {
  return ranks.get(format) ?? authority.length;
}

/** Above every rank of a format: who merely mentions something counts less than whoever has a record about it. */
export const mentionRank = authority.length + 1;
