import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuthorFacts, type AuthorMentionFacts, matchAuthors } from '../../src/identity/match-authors.js';
import { parsePersonName } from '../../src/identity/person-name.js';

const ann = '0000-0002-1825-0097';
const bob = '0000-0002-1694-233X';

function mention(mentionKey: string, name: string, facts: Partial<AuthorMentionFacts> = {}): AuthorMentionFacts {
  const context = { paper: mentionKey, coauthors: [], organizations: [], venue: null, year: 2022 };
  return { mentionKey, name: parsePersonName({ name }), identifiers: [], ...context, ...facts };
}

function known(id: number, name: string, ...identifiers: string[]): AuthorFacts {
  return {
    id,
    names: [parsePersonName({ name })],
    identifiers: identifiers.map((text) => ({ scheme: text.split(':')[0] ?? '', value: text.split(':')[1] ?? '' })),
    coauthors: [],
    organizations: [],
    venues: [],
    years: null,
  };
}

const orcid = (value: string): Pick<AuthorMentionFacts, 'identifiers'> => ({
  identifiers: [{ scheme: 'orcid', value }],
});

function who(mentions: AuthorMentionFacts[], candidates: AuthorFacts[]): string[] {
  return matchAuthors(mentions, candidates).map(
    (decision) => `${decision.candidateId ?? decision.newGroup} ${decision.rule}`,
  );
}

describe('matchAuthors', () => {
  it('joins by identifier, whatever the name', () => {
    expect(who([mention('a', 'X. Other', orcid(ann))], [known(1, 'Ann Lee', `orcid:${ann}`)])).toEqual([
      '1 identifier',
    ]);
  });

  it('joins an equal full name, an equal single name and an equal spelling of initials', () => {
    const people = [known(1, 'Tianlin Liu'), known(2, 'Gemini Team'), known(3, 'J. Lee')];
    const mentions = [
      mention('a', 'Liu, Tianlin'),
      mention('b', 'Gemini Team'),
      mention('c', 'Lee, J.'),
      mention('d', 'T. Liu'),
    ];
    expect(who(mentions, people)).toEqual(['1 full-name', '2 full-name', '3 same-spelling', 'd ambiguous-name']);
  });

  it('is vetoed by another ORCID, a suffix and a homonym number', () => {
    expect(who([mention('a', 'Ann Lee', orcid(bob))], [known(1, 'Ann Lee', `orcid:${ann}`)])).toEqual([
      'a identifier-conflict',
    ]);
    expect(who([mention('a', 'Ann Lee Jr.')], [known(1, 'Ann Lee Sr.')])).toEqual(['a identifier-conflict']);
    expect(who([mention('a', 'Wei Wang 0002')], [known(1, 'Wei Wang 0001')])).toEqual(['a identifier-conflict']);
  });

  it('lets an ORCID veto what another identifier says', () => {
    const record = mention('a', 'Ann Lee', {
      identifiers: [
        { scheme: 'orcid', value: bob },
        { scheme: 's2author', value: '7' },
      ],
    });
    expect(who([record], [known(1, 'Ann Lee', `orcid:${ann}`, 's2author:7')])).toEqual(['a identifier-conflict']);
  });

  it("guesses nothing among several, but takes the one whom identifiers don't tell apart", () => {
    const two = [known(1, 'Wei Wang', `orcid:${ann}`), known(2, 'Wei Wang', `orcid:${bob}`)];
    expect(who([mention('a', 'Wei Wang'), mention('b', 'Wei Wang')], two)).toEqual(['a ambiguous-name', 'a full-name']);
    expect(who([mention('a', 'Wei Wang')], [...two, known(3, 'Wei Wang')])).toEqual(['3 full-name']);
    const unnamed = [known(1, 'Wei Wang'), known(2, 'Wei Wang')];
    expect(who([mention('a', 'Wei Wang'), mention('b', 'Wei Wang')], unnamed)).toEqual([
      'a ambiguous-name',
      'b ambiguous-name',
    ]);
  });

  it('takes one name twice on one paper for one person unless identifiers tell them apart', () => {
    const twice = [mention('a', 'Wei Wang', { paper: 1 }), mention('b', 'Wei Wang', { paper: 1 })];
    expect(who(twice, [])).toEqual(['a new', 'a full-name']);
    const byId = twice.map((item, at) => ({ ...item, identifiers: [{ scheme: 's2author', value: String(at + 1) }] }));
    expect(who(byId, [])).toEqual(['a new', 'b identifier-conflict']);
  });

  it("doesn't depend on the order of mentions and candidates", () => {
    const people = [
      known(1, 'Wei Wang', `orcid:${ann}`),
      known(2, 'Wei Wang'),
      known(3, 'Ann Lee'),
      known(4, 'Ann Lee'),
    ];
    const mentions = [
      mention('a', 'Wei Wang', orcid(bob)),
      mention('b', 'Wei Wang'),
      mention('c', 'Ann Lee'),
      mention('d', 'Ann Lee', orcid(ann)),
      mention('e', 'Bo Li'),
      mention('f', 'Li, Bo'),
    ];
    const expected = new Map(matchAuthors(mentions, people).map((decision) => [decision.mentionKey, decision]));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(people, { minLength: people.length }),
        fc.shuffledSubarray(mentions, { minLength: mentions.length }),
        (shuffledPeople, shuffledMentions) => {
          const decisions = matchAuthors(shuffledMentions, shuffledPeople);
          expect(decisions.map((decision) => decision.mentionKey)).toEqual(
            shuffledMentions.map((item) => item.mentionKey),
          );
          for (const decision of decisions) expect(decision).toEqual(expected.get(decision.mentionKey));
        },
      ),
    );
  });
});
