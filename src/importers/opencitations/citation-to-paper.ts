import { parsePartialDate } from '../../identity/partial-date.js';
import type { IdentifierMention, PaperRecord } from '../paper-record.js';

/**
 * A row of the Index: the citing paper with one reference. Its title is empty, because the source states none: the row
 * says something about a paper that another source names.
 * @returns undefined where one of the two is missing
 */
export function citationToPaper(row: Readonly<Record<string, string>>): PaperRecord | undefined {
  const citing = identifiersOf(row.citing ?? '');
  const [cited] = identifiersOf(row.cited ?? '');
  if (citing.length === 0 || cited === undefined) return undefined;
  const paper: PaperRecord = {
    kind: 'paper',
    // Each citation is a record of its own: one paper cites many.
    recordKey: row.oci || `${row.citing}>${row.cited}`,
    identifiers: citing,
    title: '',
    authors: [],
    references: [{ identifier: cited }],
  };
  // 'creation' is the day of the citation: the publication of the citing paper.
  const date = parsePartialDate(row.creation ?? '')?.date;
  if (date !== undefined) paper.date = date;
  return paper;
}

/** 'omid:br/06... doi:10.1/x pmid:1', or one bare DOI or PubMed id, as the older dumps have it. */
export function identifiersOf(text: string): IdentifierMention[] {
  return text.split(/\s+/).flatMap((part): IdentifierMention[] => {
    const [, scheme, value] = /^([a-z]+):(\S+)$/.exec(part) ?? [];
    if (scheme !== undefined && value !== undefined) return [{ scheme: scheme === 'pmid' ? 'pubmed' : scheme, value }];
    if (/^10\.\d{4,9}\//.test(part)) return [{ scheme: 'doi', value: part }];
    return /^\d{1,9}$/.test(part) ? [{ scheme: 'pubmed', value: part }] : [];
  });
}
