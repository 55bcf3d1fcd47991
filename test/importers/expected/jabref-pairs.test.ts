import { createReadStream, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bibtex } from '../../../src/importers/bibtex/bibtex.js';
import { detectImporter } from '../../../src/importers/detect.js';
import type { Importer, ImportSource } from '../../../src/importers/importer.js';
import type { PaperRecord } from '../../../src/importers/paper-record.js';
import { comparedRecord, differences } from './expected-paper.js';

const folder = join(import.meta.dirname, '../../../../shared/data/bibtex/jabref/org/jabref/logic/importer/fileformat');

/** Where we read another thing than JabRef, on purpose: file and number of the entry, the fields, the reason. */
const intended: Readonly<Record<string, { fields: string[]; reason: string }>> = {
  'MedlineImporterTestBookArticleSet.xml 0': {
    fields: ['title', 'doi', 'venue', 'type'],
    reason: 'a chapter is not its book; the DOI is that of another record',
  },
  'MedlineImporterTestKeywordSingleEntry.xml 0': {
    fields: ['authors'],
    reason: 'the subject of a paper is not its author',
  },
  'MedlineImporterTestMathML.xml 0': { fields: ['pages'], reason: 'an article number stands in the place of pages' },
  'MedlineImporterTestNbib.xml 0': { fields: ['authors'], reason: 'a suffix is part of the name' },
  'MedlineImporterTestNbib.xml 1': { fields: ['type'], reason: 'a book is a book' },
  'MedlineImporterTestPubmedBook.xml 0': { fields: ['type'], reason: 'a book is a book' },
  'MedlinePlainImporterStringOutOfBounds.txt 0': { fields: ['type'], reason: 'no type is stated, so none is given' },
  'MedlinePlainImporterStringOutOfBounds.txt 1': { fields: ['type'], reason: 'no type is stated, so none is given' },
  'MedlinePlainImporterTestCompleteEntry.txt 0': {
    fields: ['pages'],
    reason: 'the figures that NLM leaves out of a last page are put back',
  },
  'NbibImporterTest.nbib 0': {
    fields: ['authors', 'doi', 'type'],
    reason: 'groups are authors; a DOI among the article ids counts; a review is a review',
  },
  'RisImporterTest1.ris 0': {
    fields: ['title', 'authors', 'editors', 'doi', 'venue', 'type'],
    reason: 'eleven types begin eleven records; the first title stays alone',
  },
  'RisImporterTest3.ris 0': { fields: ['issue'], reason: 'a zero is no issue' },
  'RisImporterTest5a.ris 0': { fields: ['issue'], reason: 'a copyright line is no issue' },
  'RisImporterTest6.ris 0': { fields: ['issue'], reason: 'an accession number is no issue' },
  'RisImporterTest7.ris 0': { fields: ['authors', 'editors'], reason: 'second names of a book are editors' },
  'RisImporterTest8_date.ris 0': {
    fields: ['venue'],
    reason: 'the full name of a journal goes before its abbreviation',
  },
  'RisImporterTestDOI.ris 0': { fields: ['issue'], reason: 'an accession number is no issue' },
  'RisImporterTestDate1.1.ris 0': {
    fields: ['venue'],
    reason: 'the full name of a journal goes before its abbreviation',
  },
  'RisImporterTestDate1.2.ris 0': {
    fields: ['venue'],
    reason: 'the full name of a journal goes before its abbreviation',
  },
  'RisImporterTestWithEmptyER.ris 0': {
    fields: ['venue'],
    reason: 'the full name of a journal goes before its abbreviation',
  },
};
/** Pairs of formats that are none of ours. */
const foreign: Readonly<Record<string, RegExp>> = {
  Biblioscape: /^Biblioscape/,
  Copac: /^Copac/,
  'EndNote XML': /^EndnoteXml/,
  MODS: /^MODS/,
  'MARC XML': /^Marc(?:XML|Xml)Parser/,
  'MS Office XML': /^MsBib/,
  'RePEc NEP': /^RepecNep/,
  'MEDLINE whose first line names another tag than PMID': /^MedlinePlainImporterTestMultiTitle/,
};
/** Entries that JabRef keeps and we quarantine, because they have no title. */
const withoutTitle = new Set(['MedlinePlainImporterTestInproceeding.txt']);

describe.skipIf(!existsSync(folder))('pairs of JabRef (left out where ../shared/data/bibtex/jabref is absent)', () => {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const inputs = names.filter(
    (name) => /\.(?:ris|nbib|enw|isi|xml|txt)$/.test(name) && names.includes(name.replace(/\.\w+$/, '.bib')),
  );

  it.each(inputs)('%s', async (name) => {
    const importer = await detectImporter(sourceOf(name));
    if (importer === undefined) {
      expect(Object.values(foreign).filter((pattern) => pattern.test(name))).toHaveLength(1);
      return;
    }
    expect(importer.format).toMatch(/^(?:ris|medline|pubmed-xml)$/);
    const ours = await papersOf(importer, name);
    const expected = await papersOf(bibtex, name.replace(/\.\w+$/, '.bib'));
    expect(ours).toHaveLength(withoutTitle.has(name) ? 0 : expected.length);
    ours.forEach((record, at) => {
      const other = expected[at];
      const compared = other && comparedRecord(other);
      const own = comparedRecord(record);
      // JabRef keeps no day; where it keeps the year only, ours begins with it.
      if (compared && own.date.startsWith(compared.date)) compared.date = own.date;
      const found = compared ? differences(own, compared) : {};
      expect(Object.keys(found), JSON.stringify(found)).toEqual(intended[`${name} ${at}`]?.fields ?? []);
    });
  });

  it('meets every pair that is named as different', () => {
    expect(Object.keys(intended).filter((key) => !inputs.includes(key.replace(/ \d+$/, '')))).toEqual([]);
  });
});

function sourceOf(name: string): ImportSource {
  return { name, open: () => createReadStream(join(folder, name)) };
}

async function papersOf(importer: Importer, name: string): Promise<PaperRecord[]> {
  const papers: PaperRecord[] = [];
  for await (const { record } of importer.read(sourceOf(name))) if (record?.kind === 'paper') papers.push(record);
  return papers;
}
