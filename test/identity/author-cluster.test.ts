import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterBlock } from '../../src/identity/author-cluster.js';
import { AuthorCorpus } from '../../src/identity/author-corpus.js';
import type { AuthorMentionFacts } from '../../src/identity/author-facts.js';
import { parsePersonName } from '../../src/identity/person-name.js';

const ann = '0000-0002-1825-0097';
const bob = '0000-0002-1694-233X';

function mention(mentionKey: string, name: string, facts: Partial<AuthorMentionFacts> = {}): AuthorMentionFacts {
  const context = { paper: mentionKey, coauthors: [], organizations: [], venue: null, year: null };
  return { mentionKey, name: parsePersonName({ name }), identifiers: [], ...context, ...facts };
}

/** One where Wei Wang is as common a name as in real ones. */
function commonCorpus(): AuthorCorpus {
  const corpus = new AuthorCorpus({ bits: 14, seenBits: 18 });
  const syllables = [
    'wei',
    'jun',
    'yan',
    'lei',
    'bin',
    'tao',
    'hui',
    'min',
    'ying',
    'peng',
    'bo',
    'jie',
    'hao',
    'fei',
    'xin',
  ];
  const families = [
    'Wang',
    'Li',
    'Zhang',
    'Liu',
    'Chen',
    'Yang',
    'Zhao',
    'Huang',
    'Zhou',
    'Wu',
    'Xu',
    'Sun',
    'Hu',
    'Zhu',
    'Gao',
  ];
  for (const family of families) {
    for (const one of syllables) {
      corpus.addName(parsePersonName({ name: `${one} ${family}` }));
      for (const two of syllables) corpus.addName(parsePersonName({ name: `${one}${two} ${family}` }));
    }
  }
  return corpus;
}

const groups = (mentions: readonly AuthorMentionFacts[], corpus = commonCorpus()): string[] =>
  clusterBlock(mentions, corpus, { safeNamesakes: 0.03 }).map(({ mentionKeys }) => mentionKeys.join(' '));

describe('clusterBlock', () => {
  it('joins a rare full name without evidence and parts a common one by coauthors', () => {
    expect(groups([mention('a', 'Tianlin Liu'), mention('b', 'Tianlin Liu')])).toEqual(['a b']);
    const namesakes = [
      mention('a', 'Wei Wang', { coauthors: ['ada lovelace', 'grace hopper'] }),
      mention('b', 'Wei Wang', { coauthors: ['alan turing', 'alonzo church'] }),
      mention('c', 'Wei Wang', { coauthors: ['grace hopper', 'ada lovelace'] }),
      mention('d', 'Wei Wang', { coauthors: ['alan turing', 'alonzo church', 'kurt godel'] }),
    ];
    expect(groups(namesakes)).toEqual(['a c', 'b d']);
  });

  it('never joins across ORCIDs, and joins by one whatever the evidence', () => {
    const orcid = (value: string) => ({
      identifiers: [{ scheme: 'orcid', value }],
      coauthors: ['ada lovelace', 'grace hopper'],
    });
    const mentions = [
      mention('a', 'Ann Lee', orcid(ann)),
      mention('b', 'Ann Lee', orcid(bob)),
      mention('c', 'A. Lee', orcid(ann)),
    ];
    expect(groups(mentions)).toEqual(['a c', 'b']);
  });

  it('joins initials to the full name that evidence speaks for', () => {
    const mentions = [
      mention('a', 'Jason Smith', { coauthors: ['ada lovelace', 'grace hopper'], organizations: ['mit'] }),
      mention('b', 'Joseph Smith', { coauthors: ['alan turing'], organizations: ['princeton university'] }),
      mention('c', 'J. Smith', { coauthors: ['ada lovelace', 'grace hopper'], organizations: ['mit'] }),
    ];
    const corpus = commonCorpus();
    for (const { name } of mentions) corpus.addName(name);
    expect(groups(mentions, corpus)).toEqual(['a c', 'b']);
  });

  it('joins initials to neither of two people whom evidence fits as well, and to the one who is left', () => {
    const coauthors = ['ada lovelace', 'grace hopper'];
    const jun = mention('a', 'Jun Wang', { coauthors });
    const initial = mention('b', 'J. Wang', { coauthors });
    const jie = mention('c', 'Jie Wang', { coauthors });
    expect(groups([jun, initial, jie])).toEqual(['a', 'b', 'c']);
    expect(groups([jun, initial])).toEqual(['a b']);
    const further = { coauthors: [...coauthors, 'alan turing', 'alonzo church', 'kurt godel'] };
    expect(groups([{ ...jun, ...further }, { ...initial, ...further }, jie])).toEqual(['a b', 'c']);
  });

  it('joins by an organization where few work, not by one where many do', () => {
    const corpus = commonCorpus();
    for (let at = 0; at < 3000; at++) corpus.addWords('organization', [at % 3 > 0 ? 'megalab' : `institute${at}`]);
    const at = (organization: string) => [
      mention('a', 'J. Wang', { organizations: [organization] }),
      mention('b', 'J. Wang', { organizations: [organization] }),
    ];
    expect(groups(at('institute3'), corpus)).toEqual(['a b']);
    expect(groups(at('megalab'), corpus)).toEqual(['a', 'b']);
  });

  it('tells what made a group', () => {
    const shared = { coauthors: ['ada lovelace', 'grace hopper', 'kurt godel'], organizations: ['mit'] };
    const [group] = clusterBlock([mention('a', 'Wei Wang', shared), mention('b', 'W. Wang', shared)], commonCorpus());
    expect(group?.joins).toMatchObject([
      {
        rule: 'evidence',
        mentionKeys: ['a', 'b'],
        evidence: { relation: 'initial', sharedCoauthors: 3, organizations: 1 },
      },
    ]);
  });

  it('gives the same groups in any order, no two names of a paper one person, no group two ORCIDs', () => {
    const facts = fc.record({
      name: fc.constantFrom('Wei Wang', 'W. Wang', 'Weijun Wang', 'W. J. Wang', 'Wen Wang'),
      paper: fc.constantFrom(1, 2, 3, 4, 5),
      coauthors: fc.subarray(['ada lovelace', 'grace hopper', 'alan turing']),
      organizations: fc.subarray(['mit', 'princeton university'], { maxLength: 1 }),
      orcid: fc.constantFrom(null, null, ann, bob),
    });
    const corpus = commonCorpus();
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 9 }), fc.infiniteStream(fc.nat()), (drawn, order) => {
        const mentions = drawn.map(({ name, orcid, ...rest }, at) =>
          mention(String(at), name, {
            ...rest,
            identifiers: orcid === null ? [] : [{ scheme: 'orcid', value: orcid }],
          }),
        );
        const result = groups(mentions, corpus);
        const shuffled = mentions
          .map((item) => ({ item, rank: order.next().value ?? 0 }))
          .sort((a, b) => a.rank - b.rank)
          .map(({ item }) => item);
        expect(groups(shuffled, corpus)).toEqual(result);
        expect(result.flatMap((keys) => keys.split(' ')).sort()).toEqual(mentions.map(({ mentionKey }) => mentionKey));
        for (const keys of result) {
          const members = keys.split(' ').map((key) => mentions[Number(key)]);
          expect(
            new Set(members.flatMap((member) => member?.identifiers.map(({ value }) => value) ?? [])).size,
          ).toBeLessThan(2);
          for (const paper of new Set(members.map((member) => member?.paper))) {
            const names = members.filter((member) => member?.paper === paper).map((member) => member?.name.folded);
            expect(new Set(names).size).toBe(1);
          }
        }
      }),
    );
  });
});
