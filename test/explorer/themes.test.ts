import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedParams } from '../../src/explorer/address/params.js';
import { themeColors } from '../../src/explorer/themes/theme-colors.js';
import { themeLayout, themeMeasures } from '../../src/explorer/themes/theme-layout.js';
import { themeVariables } from '../../src/explorer/themes/theme-request.js';
import { themeSelectionOf, themeSelectionParams } from '../../src/explorer/themes/theme-selection.js';

const linked = (source: number, target: number, share: number, gap = 0) => ({
  source,
  target,
  gap,
  coverageForward: share,
  coverageBackward: share,
  weightedInclusion: share,
});

describe('themes in the columns of their periods', () => {
  it('stand beside what they come from, as tall as they have papers', () => {
    const themes = [
      { period: 0, papersCount: 100 },
      { period: 0, papersCount: 50 },
      { period: 1, papersCount: 10 },
      { period: 1, papersCount: 100 },
    ];
    const { bars, flows, width } = themeLayout(themes, [linked(1, 2, 0.5), linked(0, 3, 0.25)]);
    // The later themes change places: each comes from the other one.
    expect(bars.map(({ top }) => top)).toEqual([40, 40 + 120 + 8, 40 + 120 + 8, 40]);
    expect(bars.map(({ top, bottom }) => bottom - top)).toEqual(
      [120, 69, 28.2, 120].map((height) => expect.closeTo(height)),
    );
    expect(bars.map(({ x }) => x)).toEqual([14, 14, 246, 246]);
    expect(width).toBe(14 + 2 * 232);
    expect(flows[1]).toEqual({ from: { top: 40, bottom: 70 }, to: { top: 40, bottom: 70 } });
  });

  it('cover one another nowhere, and flows stay on their bars, one below the other', () => {
    const theme = fc.record({ period: fc.nat(3), papersCount: fc.nat(5000) });
    const link = fc.record({
      source: fc.nat(30),
      target: fc.nat(30),
      gap: fc.nat(1),
      coverageForward: fc.double({ min: 0, max: 1, noNaN: true }),
      coverageBackward: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.array(theme, { minLength: 1, maxLength: 30 }),
        fc.array(link, { maxLength: 60 }),
        (themes, drawn) => {
          const links = drawn.filter(
            ({ source, target }) => (themes[source]?.period ?? 9) < (themes[target]?.period ?? -1),
          );
          const layout = themeLayout(themes, links);
          expect(layout).toEqual(themeLayout(themes, links));
          for (const [index, one] of layout.bars.entries()) {
            expect(one.bottom - one.top).toBeGreaterThanOrEqual(themeMeasures.least);
            expect(one.bottom).toBeLessThan(layout.height);
            for (const other of layout.bars.slice(index + 1))
              expect(one.x !== other.x || one.bottom < other.top || other.bottom < one.top).toBe(true);
            const leaving = layout.flows.filter((_, at) => links[at]?.source === index).map(({ from }) => from);
            const sorted = leaving.sort((a, b) => a.top - b.top || a.bottom - b.bottom);
            for (const [at, { top, bottom }] of sorted.entries()) {
              expect(top).toBeGreaterThanOrEqual((sorted[at - 1]?.bottom ?? one.top) - 1e-6);
              expect(bottom).toBeLessThanOrEqual(one.bottom + 1e-6);
            }
          }
        },
      ),
    );
  });
});

describe('colors of themes', () => {
  it('go from a theme to the one that it goes on in; lines of most papers have the first', () => {
    const themes = [30, 200, 5, 30, 200, 7].map((papersCount, index) => ({
      period: Math.floor(index / 3),
      papersCount,
    }));
    const links = [linked(0, 3, 0.6), linked(1, 4, 0.5), linked(1, 3, 0.4), linked(2, 5, 0.9, 1)];
    // 2 and 5 are joined by a leap alone: neither goes on.
    expect(themeColors(themes, links)).toEqual([1, 0, 10, 1, 0, 10]);
  });
});

describe('the themes that an address asks for', () => {
  it('are those of all papers at first, and of what it says', () => {
    expect(themeVariables(new URLSearchParams('size=huge&threshold=2&periods=x'))).toEqual({
      periodsBy: 'PAPERS',
      minPapers: 2,
      resolution: 1,
      threshold: 0.2,
    });
    const search = 'periods=6&by=years&size=smaller&threshold=0.5&minPapers=9&venue=acl&from=2000';
    expect(themeVariables(new URLSearchParams(search))).toEqual({
      periodsCount: 6,
      periodsBy: 'YEARS',
      minPapers: 9,
      resolution: 2,
      threshold: 0.5,
      where: { year: { gte: 2000 }, venue: { some: { refs: ['acl'] } } },
    });
  });
});

describe('what is chosen of the themes', () => {
  const evolution = {
    themes: [{}, {}, {}],
    links: [{ source: { number: 0 }, target: { number: 2 } }],
  };
  const read = (search: string) => themeSelectionOf(new URLSearchParams(search), evolution);

  it('is a theme, a link that is there, or nothing', () => {
    expect(read('theme=1')).toEqual({ theme: 1 });
    expect(read('link=0~2')).toEqual({ link: [0, 2] });
    expect(read('link=0~2&theme=1')).toEqual({ link: [0, 2] });
    expect(['link=2~0', 'link=0', 'link=0~2~1', 'link=', ''].map(read)).toEqual(Array(5).fill(undefined));
  });

  it('takes the place of what was chosen before, and comes back from its address', () => {
    for (const selection of [{ theme: 2 }, { link: [0, 2] as const }]) {
      const search = changedParams(new URLSearchParams('theme=0&link=0~2&map=1&from=2020'), {
        ...themeSelectionParams(selection),
      });
      expect(themeSelectionOf(search, evolution)).toEqual(selection);
      expect([search.get('map'), search.get('from')]).toEqual([null, '2020']);
    }
  });
});
