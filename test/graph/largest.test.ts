import fc from 'fast-check';
import { expect, it } from 'vitest';
import { largest } from '../../src/graph/largest.js';

it('finds the largest values and all that equal the least of them', () => {
  expect(largest(Float64Array.of(3, 1, 2, 3, 2), 1)).toEqual([0, 3]);
  expect(largest(Float64Array.of(3, 1, 2, 3, 2), 3)).toEqual([0, 2, 3, 4]);
  expect(largest(Float64Array.of(3, 1), 5)).toEqual([0, 1]);
  expect(largest(Float64Array.of(3, 1), 0)).toEqual([]);
});

it('keeps nothing smaller than what it leaves out', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 })), fc.integer({ min: 1, max: 12 }), (values, count) => {
      const kept = largest(Float64Array.from(values), count);
      expect(kept.length).toBeGreaterThanOrEqual(Math.min(count, values.length));
      const least = Math.min(...kept.map((at) => values[at] as number));
      const left = values.filter((_, at) => !kept.includes(at));
      expect(left.every((value) => value < least)).toBe(true);
      expect(kept.filter((at) => (values[at] as number) > least).length).toBeLessThan(count);
    }),
  );
});
