import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importers } from '../../../src/importers/formats.js';
import type { ReadOptions, SourceItem } from '../../../src/importers/importer.js';
import { listingImporter } from '../../../src/importers/listing/listing-importer.js';
import type { CategoryRecord, PaperRecord } from '../../../src/importers/paper-record.js';

const root = join(import.meta.dirname, '../../..');
const seed = readFileSync(join(root, 'prisma/seed/listing.txt'));
const realListing = join(root, '../shared/data/listing/listing.txt');

async function read(bytes: Uint8Array | string, options?: ReadOptions): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  const source = {
    name: 'listing.txt',
    async *open() {
      yield typeof bytes === 'string' ? Buffer.from(bytes) : bytes;
    },
  };
  for await (const item of listingImporter.read(source, options)) items.push(item);
  return items;
}

function papers(items: SourceItem[]): PaperRecord[] {
  return items.flatMap(({ record }) => (record?.kind === 'paper' ? [record] : []));
}

function categories(items: SourceItem[]): CategoryRecord[] {
  return items.flatMap(({ record }) => (record?.kind === 'category' ? [record] : []));
}

const codes = (items: SourceItem[]): string[] =>
  items.flatMap((item) => item.problems?.map((problem) => problem.code) ?? []);

describe('the bundled listing', () => {
  it('is known for what it is, before any other format', () => {
    const head = seed.toString('utf8');
    expect(importers.find((importer) => importer.detect(head, 'listing.txt'))?.format).toBe('listing');
    expect(importers.filter((importer) => importer.detect(head, 'listing.txt')).map(({ format }) => format)).toEqual([
      'listing',
    ]);
  });

  it('holds 21 papers without problems, by 30 authors, from 4 organizations, in 4 categories', async () => {
    const items = await read(seed);
    const found = papers(items);
    expect(codes(items)).toEqual([]);
    expect(found).toHaveLength(21);
    expect(new Set(found.flatMap((paper) => paper.authors.map((author) => author.name))).size).toBe(30);
    const organizations = found.flatMap((paper) => paper.organizations?.map(({ name }) => name) ?? []);
    expect([...new Set(organizations)].sort()).toEqual(['amazon-science', 'baidu', 'deepmind', 'oxford']);
    const used = found.flatMap((paper) => paper.categories?.map(({ scheme, code }) => `${scheme}:${code}`) ?? []);
    expect([...new Set(used)].sort()).toEqual(['arxiv:cs.CL', 'arxiv:cs.CV', 'arxiv:cs.LG', 'arxiv:stat.ML']);
  });

  it('has 20 bylines that were cut and one that is complete, every date to the day, and no abstract', async () => {
    const found = papers(await read(seed));
    expect(found.filter((paper) => paper.authorsComplete === false)).toHaveLength(20);
    expect(found.filter((paper) => paper.authorsComplete).map((paper) => paper.title)).toEqual([
      'Sparsity-Constrained Optimal Transport',
    ]);
    for (const paper of found) {
      expect(paper.date).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(paper).toMatchObject({ type: 'PREPRINT' });
      expect(paper.abstract ?? paper.recordKey).toBeUndefined();
    }
  });

  it('tells each category once, after what is above it', async () => {
    expect(categories(await read(seed)).map(({ code, label, parents }) => `${code} < ${parents}: ${label}`)).toEqual([
      'cs < : Computer Science',
      'cs.CV < cs: Computer Vision and Pattern Recognition',
      'cs.LG < cs: Machine Learning',
      'stat < : Statistics',
      'stat.ML < stat: Machine Learning',
      'cs.CL < cs: Computation and Language',
    ]);
  });

  it.each([
    ['2022-09-14', 'PaLI: A Jointly-Scaled Multilingual Language-Image Model', 'Xi Chen'],
    ['2024-07-10', 'PaliGemma: A versatile 3B VLM for transfer', 'Lucas Beyer'],
    [
      '2023-07-12',
      "Patch n' Pack: NaViT, a Vision Transformer for any Aspect Ratio and Resolution",
      'Mostafa Dehghani',
    ],
    ['2023-02-02', 'Fast, Differentiable and Sparse Top-k: a Convex Analysis Perspective', 'Michael E. Sander'],
    ['2021-10-07', 'Sparse MoEs meet Efficient Ensembles', 'James Urquhart Allingham'],
  ])('%s: %s, by %s', async (date, title, first) => {
    const paper = papers(await read(seed)).find((one) => one.title === title);
    expect(paper).toMatchObject({ date });
    expect(paper?.authors[0]).toEqual({ name: first });
  });
});

describe.skipIf(!existsSync(realListing))('the listing page itself (left out where shared data is absent)', () => {
  it('yields the bundled papers with their abstracts, and no problem', async () => {
    const items = await read(readFileSync(realListing));
    expect(codes(items)).toEqual([]);
    const found = papers(items);
    expect(found.every((paper) => (paper.abstract ?? '').length > 100)).toBe(true);
    expect(found.map(({ abstract: _, ...paper }) => paper)).toEqual(papers(await read(seed)));
  });
});

