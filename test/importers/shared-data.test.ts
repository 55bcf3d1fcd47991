import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { detectImporter } from '../../src/importers/detect.js';
import type { GraphRecord } from '../../src/importers/paper-record.js';
import { fileSource, sharedData } from './file-source.js';

/** What each folder of real data holds, as its README counts it, and what of it is quarantined. */
const folders: {
  folder: string;
  files: RegExp;
  format: string;
  records: number;
  quarantined?: Record<string, number>;
}[] = [
  { folder: 'ror', files: /^ror-records-v1/, format: 'ror', records: 15_380 },
  { folder: 'ror', files: /^ror-records-v2/, format: 'ror', records: 35_990 },
  { folder: 'opencitations/oc_meta', files: /\.csv$/, format: 'opencitations', records: 4031 },
  { folder: 'datacite/fatcat', files: /1k_records/, format: 'datacite', records: 998, quarantined: { NO_TITLE: 2 } },
  { folder: 'datacite/fatcat/datacite', files: /_doc_/, format: 'datacite', records: 37 },
  { folder: 'pubmed', files: /\.xml(?:\.gz)?$/, format: 'pubmed-xml', records: 191 },
  { folder: 'pubmed', files: /\.medline$/, format: 'medline', records: 175 },
  {
    folder: 'papercopilot/sample',
    files: /\.json$/,
    format: 'papercopilot',
    records: 3262,
    quarantined: { NO_TITLE: 1 },
  },
  { folder: 'mlanthology/data', files: /\.gz$/, format: 'mlanthology', records: 718 },
  { folder: 'semanticscholar/s2orc-metadata-sample', files: /\.jsonl$/, format: 'semantic-scholar', records: 1000 },
  {
    folder: 'bibtex',
    files: /\.bib$/,
    format: 'bibtex',
    records: 12_892,
    // Two entries miss a closing brace, one '@string' too; all the others state no title.
    quarantined: { NO_TITLE: 135, BIBTEX_UNCLOSED: 3 },
  },
];

/** Which format reads how many files of each folder; the rest is named below. */
const filesOfFormats: Readonly<Record<string, Record<string, number>>> = {
  'acl-anthology': { acl: 1534, 'acl-people': 1, 'acl-venue': 483 },
  'acl-extra': { acl: 13, 'acl-people': 2, 'acl-venue': 6 },
  arxiv: { 'arxiv-abs': 1192, 'arxiv-atom': 20, 'arxiv-json': 28, 'arxiv-oai': 6, 'arxiv-taxonomy': 4 },
  openalex: { openalex: 3, 'openalex-csv': 1 },
  dblp: { dblp: 8 },
  semanticscholar: { 'semantic-scholar': 93 },
  crossref: { crossref: 100, 'crossref-xml': 46, 'csl-json': 3 },
  datacite: { datacite: 40 },
  pubmed: { 'pubmed-xml': 9, medline: 1 },
  orcid: { orcid: 1 },
  opencitations: { opencitations: 10, crossref: 1 },
  bibtex: {
    bibtex: 317,
    'csl-json': 4,
    endnote: 6,
    ris: 19,
    'web-of-science': 5,
    'pubmed-xml': 11,
    medline: 7,
  },
  ror: { ror: 4 },
  papercopilot: { papercopilot: 10 },
  mlanthology: { mlanthology: 2 },
  paperscape: { paperscape: 5, bibtex: 1 },
  listing: { listing: 1 },
};

