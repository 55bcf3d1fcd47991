import { describe, expect, it } from 'vitest';
import { FittingPairs } from '../../src/identity/fitting-pairs.js';

/** 1 and 2 can't be one, everybody else can. */
const pairsOf = (margin = 0.5) => new FittingPairs<{ score: number }>(4, margin, (a, b) => a + b !== 3 || a * b !== 2);

describe('FittingPairs', () => {
  it('puts off a pair whose rival fits about as well', () => {
    const pairs = pairsOf();
    pairs.set(0, 1, { score: 2 });
    pairs.set(0, 2, { score: 1.5 });
    expect(pairs.putOff(0, 1)).toBe(true);
    expect(pairs.putOff(1, 0)).toBe(true);
  });

  it('does not where the rival is far behind, or could be one with the partner', () => {
    const pairs = pairsOf();
    pairs.set(0, 1, { score: 2 });
    pairs.set(0, 2, { score: 1.4 });
    pairs.set(0, 3, { score: 2 });
    expect(pairs.putOff(0, 1)).toBe(false);
  });

  it('gives back what was put off once, with what it fits by, and nothing of who is gone', () => {
    const pairs = pairsOf();
    pairs.set(0, 1, { score: 2 });
    pairs.set(0, 2, { score: 2 });
    pairs.putOff(0, 1);
    pairs.putOff(0, 2);
    pairs.drop(2);
    expect(pairs.takePutOff(0)).toEqual([[1, { score: 2 }]]);
    expect(pairs.takePutOff(0)).toEqual([]);
    expect(pairs.takePutOff(1)).toEqual([]);
    expect(pairs.putOff(0, 1)).toBe(false);
  });

  it('forgets that a pair was put off when it fits anew or no longer', () => {
    const pairs = pairsOf();
    pairs.set(0, 1, { score: 2 });
    pairs.set(0, 2, { score: 2 });
    pairs.putOff(0, 1);
    pairs.set(0, 1, null);
    expect(pairs.takePutOff(0)).toEqual([]);
    expect(pairs.putOff(0, 2)).toBe(false);
  });
});
