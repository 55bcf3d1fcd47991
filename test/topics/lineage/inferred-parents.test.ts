import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inferenceDefaults, inferParents, sharedBy } from '../../../src/topics/lineage/inferred-parents.js';
import { isBefore, timeOf } from '../../../src/topics/lineage/paper-time.js';
import { makeSnapshot, type TestPaper } from '../../graph/make-snapshot.js';

const all = (count: number) => Uint32Array.from({ length: count }, (_, paper) => paper);

describe('isBefore', () => {
  test.each([
    [20220101, 20220102, true],
    [20220100, 20220200, true],
    [20210000, 20220101, true],
    [20220000, 20220900, false],
    [20220900, 20220914, false],
    [20220914, 20220914, false],
    [0, 20220914, false],
    [20220914, 0, false],
  ])('%i before %i: %s', (a, b, expected) => {
    expect(isBefore(a, b)).toBe(expected);
  });
});

describe('inferParents', () => {
  test('works out a hand-made example', () => {
    // Topic 0 is what the lineage is of, so it finds no parents; topic 1 is on papers 0, 1 and 3; topic 2 on 2 and 3.
    const snapshot = makeSnapshot([
      { date: 20200000, authors: [0, 1], topics: [0, 1] },
      { date: 20210000, authors: [2], topics: [0, 1] },
      { date: 20220000, authors: [3], topics: [0, 2] },
      { date: 20230000, authors: [0, 1, 3], topics: [0, 1, 2] },
    ]);
    const idf = { 0: Math.log(2), 1: Math.log(1 + 4 / 3), 2: Math.log(3) };
    const links = inferParents(snapshot, all(4), { ...inferenceDefaults, minSharedAuthors: 0, subject: 0 });
    expect(links).toEqual([
      {
        parent: 0,
        child: 1,
        score: expect.closeTo((idf[0] + idf[1]) * 2 ** (-1 / 3), 12),
        recency: 2 ** (-1 / 3),
      },
      {
        parent: 2,
        child: 3,
        score: expect.closeTo((idf[0] + idf[2]) * 2 * 2 ** (-1 / 3), 12),
        recency: 2 ** (-1 / 3),
      },
      {
        parent: 0,
        child: 3,
        score: expect.closeTo((idf[0] + idf[1]) * 3 * 0.5, 12),
        recency: 0.5,
      },
    ]);
    expect(links.map(({ parent, child }) => sharedBy(snapshot, parent, child))).toEqual([
      { authors: [], topics: [1, 0] },
      { authors: [3], topics: [2, 0] },
      { authors: [0, 1], topics: [1, 0] },
    ]);
  });

  test('asks for shared authors and topics', () => {
    const snapshot = makeSnapshot([
      { date: 20200000, authors: [0, 1], topics: [0, 1] },
      { date: 20210000, authors: [0], topics: [0, 2] },
      { date: 20220000, authors: [4], topics: [1, 2] },
    ]);
    const ends = (settings: object) =>
      inferParents(snapshot, all(3), { ...inferenceDefaults, ...settings }).map(({ parent, child }) => [parent, child]);
    expect(ends({ minSharedAuthors: 0 })).toEqual([
      [0, 1],
      [1, 2],
      [0, 2],
    ]);
    expect(ends({})).toEqual([[0, 1]]);
    expect(ends({ minSharedTopics: 2 })).toEqual([]);
    expect(ends({ minSharedAuthors: 0, maxParents: 1 })).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(ends({ minSharedAuthors: 0, allowed: Uint8Array.of(0, 1, 1) })).toEqual([
      [1, 2],
      [0, 2],
    ]);
  });

  test('asks for no shared author where a byline is cut', () => {
    const snapshot = makeSnapshot([
      { date: 20200000, authors: [0], topics: [0, 1] },
      { date: 20210000, authors: [1], topics: [1], incomplete: true },
      { date: 20220000, authors: [2], topics: [0, 1, 2] },
      { date: 20230000, authors: [3], topics: [2] },
    ]);
    expect(inferParents(snapshot, all(4)).map(({ parent, child }) => [parent, child])).toEqual([
      [0, 1],
      [1, 2],
    ]);
  });

  test('is that of comparing every pair, and always leads forward in time', () => {
    const paper: fc.Arbitrary<TestPaper> = fc.record({
      date: fc.constantFrom(20200000, 20200500, 20200510, 20210000, 20210300, 20220000),
      authors: fc.array(fc.nat(5), { maxLength: 3 }),
      topics: fc.uniqueArray(fc.nat(5), { maxLength: 4 }),
      incomplete: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.array(paper, { minLength: 1, maxLength: 10 }),
        fc.nat(1),
        fc.nat(5),
        (list, minSharedAuthors, subject) => {
          const papers = list.sort((a, b) => (a.date ?? 0) - (b.date ?? 0));
          const snapshot = makeSnapshot(papers);
          const settings = { ...inferenceDefaults, minSharedAuthors, subject };
          const holders = papers.filter(({ topics }) => topics?.includes(subject));
          const subsumes = (topic: number) =>
            holders.length > 0 &&
            holders.filter(({ topics }) => topics?.includes(topic)).length >= 0.8 * holders.length;
          const withTopics = papers.filter(({ topics }) => (topics?.length ?? 0) > 0).length;
          const df = (topic: number) => papers.filter(({ topics }) => topics?.includes(topic)).length;
          const expected = papers.flatMap((child, to) =>
            papers
              .map((parent, from) => {
                const authors = new Set((parent.authors ?? []).filter((author) => child.authors?.includes(author)))
                  .size;
                const topics = (parent.topics ?? []).filter((topic) => child.topics?.includes(topic));
                const years = timeOf(child.date ?? 0) - timeOf(parent.date ?? 0);
                const weight = topics.reduce((sum, topic) => sum + Math.log(1 + withTopics / df(topic)), 0);
                const tells = authors > 0 || topics.some((topic) => !subsumes(topic));
                const isParent = isBefore(parent.date ?? 0, child.date ?? 0) && topics.length > 0 && tells;
                const score = weight * (1 + authors) * 2 ** (-years / 3);
                const needed = parent.incomplete || child.incomplete ? 0 : minSharedAuthors;
                return { from, to, score, isParent: isParent && authors >= needed };
              })
              .filter(({ isParent }) => isParent)
              .sort(
                (a, b) =>
                  Math.round(b.score * 1e9) - Math.round(a.score * 1e9) ||
                  timeOf(papers[b.from]?.date ?? 0) - timeOf(papers[a.from]?.date ?? 0) ||
                  a.from - b.from,
              )
              .slice(0, 2)
              .map(({ from, to }) => [from, to]),
          );
          const links = inferParents(snapshot, all(papers.length), settings);
          expect(links.map(({ parent, child }) => [parent, child])).toEqual(expected);
        },
      ),
    );
  });
});
