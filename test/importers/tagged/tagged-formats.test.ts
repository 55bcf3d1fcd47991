import { describe, expect, it } from 'vitest';
import type { Importer } from '../../../src/importers/importer.js';
import { endnote } from '../../../src/importers/tagged/endnote.js';
import { medline } from '../../../src/importers/tagged/medline.js';
import { ris } from '../../../src/importers/tagged/ris.js';
import { webOfScience } from '../../../src/importers/tagged/web-of-science.js';
import { collect, problemCodes, textSource } from '../text-source.js';

/** One paper's facts, in each format as its programs write it. */
const facts = {
  title: 'Computing machinery and intelligence',
  authors: ['A. M. Turing'],
  doi: '10.1093/mind/LIX.236.433',
  year: '1950',
  pages: '433-460',
};

const written: [Importer, string][] = [
  [
    ris,
    'TY  - JOUR\r\nAU  - Turing, A. M.\r\nTI  - Computing machinery\r\nand intelligence\r\nJO  - Mind\r\nPY  - 1950/10//\r\nVL  - LIX\r\nIS  - 236\r\nSP  - 433\r\nEP  - 460\r\nDO  - doi:10.1093/mind/LIX.236.433\r\nSN  - 0026-4423\r\nKW  - thinking; machines\r\nER  - \r\n',
  ],
  [
    medline,
    'OWN - NLM\nDP  - 1950 Oct\nTI  - Computing machinery and\n      intelligence\nPG  - 433-60\nLID - 10.1093/mind/LIX.236.433 [doi]\nFAU - Turing, A. M.\nAU  - Turing AM\nPT  - Journal Article\nJT  - Mind\nVI  - LIX\nIP  - 236\n',
  ],
  [
    endnote,
    '%0 Journal Article\n%A Turing, A. M.\n%D 1950\n%8 October\n%T Computing machinery and intelligence\n%J Mind\n%V LIX\n%N 236\n%P 433-460\n%R 10.1093/mind/LIX.236.433\n',
  ],
  [
    webOfScience,
    'FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nAU Turing, AM\nAF Turing, A. M.\nTI Computing machinery and\n   intelligence\nSO MIND\nDT Article\nC1 [Turing, A. M.] Victoria Univ, Manchester, England.\nCR CHURCH A, 1936, AM J MATH, V58, P345, DOI 10.2307/2371045\n   GODEL K, 1931, MONATSH MATH, V38, P173\nBP 433\nEP 460\nDI 10.1093/mind/LIX.236.433\nPD OCT\nPY 1950\nVL LIX\nIS 236\nER\n\nEF\n',
  ],
];

describe.each(written)('$format', (importer, content) => {
  it('is known by its content', () => {
    expect(importer.detect(content, 'export.txt')).toBe(true);
    for (const [other, text] of written)
      if (other !== importer) expect(importer.detect(text, 'export.txt')).toBe(false);
  });

  it('gives the facts', async () => {
    const items = await collect(importer.read(textSource(content)));
    expect(items).toHaveLength(1);
    expect(items[0]?.problems).toBeUndefined();
    const record = items[0]?.record;
    if (record?.kind !== 'paper') throw new Error('expected a paper');
    expect(record.title).toBe(facts.title);
    expect(record.authors.map((author) => author.name)).toEqual(facts.authors);
    expect(record.identifiers).toContainEqual({ scheme: 'doi', value: facts.doi });
    expect(record.date).toBe('1950-10');
    expect(record.type).toBe('ARTICLE');
    expect(record.venue).toMatchObject({ name: expect.stringMatching(/^mind$/i), type: 'JOURNAL' });
    expect([record.volume, record.issue, record.pages]).toEqual(['LIX', '236', facts.pages]);
  });

  it('leaves out a record without title and reads the others', async () => {
    const broken = content.replace(/^(?:TI|%T)[\s\S]*?\r?\n(?=\S)/m, '').replace(/^and intelligence\r?\n/m, '');
    const joined = `${broken}\n${content}`;
    const items = await collect(importer.read(textSource(joined)));
    expect(problemCodes(items)).toEqual(['NO_TITLE']);
    expect(items.filter((item) => item.record)).toHaveLength(1);
    expect(items[0]?.place).toMatchObject({ record: 1 });
  });
});

describe('medline', () => {
  it('gives affiliation and ORCID to the author before them', async () => {
    // The person whom ORCID made up for its own examples.
    const person =
      'FAU - Carberry, Josiah\nAU  - Carberry J\nAUID- ORCID: 0000-0002-1825-0097\nAD  - Brown University, Providence, RI.\n      Electronic address: josiah@example.org.\n';
    const [item] = await collect(
      medline.read(textSource(`OWN - NLM\nTI  - T\n${person}FAU - Other, Ann\nCN  - A Group\n`)),
    );
    expect(item?.record).toMatchObject({
      authors: [
        {
          family: 'Carberry',
          identifiers: [{ scheme: 'orcid', value: '0000-0002-1825-0097' }],
          affiliations: [{ name: 'Brown University, Providence, RI' }],
        },
        { name: 'Ann Other' },
        { name: 'A Group' },
      ],
    });
  });

  it.each([
    ['DP  - 2010 Sep-Oct', '2010-09'],
    ['DP  - 2015 Winter', '2015'],
    ['DP  - 2022\nDEP - 20221007', '2022-10-07'],
  ])('reads the date of %j', async (lines, date) => {
    const [item] = await collect(medline.read(textSource(`PMID- 7\nTI  - T\n${lines}\n`)));
    expect(item?.record?.kind === 'paper' ? item.record.date : 'no paper').toBe(date);
  });
});

describe('web-of-science', () => {
  it('reads each line of the cited references, and whom an address belongs to', async () => {
    const [item] = await collect(webOfScience.read(textSource(written[3]?.[1] ?? '')));
    expect(item?.record).toMatchObject({
      references: [
        { identifier: { scheme: 'doi', value: '10.2307/2371045' } },
        { text: 'GODEL K, 1931, MONATSH MATH, V38, P173' },
      ],
      authors: [{ affiliations: [{ name: 'Victoria Univ, Manchester, England' }] }],
    });
  });
});

describe('ris and its dialects', () => {
  it.each([
    ['PY  - 2001/00/00/', '2001'],
    ['PY  - 2016/12//', '2016-12'],
    ['Y1  - 2015/october', '2015'],
    ['PY  - 2013\nPY  - 2013/02/15/received\nY1  - 2013/04/18', '2013-04-18'],
    ['PY  - ///', undefined],
    ['PY  - 99', undefined],
  ])('reads the date of %j', async (lines, date) => {
    const [item] = await collect(ris.read(textSource(`TY  - JOUR\nTI  - T\n${lines}\nER  - \n`)));
    expect(item?.record?.kind === 'paper' ? item.record.date : 'no paper').toBe(date);
  });

  it('begins a new record at each type, and takes one without type with a flag', async () => {
    const items = await collect(
      ris.read(textSource('TI  - No type\nER  - \nTY  - JOUR\nTI  - First\nTY - CONF\nTI - Second\nER -\n')),
    );
    expect(items.map((item) => item.record?.kind === 'paper' && item.record.title)).toEqual([
      'No type',
      'First',
      'Second',
    ]);
    expect(problemCodes(items, 'FLAGGED')).toEqual(['TYPE_MISSING']);
  });
});
