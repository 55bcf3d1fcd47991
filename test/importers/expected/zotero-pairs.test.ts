import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectImporter } from '../../../src/importers/detect.js';
import type { PaperRecord } from '../../../src/importers/paper-record.js';
import { comparedRecord, differences } from './expected-paper.js';
import { comparedItem, type ZoteroItem } from './zotero-item.js';

const root = join(import.meta.dirname, '../../../../shared/data/zotero-import-tests');
const formats: Readonly<Record<string, string>> = {
  BibTeX: 'bibtex',
  RIS: 'ris',
  CSL_JSON: 'csl-json',
  PubMed_XML: 'pubmed-xml',
  Datacite_JSON: 'datacite',
  MEDLINEnbib: 'medline',
  Crossref_Unixref_XML: 'crossref-xml',
  OpenAlex_JSON: 'openalex',
};

const month = 'the month that the file states is kept';
const firstOfJanuary = 'the first of January stands for the year';

/** Where we read another thing than Zotero, on purpose: folder, file, number of the item; the fields; the reason. */
const intended: Readonly<Record<string, { fields: string[]; reason: string }>> = {
  'BibTeX 002 0': {
    fields: ['editors'],
    reason: 'Zotero leaves out the editors of a paper that inherits; we keep them',
  },
  'BibTeX 002 1': { fields: ['type'], reason: 'proceedings are no book to us' },
  'BibTeX 003 0': { fields: ['authors'], reason: "BibTeX's second part of three is the suffix" },
  'BibTeX 005 0': { fields: ['title'], reason: 'an accent without letter stays the sign that was typed' },
  'BibTeX 009 0': { fields: ['title'], reason: 'a double backslash breaks the line, the brace after it opens a group' },
  'BibTeX 011 0': { fields: ['type'], reason: 'an article with an arXiv id and no journal is a preprint' },
  'BibTeX 018 0': { fields: ['authors'], reason: 'the doubled backslash of the file breaks the line, as in TeX' },
  'BibTeX 019 0': { fields: ['authors'], reason: "'KC' stays as printed" },
  'BibTeX 021 0': { fields: ['authors'], reason: 'white space after a command belongs to the command' },
  'RIS 002 7': { fields: ['venue'], reason: 'the title of the book goes before its abbreviation' },
  'RIS 002 9': { fields: ['type'], reason: 'a catalog is no article to us' },
  'RIS 002 11': { fields: ['editors'], reason: "a classical work's second name is counted among the editors" },
  'RIS 002 16': { fields: ['venue'], reason: 'the title of the book goes before its abbreviation' },
  'RIS 002 18': { fields: ['issue'], reason: 'words are no issue in the field of many meanings' },
  'RIS 002 19': { fields: ['editors'], reason: "the file names its editor second and its series' editor third" },
  'RIS 002 21': { fields: ['venue'], reason: 'the title of the book goes before its abbreviation' },
  'RIS 002 25': { fields: ['type', 'issue'], reason: 'a generic record is no article; words are no issue' },
  'RIS 002 27': { fields: ['type', 'issue'], reason: 'a grant is no article; words are no issue' },
  'RIS 002 42': { fields: ['editors'], reason: "the file names its editor second and its series' editor third" },
  'RIS 002 46': {
    fields: ['editors', 'type', 'issue'],
    reason: 'an unpublished work is no article; words are no issue',
  },
  'RIS 004 3': { fields: ['volume'], reason: 'VL is the volume' },
  'RIS 004 4': { fields: ['volume'], reason: 'VL is the volume' },
  'RIS 004 7': { fields: ['volume'], reason: 'VL is the volume' },
  'RIS 004 10': { fields: ['venue'], reason: 'Zotero reads the proceedings from a note; we have the series' },
  'RIS 004 15': { fields: ['type'], reason: 'a generic record is no article' },
  'RIS 004 18': { fields: ['type'], reason: 'a paper in press is an article' },
  'RIS 004 20': { fields: ['editors'], reason: 'Zotero reads the editor from a note' },
  'RIS 004 34': { fields: ['type'], reason: 'a catalog is no article to us' },
  'RIS 004 36': {
    fields: ['editors', 'type'],
    reason: 'an unpublished work is no article, and its second name is counted nowhere',
  },
  'PubMed_XML 006 0': { fields: ['pages'], reason: 'a code of letters is no page' },
  'PubMed_XML 007 0': { fields: ['venue'], reason: 'the name of the journal stays whole' },
  'Datacite_JSON 004 0': { fields: ['pages'], reason: "'Seiten' is no part of the pages" },
  'Datacite_JSON 005 0': { fields: ['pages'], reason: "'Pages' is no part of the pages" },
  'Datacite_JSON 006 0': { fields: ['pages'], reason: 'the name of the journal is no page' },
  'Datacite_JSON 007 0': { fields: ['pages'], reason: "'Pages' is no part of the pages" },
  'Datacite_JSON 010 0': { fields: ['date'], reason: "the record's own date goes before that of the printed book" },
  'Datacite_JSON 014 0': { fields: ['type'], reason: 'a data paper is an article' },
  'MEDLINEnbib 000 0': { fields: ['type'], reason: 'neither type nor journal is stated, so no type is given' },
  'MEDLINEnbib 005 0': { fields: ['date'], reason: 'the day of the electronic edition says more' },
  'MEDLINEnbib 006 1': { fields: ['type'], reason: "ERIC's journal is the publisher of a report" },
  'MEDLINEnbib 007 1': { fields: ['title'], reason: 'the title that the file states is kept' },
  'MEDLINEnbib 008 0': { fields: ['pages'], reason: "a publisher's long code is no page" },
  'Crossref_Unixref_XML 000 0': { fields: ['date'], reason: month },
  'Crossref_Unixref_XML 001 0': {
    fields: ['date', 'title'],
    reason: "the earlier of online and print, as Crossref's 'issued'; an index stands at its letter",
  },
  'Crossref_Unixref_XML 002 0': { fields: ['date'], reason: month },
  'Crossref_Unixref_XML 003 0': { fields: ['date'], reason: month },
  'Crossref_Unixref_XML 008 0': {
    fields: ['date', 'title'],
    reason: `${month}; a dash of Windows-1252 is a dash, where Zotero drops it`,
  },
  'OpenAlex_JSON 002 0': { fields: ['date'], reason: firstOfJanuary },
  'OpenAlex_JSON 003 0': { fields: ['date'], reason: firstOfJanuary },
  'OpenAlex_JSON 005 3': {
    fields: ['authors', 'title'],
    reason: 'names and titles as printed: OpenAlex shows one author by his name in another script',
  },
  'OpenAlex_JSON 005 4': {
    fields: ['authors', 'date'],
    reason: `names as printed, not as OpenAlex shows its authors; ${firstOfJanuary}`,
  },
  'OpenAlex_JSON 006 0': { fields: ['authors'], reason: 'names as printed, not as OpenAlex shows its authors' },
  'OpenAlex_JSON 007 0': {
    fields: ['authors', 'date'],
    reason: `names as printed: OpenAlex takes one author for another; ${firstOfJanuary}`,
  },
};

