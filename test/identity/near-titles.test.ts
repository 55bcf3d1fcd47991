import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areNearTitles } from '../../src/identity/near-titles.js';
import { titleKey } from '../../src/identity/title-key.js';

describe('areNearTitles', () => {
  it.each([
    ['On Growth', 'On Growth: A Study of Gardens', true],
    ['Deep contextualized word representations', 'Deep Contextualised Word Representation', true],
    ['On the Growth of Gardens', 'Bees of the Alps', false],
    ['On the Growth of Gardens', '', true],
    ['ab', 'xy', false],
  ])('%s / %s: %s', (a, b, expected) => {
    expect(areNearTitles(titleKey(a), titleKey(b))).toBe(expected);
  });

  it('is the same both ways, and holds of a title and itself', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(areNearTitles(a, b)).toBe(areNearTitles(b, a));
        expect(areNearTitles(a, a)).toBe(true);
      }),
    );
  });
});
