import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type BurstSettings, burstDefaults, bursts } from '../../../src/topics/trend/bursts.js';

/** What a course of states costs, straight from the definition, binomial coefficients included. */
function costOf(states: number[], papers: number[], corpus: number[], { scaling, gamma }: BurstSettings): number {
  const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
  const usual = sum(papers) / sum(corpus);
  const raised = scaling * usual < 1 ? scaling * usual : (1 + usual) / 2;
  const batches = corpus.filter((d) => d > 0).length;
  let before = 0;
  return sum(
    states.map((state, t) => {
      const [r, d] = [papers[t] as number, corpus[t] as number];
      const rate = state === 1 ? raised : usual;
      const rise = state > before ? gamma * Math.log(batches) : 0;
      before = state;
      return rise - Math.log(choose(d, r) * rate ** r * (1 - rate) ** (d - r));
    }),
  );
}

function choose(n: number, k: number): number {
  let product = 1;
  for (let i = 1; i <= k; i++) product = (product * (n - k + i)) / i;
  return product;
}

const statesOf = (found: ReturnType<typeof bursts>, length: number) =>
  Array.from({ length }, (_, t) => (found.list.some(({ from, to }) => from <= t && t <= to) ? 1 : 0));

describe('bursts', () => {
  test('finds the years in which a topic takes more than its share', () => {
    const papers = [1, 1, 2, 9, 12, 10, 2, 1];
    const corpus = [50, 50, 50, 50, 50, 50, 50, 50];
    const found = bursts(papers, corpus, burstDefaults);
    expect(found.usualRate).toBe(38 / 400);
    expect(found.burstRate).toBe(76 / 400);
    expect(found.list).toMatchObject([{ from: 3, to: 5, papers: 31, corpus: 150 }]);
    // Σ r ln 2 + (d - r) ln((1 - 2p) / (1 - p)) over the three years.
    const strength = 31 * Math.log(2) + 119 * Math.log((1 - 76 / 400) / (1 - 38 / 400));
    expect(found.list[0]?.strength).toBeCloseTo(strength, 9);
  });

  test('costs no more than any other course of states', () => {
    const batch = fc
      .integer({ min: 0, max: 12 })
      .chain((d) => fc.tuple(fc.integer({ min: 0, max: d }), fc.constant(d)));
    const settings = fc.record({
      scaling: fc.double({ min: 1.1, max: 5, noNaN: true }),
      gamma: fc.double({ min: 0, max: 3, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(batch, { minLength: 1, maxLength: 9 }), settings, (series, given) => {
        const papers = series.map(([r]) => r);
        const corpus = series.map(([, d]) => d);
        const total = papers.reduce((a, b) => a + b, 0);
        fc.pre(total > 0 && total < corpus.reduce((a, b) => a + b, 0));
        const states = statesOf(bursts(papers, corpus, given), series.length);
        let least = Number.POSITIVE_INFINITY;
        for (let bits = 0; bits < 2 ** series.length; bits++) {
          const other = series.map((_, t) => (bits >> t) & 1);
          least = Math.min(least, costOf(other, papers, corpus, given));
        }
        expect(costOf(states, papers, corpus, given)).toBeLessThanOrEqual(least + 1e-9);
      }),
    );
  });

  test('finds none in a topic that nobody or everybody writes about', () => {
    expect(bursts([0, 0], [3, 4], burstDefaults).list).toEqual([]);
    expect(bursts([3, 4], [3, 4], burstDefaults).list).toEqual([]);
    expect(bursts([], [], burstDefaults).list).toEqual([]);
  });

  test('refuses settings that mean nothing', () => {
    expect(() => bursts([1], [2], { scaling: 1, gamma: 1 })).toThrow('scaling is 1 and gamma 1');
    expect(() => bursts([1], [2], { scaling: 2, gamma: -1 })).toThrow('gamma -1');
  });
});
