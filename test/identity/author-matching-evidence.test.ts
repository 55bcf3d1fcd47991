import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AuthorCorpus } from '../../src/identity/author-corpus.js';
import type { AuthorFacts, AuthorMentionFacts } from '../../src/identity/author-facts.js';
import {
  authorsNeedingEvidence,
  couldBeCandidate,
  couldBeCandidateOf,
  matchAuthors,
  mentionsNeedingMore,
} from '../../src/identity/match-authors.js';
import { parsePersonName } from '../../src/identity/person-name.js';

const orcids = ['0000-0002-1825-0097', '0000-0002-1694-233X'] as const;
const logic = { coauthors: ['alonzo church', 'kurt godel'], organizations: ['princeton university'] };
const compilers = { coauthors: ['grace hopper', 'jean bartik'], organizations: ['harvard university'] };

function mention(mentionKey: string, name: string, facts: Partial<AuthorMentionFacts> = {}): AuthorMentionFacts {
  const context = { paper: mentionKey, coauthors: [], organizations: [], venue: null, year: null };
  return { mentionKey, name: parsePersonName({ name }), identifiers: [], ...context, ...facts };
}

function known(id: number, name: string, facts: Partial<AuthorFacts> = {}): AuthorFacts {
  const evidence = { coauthors: [], organizations: [], venues: [], years: null };
  return { id, names: [parsePersonName({ name })], identifiers: [], ...evidence, ...facts };
}

/** One in which Wei Wang has many namesakes, and Wang many given names of every initial. */
function corpus(): AuthorCorpus {
  const names = new AuthorCorpus({ bits: 14, seenBits: 18, unseenNames: 0 });
  const syllables = ['wei', 'jun', 'yan', 'lei', 'bin', 'tao', 'hui', 'min', 'ying', 'peng', 'wen', 'jie'];
  for (const family of ['Wang', 'Li', 'Zhang', 'Liu', 'Chen', 'Yang', 'Zhao', 'Huang', 'Zhou', 'Wu']) {
    for (const one of syllables) {
      names.addName(parsePersonName({ name: `${one} ${family}` }));
    }
  }
  return names;
}

const who = (mentions: AuthorMentionFacts[], people: AuthorFacts[]): string[] =>
  matchAuthors(mentions, people, { corpus: corpus() }).map(
    ({ candidateId, newGroup, rule }) => `${candidateId ?? newGroup} ${rule}`,
  );

