import fc from 'fast-check';
import { expect, it } from 'vitest';
import { kthLargest } from '../../src/graph/kth-largest.js';

const values = fc.array(fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer()), { minLength: 1, maxLength: 60 });

it('finds what stands at a place of the sorted values, repeats or not, and puts the larger ones last', () => {
  fc.assert(
    fc.property(values, fc.nat(), fc.constantFrom(undefined, 0, 1, 2), (list, at, mostRounds) => {
      const k = (at % list.length) + 1;
      const sorted = [...list].sort((a, b) => b - a);
      const found = Float64Array.from(list);
      expect(kthLargest(found, k, mostRounds)).toBe(sorted[k - 1]);
      expect([...found.slice(-k)].sort((a, b) => b - a)).toEqual(sorted.slice(0, k));
    }),
    { numRuns: 500 },
  );
});

it('finds it among many equal, ascending and descending values in one go', () => {
  for (const value of [(_: number) => 1, (i: number) => i, (i: number) => -i, (i: number) => i % 7]) {
    const list = Float64Array.from({ length: 100_000 }, (_, i) => value(i));
    const sorted = list.slice().sort();
    expect(kthLargest(list.slice(), 100)).toBe(sorted[sorted.length - 100]);
  }
});
