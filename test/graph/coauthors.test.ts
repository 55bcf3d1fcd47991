import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bipartiteOf, groupMembers } from '../../src/graph/bipartite.js';
import { coauthors, collaborators, jointPapers } from '../../src/graph/coauthors.js';
import { makeSnapshot } from './make-snapshot.js';
import { randomPapers } from './random-papers.js';

const worked = makeSnapshot([
  { authors: [0, 1, 2], date: 20190301 },
  { authors: [1, 0], date: 20220914, incomplete: true },
  { authors: [0], date: 20230000 },
  { authors: [0, 2, 0, 1, 3] },
  { authors: [2, 3], date: 20200000 },
]);

describe('coauthors', () => {
  it('under full counting, worked by hand', () => {
    expect(coauthors(worked, 0, { counting: 'FULL' })).toEqual({
      authors: Uint32Array.of(1, 2, 3),
      papersCount: Uint32Array.of(3, 2, 1),
      weight: Float64Array.of(3, 2, 1),
      firstYear: Int16Array.of(2019, 2019, 0),
      lastYear: Int16Array.of(2022, 2019, 0),
      incompletePapers: 1,
      omittedPapers: 0,
      papersWithCompany: 3,
    });
  });

  it('under fractional counting, an author named twice counted once', () => {
    const { weight } = coauthors(worked, 0, { counting: 'FRACTIONAL' });
    // 1/2 + 1 + 1/3, 1/2 + 1/3, 1/3
    expect([...weight].map((w) => w.toFixed(6))).toEqual(['1.833333', '0.833333', '0.333333']);
  });

  it('within a set of papers and a limit of authors', () => {
    const table = coauthors(worked, 0, {
      counting: 'FULL',
      papers: Uint8Array.of(0, 1, 1, 1, 1),
      maxAuthorsPerPaper: 3,
    });
    expect([...table.authors]).toEqual([1]);
    expect(table).toMatchObject({ omittedPapers: 1, papersWithCompany: 1, incompletePapers: 1 });
  });

  it('nobody, of an author alone', () => {
    const alone = makeSnapshot([{ authors: [0] }, { authors: [0], incomplete: true }]);
    const table = coauthors(alone, 0, { counting: 'FULL' });
    expect(table.authors).toHaveLength(0);
    expect(table).toMatchObject({ papersWithCompany: 0, incompletePapers: 1 });
  });

  it('are unaffected by the query before', () => {
    const before = coauthors(worked, 3, { counting: 'FRACTIONAL' });
    coauthors(worked, 0, { counting: 'FULL' });
    expect(coauthors(worked, 3, { counting: 'FRACTIONAL' })).toEqual(before);
  });

  it('have fractional weights that sum to the papers with company, and are symmetric', () => {
    fc.assert(
      fc.property(randomPapers(), (papers) => {
        const snapshot = makeSnapshot(papers, { counts: { authors: 8 } });
        const tables = Array.from({ length: 8 }, (_, a) => coauthors(snapshot, a, { counting: 'FRACTIONAL' }));
        for (const [a, table] of tables.entries()) {
          expect(table.weight.reduce((sum, w) => sum + w, 0)).toBeCloseTo(table.papersWithCompany, 9);
          for (const [i, b] of table.authors.entries()) {
            const back = tables[b] as typeof table;
            const at = back.authors.indexOf(a);
            expect(back.weight[at]).toBe(table.weight[i]);
            expect(back.papersCount[at]).toBe(table.papersCount[i]);
            expect([back.firstYear[at], back.lastYear[at]]).toEqual([table.firstYear[i], table.lastYear[i]]);
            expect(jointPapers(snapshot, a, b)).toHaveLength(table.papersCount[i] as number);
          }
        }
      }),
    );
  });

  it('agree with a count over all papers, whatever the order of the papers', () => {
    const withOrder = randomPapers().chain((papers) =>
      fc.record({
        papers: fc.constant(papers),
        shuffled: fc.shuffledSubarray(papers, { minLength: papers.length, maxLength: papers.length }),
      }),
    );
    fc.assert(
      fc.property(withOrder, ({ papers, shuffled }) => {
        for (const list of [papers, shuffled]) {
          const table = coauthors(makeSnapshot(list, { counts: { authors: 8 } }), 0, { counting: 'FULL' });
          const own = papers.filter((p) => p.authors.includes(0));
          const expected = [1, 2, 3, 4, 5, 6, 7]
            .map((b) => [b, own.filter((p) => p.authors.includes(b)).length])
            .filter(([, count]) => count !== 0);
          expect([...table.authors].map((b, i) => [b, table.papersCount[i]])).toEqual(expected);
        }
      }),
    );
  });
});

describe('joint papers', () => {
  it('come newest first, unknown dates last', () => {
    expect([...jointPapers(worked, 0, 1)]).toEqual([1, 0, 3]);
    expect([...jointPapers(worked, 1, 0, { maxAuthorsPerPaper: 3 })]).toEqual([1, 0]);
    expect([...jointPapers(worked, 1, 0, { papers: Uint8Array.of(1, 0, 0, 0, 0) })]).toEqual([0]);
    expect([...jointPapers(worked, 1, 1)]).toEqual([]);
  });
});

describe('collaborators', () => {
  const snapshot = makeSnapshot([
    { authors: [0, 1], affiliations: [[0], [1]], organizations: [2] },
    { authors: [0, 1], affiliations: [[0], [0]] },
    { authors: [0], organizations: [0, 2] },
  ]);

  it('of an organization, from affiliations and whole papers alike', () => {
    const table = collaborators(bipartiteOf(snapshot, 'organizations'), 0, { counting: 'FULL' });
    expect([...table.authors]).toEqual([1, 2]);
    expect([...table.papersCount]).toEqual([1, 2]);
  });

  it('of a country: organizations of one country are one, those without are left out', () => {
    const countries = groupMembers(bipartiteOf(snapshot, 'organizations'), [1, 0, 1], 2);
    expect([...countries.paperMembers.neighbors]).toEqual([1, 0, 1, 1]);
    expect(collaborators(countries, 1, { counting: 'FRACTIONAL' })).toMatchObject({
      authors: Uint32Array.of(0),
      weight: Float64Array.of(1),
      papersWithCompany: 1,
    });
    expect([
      ...groupMembers(bipartiteOf(snapshot, 'organizations'), [-1, 0, -1], 1).paperMembers.starts.toArray(),
    ]).toEqual([0, 1, 1, 1]);
  });
});
