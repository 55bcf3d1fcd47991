import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInitial, isPlainName, parsePersonName } from '../../src/identity/person-name.js';

/** name: display | blockKey | suffix */
const cases: [name: string, display: string, blockKey: string, suffix?: string][] = [
  ['Liu, Tianlin', 'Tianlin Liu', 'liu t'],
  ['Beethoven, Ludwig van', 'Ludwig van Beethoven', 'vanbeethoven l'],
  ['van Beethoven, Ludwig', 'Ludwig van Beethoven', 'vanbeethoven l'],
  ['Ludwig van Beethoven', 'Ludwig van Beethoven', 'vanbeethoven l'],
  ['Benjamin Van Durme', 'Benjamin Van Durme', 'vandurme b'],
  ['Thanh Van Nguyen', 'Thanh Van Nguyen', 'nguyen t'],
  ['José Ortega y Gasset', 'José Ortega y Gasset', 'ortegaygasset j'],
  ['Abdullah bin Omar', 'Abdullah bin Omar', 'binomar a'],
  ['Ahmed al-Rfou', 'Ahmed al-Rfou', 'alrfou a'],
  ['de Souza', 'de Souza', 'desouza'],
  ['Martin Luther King, Jr.', 'Martin Luther King Jr.', 'king m', 'Jr.'],
  ['King Jr., Martin', 'Martin King Jr.', 'king m', 'Jr.'],
  ['King, Martin Luther, III', 'Martin Luther King III', 'king m', 'III'],
  ['John Smith III', 'John Smith III', 'smith j', 'III'],
  ['Kumar, V.', 'V. Kumar', 'kumar v'],
  ['Smith, John, PhD', 'John Smith', 'smith j'],
  ['Madonna', 'Madonna', 'madonna'],
  ['M. E. Peters', 'M. E. Peters', 'peters m'],
  ['Smith, ME', 'M. E. Smith', 'smith m'],
  ['Vaswani A.', 'A. Vaswani', 'vaswani a'],
  ['Xiaohua Ren⁸', 'Xiaohua Ren', 'ren x'],
  ['C. L. Lee1,2', 'C. L. Lee', 'lee c'],
  ['\u202aTianlin Liu\u202c', 'Tianlin Liu', 'liu t'],
  ['Diego Moll \u0301a', 'Diego Mollá', 'molla d'],
  ['王伟', '王伟', '王 伟'],
  ['欧阳 修', '欧阳修', '欧阳 修'],
  ['김철수', '김철수', '김 철'],
  ['Wei Wang (王伟)', 'Wei Wang', 'wang w'],
  ['Yu (Hope) Hou', 'Yu Hou', 'hou y'],
];

