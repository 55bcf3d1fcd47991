import { parsePartialDate } from '../../identity/partial-date.js';
import { collectIdentifiers } from '../collect-identifiers.js';
import { markupToText } from '../markup-to-text.js';
import type { PaperRecord } from '../paper-record.js';
import { setFields } from '../set-fields.js';

/**
 * A row of iCite's metadata: authors as printed, references as PubMed ids.
 * @returns undefined where it has no title
 */
export function iCiteToPaper(row: Readonly<Record<string, string>>): PaperRecord | undefined {
  const title = (markupToText(row.title ?? '') || undefined)?.replace(/([^.])\.$/, '$1');
  if (title === undefined) return undefined;
  const names = (row.authors ?? '').split(',').map((name) => name.trim());
  const citedBy = row.citation_count ?? '';
  return setFields(
    { kind: 'paper', title, authors: names.filter((name) => name !== '').map((name) => ({ name })) },
    {
      recordKey: row.pmid,
      identifiers: collectIdentifiers([
        ['pubmed', row.pmid],
        ['doi', row.doi],
      ]),
      date: parsePartialDate(row.year ?? '')?.date,
      type: 'ARTICLE',
      venue: row.journal ? { name: row.journal, type: 'JOURNAL' } : undefined,
      references: (row.references ?? '')
        .split(/\s+/)
        .filter(Boolean)
        .map((value) => ({ identifier: { scheme: 'pubmed', value } })),
      citedByStated: /^\d+$/.test(citedBy) ? Number(citedBy) : undefined,
    },
  );
}
