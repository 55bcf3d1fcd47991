import { describe, expect, it } from 'vitest';
import { selectionOf, selectionParams } from '../../src/explorer/network/selection.js';
import { evidenceWhere, reachOf, tieFilterOf, tieVariables } from '../../src/explorer/network/tie-filter.js';

describe('the filter of ties', () => {
  it('asks for nothing where an address says nothing', () => {
    const params = new URLSearchParams();
    expect(tieVariables(tieFilterOf(params))).toEqual({ counting: 'FULL' });
    expect(reachOf(params)).toEqual({ depth: 1, maxNodes: 60, minPapers: 1 });
  });

  it('asks for what the address says, within bounds', () => {
    const params = new URLSearchParams(
      'from=2019&to=2021&maxAuthors=50&counting=FRACTIONAL&depth=9&maxNodes=1000&minPapers=2',
    );
    expect(tieVariables(tieFilterOf(params))).toEqual({
      counting: 'FRACTIONAL',
      maxAuthorsPerPaper: 50,
      where: { year: { gte: 2019, lte: 2021 } },
    });
    expect(reachOf(params)).toEqual({ depth: 3, maxNodes: 300, minPapers: 2 });
  });

  it('finds the same papers for a tie', () => {
    const filter = tieFilterOf(new URLSearchParams('to=2021&maxAuthors=50'));
    expect(evidenceWhere('author', ['a', 'b'], filter)).toEqual({
      and: [
        { authors: { some: { refs: ['a'] } } },
        { authors: { some: { refs: ['b'] } } },
        { year: { lte: 2021 } },
        { authorsCount: { lte: 50 } },
      ],
    });
    expect(evidenceWhere('organization', ['a', 'b'], { counting: 'FULL' })).toEqual({
      and: [{ organizations: { some: { refs: ['a'] } } }, { organizations: { some: { refs: ['b'] } } }],
    });
    expect(evidenceWhere('country', ['CH', 'DE'], { counting: 'FULL', venue: 'v' })).toEqual({
      and: [
        { organizations: { some: { countries: ['CH'] } } },
        { organizations: { some: { countries: ['DE'] } } },
        { venue: { some: { refs: ['v'] } } },
      ],
    });
    expect(evidenceWhere('topic', ['a', 'b'], { counting: 'FULL' })).toEqual({
      and: [{ topics: { some: { refs: ['a'] } } }, { topics: { some: { refs: ['b'] } } }],
    });
  });
});

describe('what is chosen in a network', () => {
  it('stands in the address', () => {
    for (const selection of [undefined, { node: 'a' }, { tie: ['a', 'b'] as const }]) {
      const given = Object.entries(selectionParams(selection)).filter(([, value]) => value !== undefined);
      expect(selectionOf(new URLSearchParams(given as [string, string][]))).toEqual(selection);
    }
    expect(selectionOf(new URLSearchParams('tie=a'))).toBeUndefined();
  });
});