/** What Zotero calls an item that has no title; we quarantine it. */
const untitled = '[No title found]';

/** Kinds of items that stand for no paper, book or data: how they come in is not compared. */
const notScholarly = new Set(
  [
    'artwork',
    'film',
    'bill',
    'case',
    'patent',
    'map',
    'statute',
    'hearing',
    'letter',
    'email',
    'webpage',
    'blogPost',
  ].concat(['audioRecording', 'videoRecording', 'manuscript', 'document']),
);

it.skipIf(!existsSync(root))('meets every pair of Zotero that is named as different', () => {
  const isThere = (key: string) => {
    const [, folder = '', number = ''] = /^(\w+) (\d+) \d+$/.exec(key) ?? [];
    return folder in formats && existsSync(join(root, folder, `${number}.expected.json`));
  };
  expect(Object.keys(intended).filter((key) => !isThere(key))).toEqual([]);
});

describe.skipIf(!existsSync(root)).each(Object.entries(formats))(
  'pairs of Zotero: %s (left out where ../shared/data is absent)',
  (folder, format) => {
    const names = existsSync(root) ? readdirSync(join(root, folder)).filter((name) => name.includes('.input.')) : [];

    it.each(names)('%s', async (name) => {
      const source = { name, open: () => createReadStream(join(root, folder, name)) };
      const importer = await detectImporter(source);
      expect(importer?.format).toBe(format);
      const ours: PaperRecord[] = [];
      for await (const { record } of importer?.read(source) ?? []) if (record?.kind === 'paper') ours.push(record);
      const number = name.slice(0, 3);
      const items: ZoteroItem[] = JSON.parse(readFileSync(join(root, folder, `${number}.expected.json`), 'utf8'));
      // What states no title is quarantined: two of the RIS templates, and an article of Crossref's.
      const isTitled = (item: ZoteroItem) =>
        comparedItem(item).title !== (folder === 'RIS' ? '' : folder === 'Crossref_Unixref_XML' ? untitled : undefined);
      const titled = items.filter(isTitled);
      expect(ours).toHaveLength(titled.length);
      titled.forEach((item, at) => {
        const record = ours[at];
        if (record === undefined || notScholarly.has(item.itemType)) return;
        const found = differences(comparedRecord(record), comparedItem(item));
        const key = `${folder} ${number} ${items.indexOf(item)}`;
        expect(Object.keys(found).sort(), `${key} ${JSON.stringify(found)}`).toEqual(
          [...(intended[key]?.fields ?? [])].sort(),
        );
      });
    });
  },
);
