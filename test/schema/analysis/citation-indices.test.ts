import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { citationIndices } from '../../../src/schema/analysis/citation-indices.js';

describe('citation indices', () => {
  it.each([
    [[], { h: 0, g: 0, i10: 0, citations: 0 }],
    [[0, 0], { h: 0, g: 0, i10: 0, citations: 0 }],
    [[3, 10, 5, 8, 4], { h: 4, g: 5, i10: 1, citations: 30 }],
    // Egghe's index goes no further than there are papers.
    [[100], { h: 1, g: 1, i10: 1, citations: 100 }],
    [[9, 0, 0, 0], { h: 1, g: 3, i10: 0, citations: 9 }],
  ])('of %j are %j', (citations, expected) => {
    expect(citationIndices(citations)).toEqual(expected);
  });

  it('agree with their definitions, in any order of papers', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(60), { maxLength: 40 }), (citations) => {
        const { h, g } = citationIndices(citations);
        const sizes = Array.from({ length: citations.length + 1 }, (_, size) => size);
        const best = (size: number) => [...citations].sort((a, b) => b - a).slice(0, size);
        expect(h).toBe(Math.max(...sizes.filter((size) => best(size).every((count) => count >= size))));
        expect(g).toBe(Math.max(...sizes.filter((size) => best(size).reduce((a, b) => a + b, 0) >= size ** 2)));
        expect(citationIndices([...citations].reverse())).toEqual(citationIndices(citations));
      }),
    );
  });
});