describe('a listing in disorder', () => {
  it('reads CR LF, a byte order mark, blank lines and hard spaces', async () => {
    const text =
      '\ufeff\r\nCV\u00a0Sep 14, 2022\r\n\r\nA Study of Sparse\u00a0ModelsAnna\u00a0Lee,  Bob Smith et al.\r\n\r\nOne.\r\nTwo.\r\n';
    const items = await read(text);
    expect(codes(items)).toEqual([]);
    expect(papers(items)).toMatchObject([
      {
        title: 'A Study of Sparse Models',
        authors: [{ name: 'Anna Lee' }, { name: 'Bob Smith' }],
        authorsComplete: false,
        abstract: 'One.\nTwo.',
      },
    ]);
  });

  it.each([
    ['cs.CVSep 14, 2022', 'cs.CV', '2022-09-14'],
    ['math.OC3 May 2021', 'math.OC', '2021-05-03'],
    ['hep-thJune 2020', 'hep-th', '2020-06'],
    ['astro-ph.CO2019-12-24', 'astro-ph.CO', '2019-12-24'],
    ['ML2020', 'stat.ML', '2020'],
  ])('reads the header %s', async (header, code, date) => {
    const items = await read(`${header}\nA Study of Sparse ModelsAnna Lee, Bob Smith\n`);
    expect(codes(items)).toEqual([]);
    expect(papers(items)).toMatchObject([{ date, categories: [{ scheme: 'arxiv', code }] }]);
  });

  it('flags codes that arXiv lacks or has several times, and days that never were', async () => {
    const heading = 'A Study of Sparse ModelsAnna Lee, Bob Smith\n';
    const items = await read(`QQSep 14, 2022\n${heading}COSep 14, 2022\n${heading}CVFeb 30, 2022\n${heading}`);
    expect(items.filter((item) => item.problems).map((item) => [item.place.line, item.problems?.[0]?.code])).toEqual([
      [1, 'CATEGORY_UNKNOWN'],
      [3, 'CATEGORY_UNKNOWN'],
      [5, 'DATE_INVALID'],
    ]);
    expect(items[1]?.problems?.[0]?.reason).toContain("'math.CO'");
    expect(papers(items).map((paper) => [paper.categories?.[0]?.scheme, paper.date])).toEqual([
      ['listing', '2022-09-14'],
      ['listing', '2022-09-14'],
      ['arxiv', undefined],
    ]);
  });

  it('quarantines what breaks the layout, and reads on', async () => {
    const text = [
      'Something before it all',
      'CVSep 14, 2022',
      'LGSep 15, 2022',
      'A Study of Sparse ModelsAnna Lee, Bob Smith et al.',
      'CVSpt 16, 2022',
      'Lost WorkCarl Jones, Dora Miller et al.',
      'LGSep 17, 2022',
      'Deep NetworksAnna Lee, Bob Smith et al.',
      'Headless WorkCarl Jones, Dora Miller et al. · oxford',
      'Its abstract.',
      'CLSep 18, 2022',
      'Better GrammarsAnna Lee, Bob Smith et al.',
    ].join('\n');
    const items = await read(text);
    expect(
      items
        .filter((item) => item.problems)
        .map((item) => [item.place.line, item.problems?.[0]?.severity, item.problems?.[0]?.code]),
    ).toEqual([
      [1, 'QUARANTINED', 'HEADER_MISSING'],
      [2, 'QUARANTINED', 'TITLE_MISSING'],
      [5, 'QUARANTINED', 'HEADER_UNREADABLE'],
      [9, 'QUARANTINED', 'HEADER_MISSING'],
    ]);
    expect(papers(items).map((paper) => paper.title)).toEqual([
      'A Study of Sparse Models',
      'Deep Networks',
      'Better Grammars',
    ]);
    expect(papers(items).every((paper) => paper.abstract === undefined)).toBe(true);
  });

  it('asks who is known, and lets it decide', async () => {
    const text = 'CVSep 14, 2022\nOn Zorbian XelpsQuixla Brontu\n';
    expect(codes(await read(text))).toEqual(['BYLINE_UNDECIDED']);
    const asked: string[] = [];
    const items = await read(text, {
      knownNames: async (names) => {
        asked.push(...names);
        return new Set(['Quixla Brontu']);
      },
    });
    expect(asked).toContain('Quixla Brontu');
    expect(codes(items)).toEqual([]);
    expect(papers(items)).toMatchObject([
      { title: 'On Zorbian Xelps', authors: [{ name: 'Quixla Brontu' }], authorsComplete: true },
    ]);
  });

  it('says why it is undecided, and between what', async () => {
    const [item] = (await read('CVSep 14, 2022\nVisual Reasoning for VQAJ Smith, Bob Lee\n')).filter(
      ({ problems }) => problems,
    );
    expect(item?.problems?.[0]).toMatchObject({ severity: 'FLAGGED', code: 'BYLINE_UNDECIDED' });
    expect(item?.problems?.[0]?.reason).toMatch(/'J Smith'.*'AJ Smith'|'AJ Smith'.*'J Smith'/u);
    expect(item?.record).toMatchObject({ kind: 'paper' });
  });

  it('knows no other text for a listing', () => {
    for (const text of ['', '@article{a,}', 'In May 2020\nwe met', 'PMID- 1\nTI  - x', '{"a":1}']) {
      expect(listingImporter.detect(text, 'x.txt'), text).toBe(false);
    }
  });
});
