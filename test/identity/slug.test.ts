import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { slug } from '../../src/identity/slug.js';

describe('slug', () => {
  it.each([
    ['Tianlin Liu', 'tianlin-liu'],
    ["Shaquille O'Neil", 'shaquille-oneil'],
    ['André  Susano-Pinto', 'andre-susano-pinto'],
    ['王伟', '王伟'],
    ['!?', ''],
  ])('%j is %j', (text, expected) => {
    expect(slug(text)).toBe(expected);
  });

  it('cuts at a hyphen', () => {
    expect(slug('alpha beta gamma', 12)).toBe('alpha-beta');
    expect(slug('alpha beta gamma', 10)).toBe('alpha-beta');
    expect(slug('abcdefgh', 5)).toBe('abcde');
  });

  it('never exceeds its length and never ends in a hyphen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, length) => {
        const made = slug(text, length);
        expect([...made].length).toBeLessThanOrEqual(length);
        expect(made).not.toMatch(/-$|^-|\s|[A-Z]/u);
      }),
    );
  });
});
