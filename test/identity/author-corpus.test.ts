import { describe, expect, it } from 'vitest';
import { AuthorCorpus } from '../../src/identity/author-corpus.js';
import { givenNames } from '../../src/identity/author-given-names.js';
import { parsePersonName } from '../../src/identity/person-name.js';

const named = (name: string) => parsePersonName({ name });
const given = (name: string) => givenNames(named(name));

describe('AuthorCorpus', () => {
  it('expects namesakes where both names are common, as many as independence says', () => {
    const corpus = new AuthorCorpus({ bits: 14, seenBits: 18, unseenGiven: 0, unseenNames: 0 });
    for (const family of ['Wang', 'Li', 'Zhang'])
      for (const first of ['Wei', 'Jun']) corpus.addName(named(`${first} ${family}`));
    corpus.addName(named('Tianlin Liu'));
    // Two other families have a Wei, two Wangs, seven names.
    expect(corpus.namesakes(given('Wei Wang'))).toBeCloseTo((2 * 2) / 7);
    expect(corpus.namesakes(given('Tianlin Liu'))).toBe(0);
  });

  it('counts the full names that initials could stand for, by syllables where they are Chinese', () => {
    const corpus = new AuthorCorpus({ bits: 14, seenBits: 18 });
    for (const name of ['Xiaoming Wang', 'Xiao-Mei Wang', 'Xin Wang', 'Yan Wang', 'X. Wang'])
      corpus.addName(named(name));
    expect(corpus.namesakes(given('X. Wang'))).toBe(3);
    expect(corpus.namesakes(given('X. M. Wang'))).toBe(2);
  });

  it('counts a name once, however it is spelled and in whatever order', () => {
    const names = ['Xiaoming Wang', 'Xiao-Ming Wang', 'Jun Wang', 'Jun Li', 'Wei Li', 'Wei Wang'].map(named);
    const one = new AuthorCorpus({ bits: 14, seenBits: 18 });
    const other = new AuthorCorpus({ bits: 14, seenBits: 18 });
    for (const name of names) one.addName(name);
    for (const name of [...names, ...names].reverse()) other.addName(name);
    for (const name of names) expect(other.namesakes(givenNames(name))).toBe(one.namesakes(givenNames(name)));
    expect(one.namesakes(given('X. Wang'))).toBe(1);
  });

  it('takes an organization for rare by its rarest word, and no one for common while few are known', () => {
    const corpus = new AuthorCorpus({ bits: 14, seenBits: 18 });
    for (let at = 0; at < 10; at++) corpus.addWords('organization', ['university', 'of', 'paris']);
    expect(corpus.organizationRarity(['university', 'of', 'paris'])).toBeGreaterThan(4);
    for (let at = 0; at < 9990; at++) corpus.addWords('organization', ['university', 'of', `city${at % 999}`]);
    expect(corpus.organizationRarity(['university', 'of'])).toBeCloseTo(Math.log(11_001 / 10_001), 2);
    expect(corpus.organizationRarity(['university', 'of', 'paris'])).toBeCloseTo(Math.log(11_001 / 11), 1);
  });

  it('weighs rare words more', () => {
    const corpus = new AuthorCorpus({ bits: 14, seenBits: 18 });
    expect(corpus.wordWeight('title', 'parsing')).toBe(0);
    corpus.addWords('title', ['parsing', 'treebank']);
    corpus.addWords('title', ['parsing']);
    expect(corpus.wordWeight('title', 'parsing')).toBe(0);
    expect(corpus.wordWeight('title', 'treebank')).toBeCloseTo(Math.log(3 / 2));
    expect(corpus.wordWeight('organization', 'treebank')).toBe(0);
  });
});
