import type { Importer } from '../importer.js';
import { readXmlRecords } from '../xml-records.js';
import { pubmedArticle } from './pubmed-article.js';
import { pubmedBook } from './pubmed-book.js';

/** PubMed XML: articles and book records, as E-utilities and the yearly baseline have them. */
export const pubmedXml: Importer = {
  format: 'pubmed-xml',
  label: 'PubMed XML (MEDLINE baseline, E-utilities)',
  detect: (head) =>
    /^\s*(?:<\?xml|<!--|<!DOCTYPE|<[A-Z])/.test(head) &&
    /<(?:PubmedArticle|PubmedBookArticle|MedlineCitation)[\s>S]/.test(head),
  async *read(source) {
    for await (const item of readXmlRecords(source, { records: ['PubmedArticle', 'PubmedBookArticle'] })) {
      const { element, place, problems } = item;
      if (element === undefined) {
        yield { place, problems };
        continue;
      }
      const record = element.name === 'PubmedArticle' ? pubmedArticle(element) : pubmedBook(element);
      const notes = problems ?? [];
      if (record.title !== '') yield notes.length > 0 ? { place, record, problems: notes } : { place, record };
      else {
        const reason = `the record "${record.recordKey ?? ''}" has no title`;
        yield { place, problems: [{ severity: 'QUARANTINED', code: 'NO_TITLE', reason }, ...notes] };
      }
    }
  },
};
