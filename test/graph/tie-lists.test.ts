import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bipartiteOf } from '../../src/graph/bipartite.js';
import { collaborators } from '../../src/graph/coauthors.js';
import { TieLists, tieListsOf } from '../../src/graph/tie-lists.js';
import { makeSnapshot } from './make-snapshot.js';
import { randomPapers } from './random-papers.js';

// 0 - 1 (2 papers), 0 - 2, 1 - 2, 2 - 3 - 4, 5 alone.
const worked = makeSnapshot([
  { authors: [0, 1], date: 20190000 },
  { authors: [0, 1, 2], date: 20210000 },
  { authors: [2, 3], date: 20200000 },
  { authors: [3, 4] },
  { authors: [5] },
]);
const settings = { counting: 'FULL', minPapers: 1, minWeight: 0 } as const;

/** What a list says, by member. */
function listOf(lists: TieLists, member: number) {
  lists.open(member);
  const { start, end, others, papersCounts, firstYears, lastYears, weights } = lists;
  const entries = Array.from({ length: end - start }, (_, i) => start + i);
  return entries
    .map((entry) => ({
      author: others[entry],
      papers: papersCounts[entry],
      weight: weights.length > 0 ? weights[entry] : papersCounts[entry],
      years: [firstYears[entry], lastYears[entry]],
    }))
    .sort((a, b) => (a.author as number) - (b.author as number));
}

describe('lists of ties', () => {
  it('hold who shares papers with a member, worked by hand', () => {
    const lists = new TieLists(bipartiteOf(worked, 'authors'), settings);
    expect(listOf(lists, 0)).toEqual([
      { author: 1, papers: 2, weight: 2, years: [2019, 2021] },
      { author: 2, papers: 1, weight: 1, years: [2021, 2021] },
    ]);
    expect(listOf(lists, 4)).toEqual([{ author: 3, papers: 1, weight: 1, years: [0, 0] }]);
    expect(listOf(lists, 5)).toEqual([]);
    expect(lists.papers).toBe(1);
    // Two papers, and their bylines of 2 and 3.
    expect(lists.scannedFor(0)).toBe(7);
    // And of 1 likewise, whose list isn't there yet.
    expect([lists.missingFor(0), lists.missingFor(1)]).toEqual([0, 7]);
  });

  it('have each tie in the first part of one of two, of the member with fewer papers', () => {
    const firstPart = (lists: TieLists, member: number) => {
      lists.open(member);
      return [...lists.others.subarray(lists.start, lists.upEnd)].sort();
    };
    const byHand = new TieLists(bipartiteOf(worked, 'authors'), settings);
    expect([0, 1, 2, 3, 4].map((member) => firstPart(byHand, member))).toEqual([[1, 2], [2], [3], [], [3]]);
    fc.assert(
      fc.property(randomPapers({ authors: 9, papers: 14, byline: 5 }), (papers) => {
        const lists = new TieLists(bipartiteOf(makeSnapshot(papers, { counts: { authors: 9 } }), 'authors'), settings);
        for (let a = 0; a < 9; a++)
          for (const { author: b } of listOf(lists, a))
            expect(firstPart(lists, a).includes(b as number)).not.toBe(firstPart(lists, b as number).includes(a));
      }),
    );
  });

  it('leave out crowded papers, and weigh by shares', () => {
    const limited = new TieLists(bipartiteOf(worked, 'authors'), { counting: 'FRACTIONAL', maxAuthorsPerPaper: 2 });
    expect(listOf(limited, 2)).toEqual([{ author: 3, papers: 1, weight: 1, years: [2020, 2020] }]);
    expect(limited.scannedFor(2)).toBe(4);
    const all = new TieLists(bipartiteOf(worked, 'authors'), { counting: 'FRACTIONAL' });
    expect(listOf(all, 0).map(({ weight }) => weight)).toEqual([1.5, 0.5]);
  });

  it('are one for equal selections, and none for a set of papers', () => {
    const view = bipartiteOf(worked, 'authors');
    const lists = tieListsOf(view, settings);
    expect(tieListsOf(view, { ...settings, minPapers: 2 })).toBe(lists);
    expect(tieListsOf(view, { ...settings, maxAuthorsPerPaper: 2 })).not.toBe(lists);
    expect(tieListsOf(view, { ...settings, papers: new Uint8Array(5).fill(1) })).toBeUndefined();
    // The three asked for last are kept.
    for (const maxAuthorsPerPaper of [3, 4, 5]) tieListsOf(view, { ...settings, maxAuthorsPerPaper });
    expect(tieListsOf(view, settings)).not.toBe(lists);
  });

  it('say what a walk over papers says, however few of them there is room for', () => {
    const cases = fc.record({
      papers: randomPapers({ authors: 9, papers: 14, byline: 5 }),
      asked: fc.array(fc.nat({ max: 8 }), { minLength: 1, maxLength: 30 }),
      counting: fc.constantFrom('FULL' as const, 'FRACTIONAL' as const),
      limit: fc.constantFrom(undefined, 2, 3),
      capacity: fc.integer({ min: 1, max: 20 }),
    });
    fc.assert(
      fc.property(cases, ({ papers, asked, counting, limit, capacity }) => {
        const view = bipartiteOf(makeSnapshot(papers, { counts: { authors: 9 } }), 'authors');
        const filter = limit === undefined ? {} : { maxAuthorsPerPaper: limit };
        const lists = new TieLists(view, { counting, ...filter }, capacity);
        for (const member of asked) {
          const table = collaborators(view, member, { counting, ...filter });
          const expected = [...table.authors]
            .map((author, i) => ({
              author,
              papers: table.papersCount[i],
              weight: table.weight[i],
              years: [table.firstYear[i], table.lastYear[i]],
            }))
            .sort((a, b) => a.author - b.author);
          expect(listOf(lists, member)).toEqual(expected);
        }
      }),
      { numRuns: 200 },
    );
  });
});
