import { expect, test } from 'vitest';
import { describeOnBothDatabases } from '../../store/databases.js';
import { askSeeded } from '../shared-server.js';
import { fieldPapers } from './field-papers.js';

describeOnBothDatabases('trends', (open) => {
  const ask = askSeeded(open, fieldPapers);

  test('of a topic are shares of the corpus, with zeros and a partial last year', async () => {
    const { data, errors } = await ask(`{ topic(ref: "music") {
      trend { years { year papersCount corpusCount share isPartial } growth { rate low high dispersion years } undatedPapers method { measure } }
      few: trend(where: { year: { lte: 2001 } }) { growth { rate } years { year } }
    } }`);
    expect(errors).toEqual([]);
    expect(data.topic).toMatchObject({
      trend: {
        years: [
          { year: 2000, papersCount: 1, corpusCount: 2, share: 0.5, isPartial: false },
          { year: 2001, papersCount: 1, corpusCount: 2 },
          { year: 2002, papersCount: 0, corpusCount: 1, share: 0 },
          { year: 2003, papersCount: 0, corpusCount: 1 },
          { year: 2004, papersCount: 1, corpusCount: 2 },
          { year: 2005, papersCount: 1, corpusCount: 2, share: 0.5, isPartial: true },
        ],
        growth: { rate: expect.closeTo(0, 9), years: 6 },
        undatedPapers: 1,
        method: { measure: 'trend' },
      },
      few: { growth: null, years: [{ year: 2000 }, { year: 2001 }] },
    });
  });

  test('of a category count what lies below it', async () => {
    const { data, errors } = await ask(`{ category(ref: "cs") { trend { years { year papersCount } } } }`);
    expect(errors).toEqual([]);
    expect(data.category).toMatchObject({
      trend: { years: [{ papersCount: 2 }, { papersCount: 1 }, { papersCount: 1 }, { papersCount: 0 }, {}, {}] },
    });
  });

  test('have bursts', async () => {
    const { data, errors } = await ask(`{ topic(ref: "sparsity") {
      bursts(gamma: 0) { list { firstYear lastYear isOpen strength papersCount corpusCount } usualRate burstRate method { parameters { name value } } }
    } }`);
    expect(errors).toEqual([]);
    expect(data.topic).toMatchObject({
      bursts: {
        list: [{ firstYear: 2002, lastYear: 2003, isOpen: false, papersCount: 2, corpusCount: 2 }],
        usualRate: 0.4,
        burstRate: 0.8,
      },
    });
    const { errors: refused } = await ask(`{ topic(ref: "sparsity") { bursts(scaling: 1) { usualRate } } }`);
    expect(refused[0]?.extensions.code).toBe('OUT_OF_BOUNDS');
  });

  test('move between categories and organizations', async () => {
    const { data, errors } = await ask(`{ topic(ref: "experts") {
      diffusion { adoptersCount adopters { entity { ... on Category { code } } firstPaper { title } firstYear lastYear papersCount } years { year newAdopters adopters cumulatedPapers } omittedPapers }
      byOrganization: diffusion(among: ORGANIZATIONS) { adopters(first: 1, offset: 1) { entity { ... on Organization { name } } firstYear } }
    } }`);
    expect(errors).toEqual([]);
    expect(data.topic).toMatchObject({
      diffusion: {
        adoptersCount: 3,
        adopters: [
          {
            entity: { code: 'cs.LG' },
            firstPaper: { title: 'Experts' },
            firstYear: 2000,
            lastYear: 2001,
            papersCount: 2,
          },
          { entity: { code: 'cs' }, firstYear: 2000, papersCount: 1 },
          { entity: { code: 'cs.CV' }, firstPaper: { title: 'Sparse Experts' }, firstYear: 2002 },
        ],
        years: [
          { year: 2000, newAdopters: 2, adopters: 2, cumulatedPapers: 1 },
          { year: 2001, newAdopters: 0, adopters: 2, cumulatedPapers: 2 },
          { year: 2002, newAdopters: 1, adopters: 3, cumulatedPapers: 3 },
        ],
        omittedPapers: 3,
      },
      byOrganization: { adopters: [{ entity: { name: 'Valencia Lab' }, firstYear: 2004 }] },
    });
  });

  test('of an author say what came and went', async () => {
    const { data, errors } = await ask(`{ author(ref: "Ada Lovelace") { lineage(periodsBy: YEARS, periodsCount: 2) {
      periods { from to papersCount topicsCount topics(first: 1) { topic { label } share papersCount } shift entered { label } left { label } }
      undatedPapers otherPapers method { variant source }
    } } }`);
    expect(errors).toEqual([]);
    expect(data.author).toMatchObject({
      lineage: {
        periods: [
          {
            from: 2000,
            to: 2002,
            papersCount: 3,
            shift: null,
            topics: [{ topic: { label: 'experts' }, papersCount: 3 }],
          },
          { from: 2003, to: 2004, papersCount: 1, entered: [], left: [{ label: 'gates' }] },
        ],
        undatedPapers: 0,
        otherPapers: 0,
      },
    });
  });
});
