import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { growth } from '../../../src/topics/trend/growth.js';

describe('growth', () => {
  test('is exact where the share doubles each year', () => {
    const found = growth([1, 2, 4, 8, 16], [100, 100, 100, 100, 100]);
    expect(found?.rate).toBeCloseTo(1, 9);
    expect(found?.dispersion).toBe(1);
    expect(found?.low).toBeLessThan(1);
    expect(found?.high).toBeGreaterThan(1);
  });

  test('does not mistake the growth of the corpus for that of the topic', () => {
    const found = growth([2, 4, 8, 16], [10, 20, 40, 80]);
    expect(found?.rate).toBeCloseTo(0, 9);
  });

  test('solves the likelihood equations and gives the t interval', () => {
    const papers = [3, 7, 5, 14, 11];
    const corpus = [90, 110, 100, 130, 120];
    const found = growth(papers, corpus);
    const beta = Math.log1p(found?.rate ?? 0);
    // At the maximum Σ (r - μ) = 0 fixes α, and Σ t (r - μ) = 0 must hold.
    const weights = corpus.map((d, t) => d * Math.exp(beta * t));
    const scale = 40 / weights.reduce((a, b) => a + b, 0);
    expect(papers.reduce((sum, r, t) => sum + t * (r - scale * (weights[t] as number)), 0)).toBeCloseTo(0, 8);
    const mean = weights.map((w) => w * scale);
    const center = mean.reduce((sum, m, t) => sum + m * t, 0) / 40;
    const deviation = Math.sqrt(1 / mean.reduce((sum, m, t) => sum + m * (t - center) ** 2, 0));
    // 3.1824 is Student's .975 quantile of 3 degrees of freedom.
    expect(Math.log1p(found?.high ?? 0) - beta).toBeCloseTo(3.1824 * deviation * Math.sqrt(found?.dispersion ?? 0), 2);
  });

  test('says nothing where there is too little', () => {
    expect(growth([1, 2], [5, 5])).toBeUndefined();
    expect(growth([0, 0, 3], [5, 5, 5])).toBeUndefined();
    expect(growth([1, 0, 3], [5, 0, 5])).toBeUndefined();
  });

  test('holds the rate within the interval, and turns round with time', () => {
    const year = fc.integer({ min: 5, max: 40 }).chain((d) => fc.tuple(fc.integer({ min: 0, max: 5 }), fc.constant(d)));
    fc.assert(
      fc.property(fc.array(year, { minLength: 3, maxLength: 12 }), (series) => {
        const papers = series.map(([r]) => r);
        const corpus = series.map(([, d]) => d);
        const there = growth(papers, corpus);
        const back = growth(papers.toReversed(), corpus.toReversed());
        expect(there === undefined).toBe(back === undefined);
        if (there === undefined || back === undefined) return;
        expect(there.low).toBeLessThanOrEqual(there.rate);
        expect(there.high).toBeGreaterThanOrEqual(there.rate);
        expect(Math.log1p(back.rate)).toBeCloseTo(-Math.log1p(there.rate), 6);
      }),
    );
  });
});
