import fc from 'fast-check';
import { expect, it } from 'vitest';
import { largest } from '../../src/graph/largest.js';
import { largestCounts } from '../../src/graph/largest-counts.js';

it('finds the largest counts and all that equal the least of them', () => {
  expect(largestCounts(Float64Array.of(3, 1, 2, 3, 2), 1)).toEqual([0, 3]);
  expect(largestCounts(Float64Array.of(3, 1, 2, 3, 2), 3)).toEqual([0, 2, 3, 4]);
  expect(largestCounts(Float64Array.of(3, 1), 5)).toEqual([0, 1]);
  expect(largestCounts(Float64Array.of(3, 0), 2)).toEqual([0, 1]);
  expect(largestCounts(Float64Array.of(3, 1), 0)).toEqual([]);
});

it('finds what a search among any numbers finds, and more only where counts are large', () => {
  const counts = fc.array(fc.oneof(fc.nat({ max: 5 }), fc.nat({ max: 63 }), fc.nat({ max: 1000 })));
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 12 }), (list, count) => {
      const values = Float64Array.from(list);
      const found = largestCounts(values, count);
      expect(found).toEqual(expect.arrayContaining(largest(values, count)));
      if (list.every((value) => value < 64)) expect(found).toEqual(largest(values, count));
      else expect(found.length).toBeGreaterThanOrEqual(Math.min(count, list.length));
    }),
  );
});
