import type { Importer, ImportSource, SourceItem } from '../importer.js';
import { childText, textOf } from '../xml-element.js';
import { readXmlRecords } from '../xml-records.js';
import { unixrefPaper } from './unixref-paper.js';

/** Crossref's XML: unixref and unixsd, alone, in query results or in OAI-PMH lists. */
export const unixref: Importer = {
  format: 'crossref-xml',
  label: 'Crossref XML (unixref, unixsd, OAI-PMH)',
  detect: (head) =>
    /<(?:\w+:)?crossref[\s>]/.test(head) &&
    /<doi_records?[\s>]|<crossref_result[\s>]|info:doi\/|crossref\.org\/xschema/.test(head),
  read,
};

async function* read(source: ImportSource): AsyncGenerator<SourceItem> {
  for await (const { element, place, problems } of readXmlRecords(source, { records: ['crossref'] })) {
    if (!element) {
      yield { place, problems };
      continue;
    }
    const record = unixrefPaper(element);
    if (record) {
      yield problems.length > 0 ? { place, record, problems } : { place, record };
      continue;
    }
    const error = childText(element, 'error');
    const code = error ? 'API_ERROR' : 'NO_TITLE';
    const reason = error ? `Crossref answered with an error: ${error}` : 'the record has no title';
    yield { place, problems: [{ severity: 'QUARANTINED', code, reason, excerpt: textOf(element).slice(0, 200) }] };
  }
}
