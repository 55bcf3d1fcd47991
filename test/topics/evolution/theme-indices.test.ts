import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareThemes } from '../../../src/topics/evolution/theme-indices.js';

describe('compareThemes', () => {
  const a = { terms: [1, 2, 3], papersCounts: [6, 3, 1], pageRanks: [0.3, 0.2, 0.1] };
  const b = { terms: [2, 1, 8, 9], papersCounts: [4, 2, 5, 9], pageRanks: [0.1, 0.4, 0.2, 0.3] };

  test('works out a hand-made example', () => {
    const found = compareThemes(a, b);
    // W = {1, 2}: min(6, 2) + min(3, 4) = 5; Σ occ 10 and 20; Σ PR 0.6 and 1, shared 0.3 · 0.4 + 0.2 · 0.1 = 0.14.
    expect(found?.shared).toEqual([1, 2]);
    expect(found?.indices.inclusion).toBeCloseTo(2 / 3, 12);
    expect(found?.indices.stability).toBeCloseTo(2 / 5, 12);
    expect(found?.indices.weightedInclusion).toBeCloseTo(0.5, 12);
    expect(found?.indices.pageRankIndex).toBeCloseTo(Math.sqrt(0.14 / 0.6), 12);
    expect(found?.indices.lineageStrength).toBeCloseTo(0.25 + Math.sqrt(0.14 / 0.6) / 2, 12);
    expect(found?.indices.coverageForward).toBeCloseTo(0.5, 12);
    expect(found?.indices.coverageBackward).toBeCloseTo(0.25, 12);
  });

  test('is undefined where no term is shared', () => {
    expect(compareThemes(a, { terms: [7], papersCounts: [1], pageRanks: [1] })).toBeUndefined();
  });

  test('lies between 0 and 1, and turns coverage round with the themes', () => {
    const theme = fc.uniqueArray(fc.record({ term: fc.nat(6), papers: fc.integer({ min: 1, max: 9 }) }), {
      selector: ({ term }) => term,
      minLength: 1,
    });
    const columns = (list: { term: number; papers: number }[]) => ({
      terms: list.map(({ term }) => term),
      papersCounts: list.map(({ papers }) => papers),
      pageRanks: list.map(({ papers }) => papers / 10),
    });
    fc.assert(
      fc.property(theme, theme, (one, other) => {
        const there = compareThemes(columns(one), columns(other));
        const back = compareThemes(columns(other), columns(one));
        expect(there === undefined).toBe(back === undefined);
        if (there === undefined || back === undefined) return;
        for (const value of Object.values(there.indices)) {
          expect(value).toBeGreaterThan(0);
          expect(value).toBeLessThanOrEqual(1 + 1e-12);
        }
        expect(back.indices.coverageForward).toBe(there.indices.coverageBackward);
        expect(back.indices.weightedInclusion).toBe(there.indices.weightedInclusion);
      }),
    );
  });
});