/** Files that no format reads, and why. */
const leftAlone: readonly (readonly [files: RegExp, reason: string])[] = [
  [/(?:^|\/)(?:LICENSE|README|UPSTREAM_README)[.\w]*$/, 'words about the data'],
  [/\.(?:dtd|rnc|tar\.gz|md)$|\/ror\/schema\//, 'no records: schemas, an archive, documents'],
  [/\/yaml\/sigs\//, 'which volumes belong to an interest group'],
  [/docmeta-arxiv-search\/(?:fulltext|sample|to_index)\.json$|arXiv_archive_group\.json$/, 'lists of ids, a full text'],
  [/synergy-ids\/|lookup_full\.csv$|citations_data\.ttl$|relationships\.csv$|container/, 'tables that join ids'],
  [
    /(?:Dataset|DatasetDiff|Release)\.json$|test_get_(?:available_releases|dataset|release)/,
    'about releases, not papers',
  ],
  [/crossref\/deposit-examples\/.*\.xml$/, 'deposits to Crossref, not its records'],
  [/unixsd-cayenne\/datacite.*\.xml$|datacite\/xml-ads\//, 'DataCite XML is none of our formats'],
  [/works-papis\/test_[34]_.*_out\.json$|datacite_result_\d+\.json$/, 'what another program makes of its input'],
  [/affiliation-matching-ground-truth\//, 'labelled strings'],
  [/bibtex\/citation-js\/.*\.(?:txt|json)$/, 'what another program makes of its input'],
  [
    /bibtex\/jabref\/.*\.(?:txt|xml|isi|bib|ris)$/,
    'formats of JabRef that are none of ours, files that are empty or hold no entry',
  ],
];

describe.skipIf(!existsSync(sharedData))('real data (left out where ../shared/data is absent)', () => {
  it.each(folders)('$folder $files: $records records', async ({ folder, files, format, records, quarantined }) => {
    let count = 0;
    const codes: Record<string, number> = {};
    for (const path of filesIn(folder, files)) {
      const source = fileSource(path);
      const importer = await detectImporter(source);
      if (importer === undefined) continue;
      expect(importer.format, path).toBe(format);
      for await (const { record, problems } of importer.read(source)) {
        if (record) count++;
        for (const { severity, code } of problems ?? [])
          if (severity === 'QUARANTINED') codes[code] = (codes[code] ?? 0) + 1;
      }
    }
    expect({ count, codes }).toEqual({ count: records, codes: quarantined ?? {} });
  });

  it.each(Object.entries(filesOfFormats))(
    '%s: every file is read, or named as left alone',
    async (folder, expected) => {
      const counts: Record<string, number> = {};
      const unexplained: string[] = [];
      for (const path of filesIn(folder, /./)) {
        if (!statSync(path).isFile()) continue;
        const format = (await detectImporter(fileSource(path)))?.format;
        if (format) counts[format] = (counts[format] ?? 0) + 1;
        else if (!leftAlone.some(([files]) => files.test(path))) unexplained.push(path);
      }
      expect(unexplained).toEqual([]);
      expect(counts).toEqual(expected);
    },
  );

  it('semanticscholar: every paper that is named in the answers comes in', async () => {
    const ids = new Set<string>();
    for (const path of filesIn('semanticscholar', /(?:api-objects|api-responses)\/.*\.json$/)) {
      for (const record of await recordsOf(path)) {
        const mentions =
          record.kind === 'paper'
            ? [
                ...(record.identifiers ?? []),
                ...(record.references ?? []).flatMap(({ identifier }) => identifier ?? []),
              ]
            : [];
        for (const { scheme, value } of mentions) if (scheme === 's2') ids.add(value);
      }
    }
    expect(ids.size).toBe(8197);
  });

  it.each([
    ['python-bibtexparser/gbk_test.bib', 'GBK', { title: 'Test Title', authors: [{ name: '凯撒' }] }],
    [
      'jabref/org/jabref/logic/importer/fileformat/encoding-utf-16BE-without-header.bib',
      'UTF-16 with CR line ends',
      { title: 'Ü ist ein Umlaut' },
    ],
    [
      'jabref/org/jabref/logic/importer/fileformat/encoding-utf-8-with-header.bib',
      'UTF-8 that says so',
      { title: 'Ü ist ein Umlaut' },
    ],
    ['jabref/testbib/utf8-bom.bib', 'a byte order mark', {}],
  ])('bibtex/%s: %s', async (file, _, expected) => {
    const [record] = await recordsOf(join(sharedData, 'bibtex', file));
    expect(record).toMatchObject(expected);
  });

  it.each(['tiny-BE-noBOM.bib', 'tiny-BE-withBOM.bib', 'tiny-LE-noBOM.bib', 'tiny-LE-withBOM.bib'])(
    'bibtex/jabref %s: UTF-16 with and without a mark',
    async (file) => {
      const records = await recordsOf(join(sharedData, 'bibtex/jabref/org/jabref/logic/importer/fileformat', file));
      expect(records.length).toBeGreaterThan(0);
      expect(JSON.stringify(records)).not.toMatch(/\\u0000|\uFFFD/);
    },
  );
});

function filesIn(folder: string, pattern: RegExp): string[] {
  const root = join(sharedData, folder);
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => pattern.test(name)).map((name) => join(root, name));
}

async function recordsOf(path: string): Promise<GraphRecord[]> {
  const source = fileSource(path);
  const importer = await detectImporter(source);
  const records: GraphRecord[] = [];
  for await (const { record } of importer?.read(source) ?? []) if (record) records.push(record);
  return records;
}
