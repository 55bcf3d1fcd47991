import type { Importer, ImportSource, SourceItem } from '../importer.js';
import { textOf } from '../xml-element.js';
import { readXmlRecords } from '../xml-records.js';
import { dblpPaper, dblpPerson } from './dblp-record.js';

const records = [
  'article',
  'inproceedings',
  'proceedings',
  'book',
  'incollection',
  'phdthesis',
  'mastersthesis',
  'data',
  'www',
  'person',
];
const keys = 'conf|journals|books|phd|ms|series|reference|tr|homepages|persons|data|www';

/** dblp.xml (ISO-8859-1 with the entities of dblp.dtd), pieces of it, and the XML of one person or record from dblp.org. */
export const dblp: Importer = {
  format: 'dblp',
  label: 'dblp XML (publications and person records)',
  detect: (head) =>
    /<!DOCTYPE\s+dblp\b|<dblp(?:person)?[\s>]/.test(head) ||
    new RegExp(`<(?:${records.join('|')})\\s[^<>]*\\bkey\\s*=\\s*["'](?:${keys})/`).test(head),
  read,
};

async function* read(source: ImportSource): AsyncGenerator<SourceItem> {
  for await (const { element, place, problems } of readXmlRecords(source, { records })) {
    if (!element) {
      yield { place, problems };
      continue;
    }
    const key = element.attributes.key ?? '';
    const isPerson = element.name === 'person' || (element.name === 'www' && /^(?:homepages|persons)\//.test(key));
    if (isPerson && element.attributes.publtype === 'disambiguation') {
      const reason = `'${key}' stands for several people whom dblp could not tell apart`;
      yield { place, problems: [{ severity: 'FLAGGED', code: 'DISAMBIGUATION_PAGE', reason }] };
      continue;
    }
    const record = isPerson ? dblpPerson(element) : dblpPaper(element);
    if (record) yield problems.length > 0 ? { place, record, problems } : { place, record };
    else {
      const [code, what] = isPerson ? ['NO_NAME', 'author'] : ['NO_TITLE', 'title'];
      const reason = `the <${element.name}> '${key}' has no <${what}>`;
      yield { place, problems: [{ severity: 'QUARANTINED', code, reason, excerpt: textOf(element).slice(0, 200) }] };
    }
  }
}