describe('matchAuthors on evidence', () => {
  it('needs more than an equal name where the name is common', () => {
    const people = [known(1, 'Wei Wang', logic), known(2, 'Wei Wang', compilers)];
    expect(who([mention('a', 'Wei Wang', compilers)], people)).toEqual(['2 full-name']);
    expect(who([mention('a', 'Wei Wang')], people)).toEqual(['a ambiguous-name']);
    expect(who([mention('a', 'Wei Wang', { ...logic, organizations: ['cern'] })], people)).toEqual(['1 full-name']);
  });

  it('joins an initial only with evidence, and only where one person leads', () => {
    const people = [known(1, 'Jason Smith', logic), known(2, 'Joseph Smith', compilers)];
    expect(who([mention('a', 'J. Smith', logic)], people)).toEqual(['1 initial']);
    expect(who([mention('a', 'J. Smith')], people)).toEqual(['a ambiguous-name']);
    const both = { coauthors: ['grace hopper', 'alonzo church'] };
    expect(who([mention('a', 'J. Smith', both)], people)).toEqual(['a ambiguous-name']);
    expect(who([mention('a', 'Joshua Smith', logic)], people)).toEqual(['a new']);
  });

  it('joins no initial without evidence, even where only one person could be meant', () => {
    expect(
      matchAuthors([mention('a', 'T. Liu')], [known(1, 'Tianlin Liu')], { corpus: new AuthorCorpus() }),
    ).toMatchObject([{ candidateId: null, rule: 'ambiguous-name' }]);
  });

  it('joins further names and short forms of a rare name', () => {
    const people = [known(1, 'Christopher Manning', { coauthors: ['alonzo church'] })];
    expect(who([mention('a', 'Christopher D. Manning', logic)], people)).toEqual(['1 further-names']);
    expect(who([mention('a', 'Chris Manning', logic)], people)).toEqual(['1 short-form']);
  });

  it('keeps apart what a source keeps apart', () => {
    const people = [
      known(1, 'Yang Liu', { identifiers: [{ scheme: 'acl-person', value: 'yang-liu-umich' }], ...logic }),
    ];
    const other = { identifiers: [{ scheme: 'acl-person', value: 'yang-liu-blcu' }], ...logic };
    expect(who([mention('a', 'Yang Liu', other)], people)).toEqual(['a identifier-conflict']);
  });

  it('explains what it weighed', () => {
    const [decision] = matchAuthors([mention('a', 'J. Smith', logic)], [known(1, 'Jason Smith', logic)]);
    expect(decision?.evidence).toMatchObject({ relation: 'initial', sharedCoauthors: 2, organizations: 1 });
    expect(decision?.evidence.score).toBeGreaterThan(0);
  });

  it('asks for evidence of those only whom the name leaves open', () => {
    const people = [known(1, 'Wei Wang'), known(2, 'Tianlin Liu'), known(3, 'Jason Smith'), known(4, 'Joseph Smith')];
    const mentions = [mention('a', 'Wei Wang'), mention('b', 'Tianlin Liu'), mention('c', 'Jason A. Smith')];
    const options = { corpus: corpus() };
    expect([...mentionsNeedingMore(mentions, people, options)]).toEqual(['a', 'c']);
    expect([...authorsNeedingEvidence(mentions, people, options)]).toEqual([1, 3]);
  });

  it('finds all near names by block and first letters', () => {
    const near = (one: string, other: string) =>
      couldBeCandidate(parsePersonName({ name: one }), parsePersonName({ name: other }));
    expect(near('Jason Smith', 'J. Smith')).toBe(true);
    expect(near('J. Smith', 'Jason Smith')).toBe(true);
    expect(near('Xiao-Ming Li', 'Xiaoming Li')).toBe(true);
    expect(near('Jason Smith', 'Joseph Smith')).toBe(false);
    expect(near('Jason Smith', 'Jason Jones')).toBe(false);
  });

  it('finds near names of many at once as of each', () => {
    const name = fc
      .constantFrom(
        'Jason Smith',
        'J. Smith',
        'Joseph Smith',
        'Xiao-Ming Li',
        'Xiaoming Li',
        'X. Li',
        'Jason Jones',
        '王伟',
      )
      .map((text) => parsePersonName({ name: text }));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 4 }), name, (asked, known) => {
        expect(couldBeCandidateOf(asked)(known)).toBe(asked.some((one) => couldBeCandidate(one, known)));
      }),
    );
  });

  it('never gives one person two ORCIDs, nor two different names of one byline, in whatever order', () => {
    const name = fc.constantFrom('Wei Wang', 'W. Wang', 'Wen Wang', 'Weijun Wang');
    const facts = fc.record({
      coauthors: fc.subarray(logic.coauthors),
      organizations: fc.subarray(logic.organizations),
    });
    const identifiers = fc.constantFrom([], [], ...orcids.map((value) => [{ scheme: 'orcid', value }]));
    const mentions = fc.array(fc.record({ name, facts, identifiers, paper: fc.nat(3) }), { maxLength: 8 });
    const people = fc.array(fc.record({ name, facts }), { maxLength: 4 });
    const names = corpus();
    fc.assert(
      fc.property(mentions, people, fc.boolean(), (drawn, drawnPeople, hasOrcid) => {
        const list = drawn.map((item, at) =>
          mention(String(at), item.name, { ...item.facts, identifiers: item.identifiers, paper: item.paper }),
        );
        const candidates = drawnPeople.map((item, at) => {
          const own = hasOrcid && at === 0 ? [{ scheme: 'orcid', value: orcids[0] }] : [];
          return known(at, item.name, { ...item.facts, identifiers: own });
        });
        const decisions = matchAuthors(list, candidates, { corpus: names });
        expect(matchAuthors(list, [...candidates].reverse(), { corpus: names })).toEqual(decisions);
        const personOf = ({ candidateId, newGroup }: (typeof decisions)[number]) => candidateId ?? `new ${newGroup}`;
        for (const person of new Set(decisions.map(personOf))) {
          const own = decisions.filter((decision) => personOf(decision) === person);
          const members = own.flatMap(({ mentionKey }) => list[Number(mentionKey)] ?? []);
          const ids = new Set(members.flatMap((member) => member.identifiers.map(({ value }) => value)));
          if (person === 0 && hasOrcid) ids.add(orcids[0]);
          expect(ids.size).toBeLessThan(2);
          for (const paper of new Set(members.map((member) => member.paper))) {
            const here = members.filter((member) => member.paper === paper);
            expect(new Set(here.map((member) => member.name.folded)).size).toBe(1);
          }
        }
      }),
    );
  });
});