describe('parsePersonName', () => {
  it.each(cases)('%j is %j', (name, display, blockKey, suffix) => {
    expect(parsePersonName({ name })).toMatchObject({
      display,
      blockKey,
      suffix: suffix ?? null,
      isCollective: false,
      homonym: null,
    });
  });

  it('finds suffixes in the wrong fields', () => {
    const john = { display: 'John Smith III', family: 'Smith', given: ['John'], suffix: 'III' };
    expect(parsePersonName({ name: 'John Smith III', given: 'John Smith', family: 'III' })).toMatchObject(john);
    expect(parsePersonName({ name: 'John Smith', given: 'John, III', family: 'Smith' })).toMatchObject(john);
    expect(parsePersonName({ name: 'John Smith', given: 'John', family: 'Smith III' })).toMatchObject(john);
    expect(parsePersonName({ name: 'John Smith', given: 'John', family: 'Smith', suffix: '3rd' })).toMatchObject(john);
  });

  it('trusts the parts that a source states', () => {
    const name = { name: 'Maria Garcia Lopez', given: 'Maria', family: 'Garcia Lopez' };
    expect(parsePersonName(name)).toMatchObject({
      family: 'Garcia Lopez',
      blockKey: 'garcialopez m',
      folded: 'maria garcia lopez',
    });
    expect(parsePersonName({ name: '王伟', given: '伟', family: '王' })).toMatchObject({
      display: '王伟',
      blockKey: '王 伟',
    });
  });

  it('puts initials and particles that stand in the wrong field where they belong', () => {
    const stated = (given: string, family: string) => parsePersonName({ name: `${given} ${family}`, given, family });
    expect(stated('Noah', 'A. Smith')).toMatchObject({
      display: 'Noah A. Smith',
      family: 'Smith',
      blockKey: 'smith n',
    });
    expect(stated('Gustavo', 'H.Paetzold')).toMatchObject({ given: ['Gustavo', 'H'], family: 'Paetzold' });
    expect(stated('José G.', 'C. de Souza')).toMatchObject({ family: 'de Souza', blockKey: 'desouza j' });
    expect(stated('Benjamin Van', 'Durme')).toMatchObject({ given: ['Benjamin'], family: 'Van Durme' });
    expect(stated('Rob Van Der', 'Goot').folded).toBe(parsePersonName({ name: 'Rob van der Goot' }).folded);
    // A middle name of Vietnam, and initials that are all that there is.
    expect(stated('Thi Van', 'Nguyen')).toMatchObject({ given: ['Thi', 'Van'], family: 'Nguyen' });
    expect(stated('Dinh Van', 'Hung')).toMatchObject({ given: ['Dinh', 'Van'], family: 'Hung' });
    expect(stated('Huong Le', 'T.')).toMatchObject({ blockKey: 'let h' });
  });

  it('takes a homonym number off the name', () => {
    expect(parsePersonName({ name: 'Wei Wang 0001' })).toMatchObject({
      display: 'Wei Wang',
      folded: 'wei wang',
      homonym: '0001',
    });
  });

  it.each(['LIGO Scientific Collaboration', 'Gemini Team', 'The ATLAS collaboration', 'OpenAI'])(
    '%j is collective',
    (name) => {
      const parsed = parsePersonName({ name });
      expect(parsed).toMatchObject({ isCollective: true, display: name, family: name, given: [] });
      expect(parsed.blockKey).toBe(parsed.folded.replaceAll(' ', ''));
    },
  );

  it('gives one folded name and one block to every spelling of a name', () => {
    const spellings = ['Jean-Pierre Dupré', 'Dupré, Jean-Pierre', 'DUPRE, Jean Pierre', 'Jean–Pierre  Dupré†'];
    const parsed = spellings.map((name) => parsePersonName({ name }));
    expect(new Set(parsed.map((name) => name.folded))).toEqual(new Set(['jean pierre dupre']));
    expect(new Set(parsed.map((name) => name.blockKey))).toEqual(new Set(['dupre j']));
    expect(parsed[0]?.sortName).toBe('dupre jean pierre');
  });

  it('reads its own display back to the same keys', () => {
    for (const [name] of cases) {
      const { display, folded, blockKey } = parsePersonName({ name });
      expect(parsePersonName({ name: display }), name).toMatchObject({ display, folded, blockKey });
    }
  });

  it('never throws, and gives something to show wherever there is a letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const parsed = parsePersonName({ name });
        expect(parsed.display).not.toMatch(/\s\s|^\s|\s$/u);
        if (/[a-z]{2}/iu.test(name)) expect(parsed.display).not.toBe('');
      }),
      { numRuns: 1000 },
    );
  });
});

describe('isInitial', () => {
  it.each([
    ['M', true],
    ['M.', true],
    ['J-P', true],
    ['Jo', false],
    ['伟', false],
  ])('%j: %s', (given, expected) => {
    expect(isInitial(given)).toBe(expected);
  });
});

describe('isPlainName', () => {
  it.each([
    ['Joan Puigcerver', true],
    ["J.-P. O'Neill", true],
    ['Ada Wang Jr.', false],
    ['Ada Wang J.r.', false],
    ['Wang, Ada', false],
    ['Wei Wang 0001', false],
    ['', true],
  ])('%j: %s', (name, expected) => {
    expect(isPlainName(name)).toBe(expected);
  });

  it('is only where a parse finds neither suffix nor homonym', () => {
    const word = fc.constantFrom(
      'Ada',
      'Wang',
      'Jr',
      'sr.',
      'I.I.I',
      'II',
      'v',
      'PhD',
      ',',
      '0001',
      'van',
      '王伟',
      '-',
      '.',
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 5 }).map((words) => words.join(' ')),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(text, (name) => {
        if (!isPlainName(name)) return;
        expect(parsePersonName({ name })).toMatchObject({ suffix: null, homonym: null });
      }),
      { numRuns: 3000 },
    );
  });
});
