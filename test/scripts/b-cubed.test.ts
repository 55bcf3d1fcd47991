import { describe, expect, it } from 'vitest';
import { bCubed } from '../../scripts/bench/b-cubed.js';

describe('bCubed', () => {
  it('gives the figures of a case worked by hand', () => {
    // Clusters {a a b} and {b c}: precision (2/3 + 2/3 + 1/3 + 1/2 + 1/2) / 5, recall (1 + 1 + 1/2 + 1/2 + 1) / 5.
    const { precision, recall, f1 } = bCubed([1, 1, 1, 2, 2], ['a', 'a', 'b', 'b', 'c']);
    expect(precision).toBeCloseTo(8 / 15);
    expect(recall).toBeCloseTo(0.8);
    expect(f1).toBeCloseTo(0.64);
  });

  it('is perfect where clusters are people, and keeps people and clusters of like names apart', () => {
    expect(bCubed(['x', 'x', 'y'], ['p', 'p', 'q'])).toEqual({ precision: 1, recall: 1, f1: 1 });
    expect(bCubed([1, 1, 1, 1], ['a', 'b', 'c', 'd'])).toMatchObject({ precision: 0.25, recall: 1 });
    expect(bCubed([1, 2, 3, 4], ['a', 'a', 'a', 'a'])).toMatchObject({ precision: 1, recall: 0.25 });
    expect(bCubed([], [])).toEqual({ precision: 0, recall: 0, f1: 0 });
  });
});
