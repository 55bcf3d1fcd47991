import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from '../../src/identity/fold.js';

describe('fold', () => {
  it.each([
    ['Édouard  LUCAS', 'edouard lucas'],
    ['Łukasz Straße Œuvre Æsir Þór', 'lukasz strasse oeuvre aesir thor'],
    ['Dıa\u0301z', 'diaz'],
    ['Diego Moll \u0301a', 'diego molla'],
    ['Moll´a', 'molla'],
    ['Carlos ´Alvarez', 'carlos alvarez'],
    ['D´Angelo', 'dangelo'],
    ["O'Neil and D’Angelo", 'oneil and dangelo'],
    ['\u202aWei\u202c\u00a0Wang\u200b', 'wei wang'],
    ['Jean-Pierre — “Lee–Thorp”', 'jean pierre lee thorp'],
    ['İstanbul', 'istanbul'],
    ['王伟', '王伟'],
    ['が', 'が'],
    ['김철수', '김철수'],
    ['Дмитрий Ёлкин', 'дмитрий елкин'],
    ['हिन्दी', 'हिन्दी'],
  ])('%j is %j', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('changes nothing the second time, and leaves no capital and no double space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const once = fold(text);
        expect(fold(once)).toBe(once);
        expect(once).not.toMatch(/\s\s|^\s|\s$/u);
      }),
      { numRuns: 2000 },
    );
  });

  it('reads plain ASCII as it reads everything else', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
        expect(`${fold(text)} β`.trim()).toBe(fold(`${text} β`));
      }),
      { numRuns: 2000 },
    );
  });
});
