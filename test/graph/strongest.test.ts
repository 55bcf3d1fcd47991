import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../src/graph/random.js';
import { keepStrongest } from '../../src/graph/strongest.js';
import { Workspace } from '../../src/graph/workspace.js';

interface Question {
  /** Vertices and sums of the members that come before, of the layer, and of those that come after it. */
  ties: number[];
  start: number;
  end: number;
  isWhole: boolean;
  rank?: number[];
}

function strongest({ ties, start, end, isWhole, rank }: Question, count: number, members = [...ties.keys()]): number[] {
  const kept = new Uint32Array(count + 1);
  const layer = { members: Uint32Array.from(members), ties: Float64Array.from(ties), start, end, isWhole };
  keepStrongest(new Workspace(members.length, 0), layer, count, rank, kept, 1);
  return [...kept.subarray(1)];
}

function shuffled(count: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, i) => [random(), i] as const)
    .sort(([a], [b]) => a - b)
    .map(([, i]) => i);
}

describe('the strongest of a layer', () => {
  it('come by tie, then by vertex or rank', () => {
    const layer = { ties: [9, 3, 1, 3, 2, 1, 7], start: 1, end: 6, isWhole: true };
    expect(strongest(layer, 4)).toEqual([1, 3, 4, 2]);
    expect(strongest({ ...layer, rank: [6, 5, 4, 3, 2, 1, 0] }, 5)).toEqual([3, 1, 4, 5, 2]);
    expect(strongest(layer, 0)).toEqual([]);
    const fractions = { ties: [0.1 + 0.2, 0.3, 0.4], start: 0, end: 3, isWhole: false };
    expect(strongest(fractions, 3)).toEqual([2, 0, 1]);
  });

  it('are those that a sort puts first, whatever the sums', () => {
    // Small, above the last bucket, and too large for one number with rank and place.
    const sum = fc.oneof({ weight: 5, arbitrary: fc.nat({ max: 4 }) }, fc.nat({ max: 300 }), fc.nat({ max: 2 ** 48 }));
    const sums = fc.oneof(
      fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 400 }),
      fc.array(sum, { minLength: 1, maxLength: 60 }),
    );
    const cases = fc.record({
      sums,
      from: fc.nat(),
      kept: fc.nat(),
      seed: fc.nat(),
      isRanked: fc.boolean(),
      isWhole: fc.boolean(),
    });
    fc.assert(
      fc.property(cases, ({ sums, from, kept, seed, isRanked, isWhole }) => {
        const members = shuffled(sums.length, seed);
        const rank = isRanked ? shuffled(sums.length, seed + 1) : undefined;
        const ties = isWhole ? sums : sums.map((value) => (value % 2 ** 20) / 7);
        const start = from % sums.length;
        const count = kept % (sums.length - start + 1);
        const rankOf = (place: number) => (rank ?? [...sums.keys()])[members[place] as number] as number;
        const expected = [...sums.keys()]
          .slice(start)
          .sort((a, b) => (ties[b] as number) - (ties[a] as number) || rankOf(a) - rankOf(b))
          .map((place) => members[place]);
        const question = { ties, start, end: sums.length, isWhole, ...(rank && { rank }) };
        expect(strongest(question, count, members)).toEqual(expected.slice(0, count));
      }),
      { numRuns: 300 },
    );
  });
});
