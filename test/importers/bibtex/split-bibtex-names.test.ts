import { describe, expect, it } from 'vitest';
import { splitBibtexNames } from '../../../src/importers/bibtex/split-bibtex-names.js';

const names = (field: string): string[] => splitBibtexNames(field, 'AUTHOR').authors.map((author) => author.name);

describe('splitBibtexNames', () => {
  it.each([
    ['Knuth, Donald E. and Lamport, Leslie', ['Donald E. Knuth', 'Leslie Lamport']],
    ['Donald E. Knuth AND Leslie Lamport', ['Donald E. Knuth', 'Leslie Lamport']],
    ['Donald E. Knuth and\n  Leslie Lamport', ['Donald E. Knuth', 'Leslie Lamport']],
    ['{Herm{\\`e}s International S.A.} and Katzfu{\\ss}, Matthias', ['Hermès International S.A.', 'Matthias Katzfuß']],
    ['{Barnes and Noble}', ['Barnes and Noble']],
    [
      'Chambers, J. M., Cleveland, W. S., Kleiner, B., Tukey, P. A.',
      ['J. M. Chambers', 'W. S. Cleveland', 'B. Kleiner', 'P. A. Tukey'],
    ],
    ['Knuth, D. E.; Lamport, L.', ['D. E. Knuth', 'L. Lamport']],
    ['Smith, G. A. and Stanley G.', ['G. A. Smith', 'Stanley G.']],
    ['given=Hans, family=Harman', ['Hans Harman']],
    ['A and ,', ['A']],
    ['', []],
  ])('reads %j', (field, expected) => {
    expect(names(field)).toEqual(expected);
  });

  it.each([
    ['Ludwig van Beethoven', 'Ludwig', 'van Beethoven', undefined],
    ['van Beethoven, Ludwig', 'Ludwig', 'van Beethoven', undefined],
    ['Jean-Claude {Van Damme}', 'Jean-Claude', 'Van Damme', undefined],
    ['von Hicks, III, Michael', 'Michael', 'von Hicks', 'III'],
    ['King, Jr., Martin Luther', 'Martin Luther', 'King', 'Jr.'],
    ['King, Martin Luther, Jr.', 'Martin Luther', 'King', 'Jr.'],
    ['Martin Luther King, Jr.', 'Martin Luther', 'King', 'Jr.'],
    ['王, 伟', '伟', '王', undefined],
  ])('takes %j apart', (field, given, family, suffix) => {
    const [author] = splitBibtexNames(field, 'AUTHOR').authors;
    expect([author?.given, author?.family, author?.suffix]).toEqual([given, family, suffix]);
  });

  it.each(['Knuth, Donald E. and others', 'Knuth, Donald E. and et al.', 'Knuth, Donald E. et al.'])(
    'marks %j as cut',
    (field) => {
      const { authors, isComplete } = splitBibtexNames(field, 'AUTHOR');
      expect(authors.map((author) => author.name)).toEqual(['Donald E. Knuth']);
      expect(isComplete).toBe(false);
    },
  );
});
