import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, hasSharedData, readFile, sharedData } from './read-file.js';

/** Records that say too little to know a paper by, looked at one by one: in which file, which record, and why not. */
const refused: Record<
  string,
  { folder: string; files: RegExp; records: [file: string, record: number, why: string][] }
> = {
  'answers of Semantic Scholar that are errors, and citing papers of which it gives a title and nothing else': {
    folder: 'semanticscholar',
    files: /\.json$/,
    records: [
      ['test_bad_query_parameters_000.json', 1, 'ANSWER_IS_ERROR'],
      ['test_debug_001.json', 1, 'ANSWER_IS_ERROR'],
      ['test_get_paper_citations_032.json', 98, 'IDENTIFIER_MISSING'],
      ['test_get_paper_citations_034.json', 93, 'IDENTIFIER_MISSING'],
      ['test_get_paper_citations_035.json', 80, 'IDENTIFIER_MISSING'],
      ['test_get_paper_citations_035.json', 82, 'IDENTIFIER_MISSING'],
      ['test_get_paper_citations_038.json', 4, 'IDENTIFIER_MISSING'],
      ['test_get_paper_citations_038.json', 35, 'IDENTIFIER_MISSING'],
      ['test_get_paper_citations_038.json', 66, 'IDENTIFIER_MISSING'],
      ['test_get_paper_citations_038.json', 77, 'IDENTIFIER_MISSING'],
      ['test_get_recommended_papers_from_lists_negative_only_045.json', 1, 'ANSWER_IS_ERROR'],
      ['test_not_found_049.json', 1, 'ANSWER_IS_ERROR'],
      ['test_not_found_050.json', 1, 'ANSWER_IS_ERROR'],
    ],
  },
  'an article of which Crossref knows authors, pages and a DOI, but no title': {
    folder: 'crossref/unixsd-cayenne',
    files: /\.xml$/,
    records: [['previously-failed-2.xml', 92, 'NO_TITLE']],
  },
  'entries of test files for RIS that have no title, or are of a whole journal or a letter': {
    folder: '.',
    files: /\.ris$/i,
    records: [
      ...[1, 2, 3, 4, 5, 6, 7, 8, 10, 11].map((record): [string, number, string] => [
        ...(['RisImporterTest1.ris', record, 'NO_TITLE'] as const),
      ]),
      ['RisImporterTestDoiAndJournalTitle.ris', 1, 'NO_TITLE'],
      ['004.input.ris', 23, 'NO_TITLE'],
      ['004.input.ris', 24, 'NO_TITLE'],
    ],
  },
};

describe.skipIf(!hasSharedData)('what is refused (left out where ../shared/data is absent)', () => {
  it.each(Object.entries(refused))('%s', async (_, { folder, files, records }) => {
    const found: [string, number | undefined, string][] = [];
    for (const path of filesIn(join(sharedData, folder), files)) {
      const read = await readFile(path).catch(() => undefined);
      for (const { place, problems = [] } of read?.items ?? [])
        for (const { severity, code } of problems)
          if (severity === 'QUARANTINED') found.push([basename(path), place.record ?? place.line, code]);
    }
    expect(found.sort()).toEqual([...records].sort());
  });
});
