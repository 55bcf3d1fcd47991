import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paperKey } from '../../src/identity/paper-key.js';

const ids = [
  { scheme: 'openalex', value: 'https://openalex.org/W1' },
  { scheme: 'acl', value: 'P18-1001' },
  { scheme: 'arxiv', value: 'arXiv:1806.00001v2' },
  { scheme: 'lattes', value: '9' },
];

describe('paperKey', () => {
  it('takes the best identifier, whatever the order', () => {
    expect(
      paperKey([...ids, { scheme: 'doi', value: '10.1000/B' }, { scheme: 'doi', value: '10.1000/A' }], 'T', 2018),
    ).toBe('doi:10.1000/a');
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (shuffled) => {
        expect(paperKey(shuffled, 'T', 2018)).toBe('arxiv:1806.00001');
      }),
    );
    expect(paperKey([{ scheme: 'lattes', value: '9' }], 'T', 2018)).toBe('lattes:9');
  });

  it("prefers the arXiv id to arXiv's own DOI", () => {
    expect(paperKey([{ scheme: 'doi', value: '10.48550/arXiv.2209.06794' }], 'T', 2022)).toBe('arxiv:2209.06794');
  });

  it('falls back to title and year', () => {
    const shared = [
      { scheme: 'isbn', value: '9783161484100' },
      { scheme: 'url', value: 'https://example.org/' },
      { scheme: 'doi', value: 'nonsense' },
    ];
    expect(paperKey(shared, 'Sparsity-Constrained Optimal Transport', 2022)).toBe(
      'sparsity-constrained-optimal-transport-2022',
    );
    expect(paperKey([], '?', null)).toBe('untitled');
  });
});
