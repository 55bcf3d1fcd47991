import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { search } from '../../src/store/search.js';
import type { Store } from '../../src/store/store.js';
import { describeOnBothDatabases } from './databases.js';
import { takeIn } from './take-in.js';

describeOnBothDatabases('search', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open();
    await takeIn(store, [
      { kind: 'paper', title: 'Scaling Vision with Sparse Mixture of Experts', authors: [{ name: 'Carlos Riquelme' }] },
      {
        kind: 'paper',
        title: 'Sparse',
        abstract: 'Experts are not named here, vision is.',
        authors: [{ name: 'Zoë Müller' }],
      },
      {
        kind: 'paper',
        title: 'On Mixtures',
        abstract: 'A long text about sparse mixtures of experts for vision.',
        authors: [],
      },
      { kind: 'venue', name: 'Vision Research' },
      { kind: 'category', scheme: 'arxiv', code: 'cs.CV', label: 'Computer Vision' },
    ]);
  });

  const titles = async (query: string, options: Partial<Parameters<typeof search>[2]> = {}) =>
    (await search(store, query, { first: 10, ...options })).hits.map(({ snippet }) => snippet.text);

  it('ranks an exact title first, then a title before an abstract', async () => {
    expect((await titles('sparse'))[0]).toBe('Sparse');
    expect((await titles('sparse experts vision', { types: ['paper'] }))[0]).toBe(
      'Scaling Vision with Sparse Mixture of Experts',
    );
  });

  it('wants every word, and takes the last one as a beginning', async () => {
    expect(await titles('sparse mixt', { types: ['paper'] })).toHaveLength(2);
    expect(await titles('sparse nothing')).toEqual([]);
    expect(await titles('spars mixture')).toEqual([]);
  });

  it('ignores case and diacritics, and says where it found the words', async () => {
    const { hits } = await search(store, 'ZOE muller', { first: 5, types: ['author'] });
    expect(hits).toMatchObject([
      {
        type: 'author',
        matchedField: 'NAME',
        snippet: {
          text: 'Zoë Müller',
          highlights: [
            [0, 3],
            [4, 10],
          ],
        },
      },
    ]);
  });

  it('finds only the kinds that are asked for, and counts them', async () => {
    const all = await search(store, 'vision', { first: 1 });
    expect(all.total).toBe(5);
    expect(all.hits).toHaveLength(1);
    expect(
      (await search(store, 'vision', { first: 5, types: ['venue', 'category'] })).hits.map(({ type }) => type).sort(),
    ).toEqual(['category', 'venue']);
  });

  it('pages through all hits without repeats', async () => {
    const whole = (await search(store, 'vision', { first: 10 })).hits.map(({ document }) => document);
    const paged: number[] = [];
    for (let after: { score: number; document: number } | undefined; ; ) {
      const [hit] = (await search(store, 'vision', { first: 1, ...(after && { after }) })).hits;
      if (!hit) break;
      paged.push(hit.document);
      after = hit;
    }
    expect(paged).toEqual(whole);
  });

  it('takes anything that is typed as words', async () => {
    for (const query of [
      '"',
      "'",
      'a OR b',
      'NEAR(',
      '*',
      '-vision',
      '🙂',
      'name:vision',
      '\\',
      'x'.repeat(5000),
      '',
      "vision'); DROP TABLE paper",
    ])
      await expect(search(store, query, { first: 3 })).resolves.toBeDefined();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 40 }), async (query) => {
        const { hits, total } = await search(store, query, { first: 100 });
        expect(hits).toHaveLength(total);
      }),
      { numRuns: 60 },
    );
  });

  it('follows what ingest changes', async () => {
    expect(await titles('zebrafish')).toEqual([]);
    await takeIn(store, [{ kind: 'paper', title: 'Zebrafish', authors: [] }]);
    expect(await titles('zebrafish')).toEqual(['Zebrafish']);
  });
});
