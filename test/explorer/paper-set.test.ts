import { describe, expect, it } from 'vitest';
import { paperSetOf, paperSetParams, paperSetWhere } from '../../src/explorer/paper-set/paper-set.js';

describe('a set of papers', () => {
  it('is all of them where an address says nothing, or nothing that counts', () => {
    for (const search of ['', 'topic=&venue=%20&from=soon']) {
      expect(paperSetWhere(paperSetOf(new URLSearchParams(search)))).toBeUndefined();
    }
  });

  it('stands in an address as it was read from one', () => {
    const search = 'from=2019&to=2021&topic=parsing&category=arxiv%3Acs&organization=05x2bcf33&venue=acl';
    expect(paperSetParams(paperSetOf(new URLSearchParams(search))).toString()).toBe(search);
    expect(paperSetParams({}).toString()).toBe('');
  });

  it('has to hold all that an address says, with the categories below one', () => {
    const search = 'topic=parsing&category=arxiv:cs&organization=05x2bcf33&venue=acl&from=2019&to=2021';
    expect(paperSetWhere(paperSetOf(new URLSearchParams(search)))).toEqual({
      year: { gte: 2019, lte: 2021 },
      topics: { some: { refs: ['parsing'] } },
      categories: { includeDescendants: true, some: { refs: ['arxiv:cs'] } },
      organizations: { some: { refs: ['05x2bcf33'] } },
      venue: { some: { refs: ['acl'] } },
    });
  });
});
