import fc from 'fast-check';
import { expect, it } from 'vitest';
import { largestDistinct } from '../../src/graph/largest-distinct.js';

it('finds the largest values, the largest first', () => {
  expect([...largestDistinct(Float64Array.of(3, 1, -2, 7, 2), 2)]).toEqual([3, 0]);
  expect([...largestDistinct(Float64Array.of(3, 1), 5)]).toEqual([0, 1]);
  expect([...largestDistinct(Float64Array.of(3, 1), 0)]).toEqual([]);
  expect([...largestDistinct(Float64Array.of(), 3)]).toEqual([]);
});

it('orders as a sort does', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer()), fc.nat({ max: 40 }), (values, count) => {
      const expected = [...values.keys()].sort((a, b) => (values[b] as number) - (values[a] as number));
      expect([...largestDistinct(Float64Array.from(values), count)]).toEqual(expected.slice(0, count));
    }),
  );
});
