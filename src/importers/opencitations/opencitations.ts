import type { Importer, Place, SourceItem } from '../importer.js';
import { readCsv } from '../read-csv.js';
import { citationToPaper } from './citation-to-paper.js';
import { iCiteToPaper } from './icite-to-paper.js';
import { metaToPaper } from './meta-to-paper.js';

/** OpenCitations Index (citing, cited), OpenCitations Meta, and iCite metadata, which its PubMed index is made of. */
export const openCitations: Importer = {
  format: 'opencitations',
  label: 'OpenCitations Index and Meta, iCite metadata (CSV)',
  detect: (head) => {
    const [first = ''] = head.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
    const names = new Set(first.split(',').map((name) => name.trim().replace(/^"|"$/g, '')));
    const has = (...wanted: string[]): boolean => wanted.every((name) => names.has(name));
    return (
      has('citing', 'cited') || has('id', 'title', 'author', 'pub_date', 'venue') || has('pmid', 'title', 'references')
    );
  },
  async *read(source) {
    for await (const { row, place, problems } of readCsv(source))
      yield problems ? { place, problems } : toItem(row, place);
  },
};

function toItem(row: Record<string, string>, place: Place): SourceItem {
  const isCitation = 'cited' in row;
  const record = isCitation ? citationToPaper(row) : 'pmid' in row ? iCiteToPaper(row) : metaToPaper(row);
  if (record !== undefined) return { place, record };
  const excerpt = Object.values(row).join(',').slice(0, 300);
  const reason = isCitation ? 'the row lacks its citing or its cited paper' : 'the row has no title';
  return {
    place,
    problems: [{ severity: 'QUARANTINED', code: isCitation ? 'IDENTIFIER_MISSING' : 'NO_TITLE', reason, excerpt }],
  };
}
