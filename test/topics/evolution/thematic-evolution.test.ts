import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/graph/random.js';
import { type ThematicEvolution, thematicEvolution } from '../../../src/topics/evolution/thematic-evolution.js';
import { makeSnapshot, type TestPaper } from '../../graph/make-snapshot.js';

/** Topics: 0 and 1 stand together, as do 2 and 3; 4 joins the first pair later; 2 and 3 rest in the middle years. */
const field: TestPaper[] = [
  ...[2000, 2001].flatMap((year) => [
    { date: year * 10000, topics: [0, 1], authors: [0] },
    { date: year * 10000, topics: [0, 1], authors: [1] },
    { date: year * 10000, topics: [2, 3], authors: [2] },
  ]),
  ...[2002, 2003].map((year) => ({ date: year * 10000, topics: [0, 1, 4], authors: [0] })),
  ...[2004, 2005].flatMap((year) => [
    { date: year * 10000, topics: [0, 4], authors: [0] },
    { date: year * 10000, topics: [2, 3], authors: [2, 3] },
  ]),
  { topics: [0, 1] },
];

const labelled = (evolution: ThematicEvolution) => evolution.themes.map(({ period, terms }) => [period, ...terms]);

describe('thematicEvolution', () => {
  const evolution = thematicEvolution(makeSnapshot(field), { periods: { by: 'YEARS', count: 3 } });

  test('finds the themes of each period', () => {
    expect(labelled(evolution)).toEqual([
      [0, 0, 1],
      [0, 2, 3],
      [1, 0, 1, 4],
      [2, 0, 4],
      [2, 2, 3],
    ]);
    expect(evolution.periods).toMatchObject([
      { from: 2000, to: 2001, papers: 6, terms: 4, firstTheme: 0, themes: 2 },
      { from: 2002, to: 2003, papers: 2, terms: 3, firstTheme: 2, themes: 1 },
      { from: 2004, to: 2005, papers: 4, terms: 4, firstTheme: 3, themes: 2 },
    ]);
    expect(evolution.undatedPapers).toBe(1);
    expect(evolution.themes[0]?.papers).toEqual(Uint32Array.of(0, 1, 3, 4));
  });

  test('links them with evidence, across a gap only where no chain does', () => {
    expect(evolution.links.map(({ from, to, gap, terms }) => [from, to, gap, [...terms]])).toEqual([
      [0, 2, 0, [0, 1]],
      [1, 4, 1, [2, 3]],
      [2, 3, 0, [0, 4]],
    ]);
    const [first, across] = evolution.links;
    // Topics 0 and 1 have 4 papers each before, 2 each after.
    expect(first).toMatchObject({ inclusion: 1, stability: 2 / 3, coverageForward: 0.5, coverageBackward: 4 / 6 });
    expect(first?.authors).toEqual([{ author: 0, papersFrom: 2, papersTo: 2 }]);
    expect(across).toMatchObject({ inclusion: 1, authorsCount: 1 });
    expect([...(across?.papersTo ?? [])]).toEqual([9, 11]);
  });

  test('names the events', () => {
    expect(evolution.events.map(({ kind, period, from, to }) => [kind, period, ...from, ...to])).toEqual([
      ['CONTINUE', 1, 0, 2],
      ['CONTINUE', 2, 2, 3],
      ['REVIVE', 2, 1, 4],
    ]);
  });

  test('leaves no link where gaps are not looked across', () => {
    const near = thematicEvolution(makeSnapshot(field), { periods: { by: 'YEARS', count: 3 }, maxGap: 0 });
    expect(near.links).toHaveLength(2);
    expect(near.events.map(({ kind }) => kind)).toEqual(['CONTINUE', 'DIE', 'CONTINUE', 'EMERGE']);
  });

  test('cuts links to the strongest and counts those left out', () => {
    const cut = thematicEvolution(makeSnapshot(field), { periods: { by: 'YEARS', count: 3 }, maxLinks: 1 });
    expect(cut.links).toHaveLength(1);
    expect(cut.omittedLinks).toBe(2);
  });

  test('gives the same answer for papers and topics in any order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 31 }), (seed) => {
        const random = seededRandom(seed);
        const topics = 14;
        const papers: TestPaper[] = Array.from({ length: 120 }, () => ({
          date: (2000 + Math.floor(random() * 8)) * 10000,
          authors: [Math.floor(random() * 10)],
          topics: [...new Set(Array.from({ length: 4 }, () => Math.floor(topics * random() ** 1.5)))],
        }));
        const shuffled = (length: number) => {
          const order = Array.from({ length }, (_, i) => i);
          for (let i = length - 1; i > 0; i--) {
            const j = Math.floor(random() * (i + 1));
            [order[i], order[j]] = [order[j] as number, order[i] as number];
          }
          return order;
        };
        const paperOrder = shuffled(papers.length);
        const topicOrder = shuffled(topics);
        const moved = paperOrder.map((from) => {
          const paper = papers[from] as TestPaper;
          return {
            ...paper,
            topics: shuffled(paper.topics?.length ?? 0).map((at) => renamed(paper.topics?.[at] ?? 0)),
          };
        });
        // Topic t of the first is vertex topicOrder.indexOf(t) of the second.
        function renamed(topic: number): number {
          return topicOrder.indexOf(topic);
        }
        const settings = { periods: { by: 'PAPERS', count: 3 }, maxTerms: 10, threshold: 0 } as const;
        const counts = { topics };
        const before = thematicEvolution(makeSnapshot(papers, { counts }), settings);
        const after = thematicEvolution(makeSnapshot(moved, { counts }), { ...settings, rank: topicOrder });
        const plain = (
          evolution: ThematicEvolution,
          topicAt: (v: number) => number,
          paperAt: (v: number) => number,
        ) => ({
          periods: evolution.periods,
          events: evolution.events,
          themes: evolution.themes.map((theme) => ({
            ...theme,
            terms: Array.from(theme.terms, topicAt),
            papers: Array.from(theme.papers, paperAt).sort((a, b) => a - b),
          })),
          links: evolution.links.map((link) => ({
            ...link,
            terms: Array.from(link.terms, topicAt),
            papersFrom: Array.from(link.papersFrom, paperAt).sort((a, b) => a - b),
            papersTo: Array.from(link.papersTo, paperAt).sort((a, b) => a - b),
          })),
        });
        expect(
          plain(
            after,
            (v) => topicOrder[v] as number,
            (v) => paperOrder[v] as number,
          ),
        ).toEqual(
          plain(
            before,
            (v) => v,
            (v) => v,
          ),
        );
      }),
      { numRuns: 30 },
    );
  });
});
