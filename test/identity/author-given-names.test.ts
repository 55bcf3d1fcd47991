import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareGivenNames, givenNames } from '../../src/identity/author-given-names.js';
import { parsePersonName } from '../../src/identity/person-name.js';

const read = (name: string) => givenNames(parsePersonName({ name }));

const cases: [string, string, string][] = [
  ['Xiao-Ming Li', 'Xiaoming Li', 'same'],
  ['Xiao Ming Li', 'Xiaoming Li', 'same'],
  ['José Pérez', 'Jose Perez', 'same'],
  ['王伟', '王伟', 'same'],
  ['王伟', '王玮', 'contradicts'],
  ['Jason Smith', 'Joseph Smith', 'contradicts'],
  ['J. Smith', 'Jason Smith', 'initial'],
  ['J. Smith', 'Joseph Smith', 'initial'],
  ['J. K. Smith', 'John Smith', 'initial'],
  ['J. K. Smith', 'John Paul Smith', 'contradicts'],
  ['Christopher D. Manning', 'Christopher Manning', 'extends'],
  ['John P. Smith', 'John Q. Smith', 'contradicts'],
  ['John Paul Smith', 'John P. Smith', 'extends'],
  ['William S-Y. Wang', 'William Yang Wang', 'contradicts'],
  ['John Q. Paul Smith', 'John P. Smith', 'contradicts'],
  ['John Quentin Paul Smith', 'John P. Smith', 'extends'],
  ['Jean-Pierre Martin', 'Jean Martin', 'extends'],
  ['Chris Manning', 'Christopher D. Manning', 'variant'],
  ['Jian Wang', 'Jian-Xiong Wang', 'contradicts'],
  ['X. M. Li', 'Xiaoming Li', 'initial'],
  ['X. K. Li', 'Xiaoming Li', 'contradicts'],
  ['X. Li', 'Xiaoming Li', 'initial'],
  ['Ting-Hao Kenneth Huang', 'Ting-Hao Huang', 'extends'],
  ['Xin Eric Wang', 'Xin Wang', 'extends'],
];

describe('compareGivenNames', () => {
  it.each(cases)('%s and %s: %s', (one, other, relation) => {
    expect(compareGivenNames(read(one), read(other))).toBe(relation);
    expect(compareGivenNames(read(other), read(one))).toBe(relation);
  });

  it('is symmetric, and finds every name the same as itself', () => {
    const word = fc.constantFrom(
      'Jian',
      'Xiong',
      'Jian-Xiong',
      'J.',
      'X.',
      'Chris',
      'Christopher',
      'Anna',
      'Maria',
      'K.',
    );
    const name = fc
      .tuple(fc.array(word, { minLength: 1, maxLength: 3 }), fc.constantFrom('Wang', 'Smith'))
      .map(([given, family]) => read(`${given.join(' ')} ${family}`));
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect(compareGivenNames(a, a)).toBe('same');
        expect(compareGivenNames(a, b)).toBe(compareGivenNames(b, a));
      }),
    );
  });

  it('takes the parts of a name from what is stored of it', () => {
    const stored = parsePersonName({ name: 'Flor Plaza del Arco', given: 'Flor', family: 'Plaza del Arco' });
    expect(givenNames(stored)).toMatchObject({ family: 'plazadelarco', tokens: ['flor'], isFull: true });
    expect(givenNames(parsePersonName({ name: 'Gemini Team' }))).toMatchObject({ tokens: [], joined: '' });
  });
});
