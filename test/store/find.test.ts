import { beforeAll, expect, it } from 'vitest';
import { findByIdentifiers, findByKeys, findByNames, findRedirects, suggestNames } from '../../src/store/find.js';
import type { Store } from '../../src/store/store.js';
import { describeOnBothDatabases } from './databases.js';
import { takeIn } from './take-in.js';

describeOnBothDatabases('finding by what people type', (open) => {
  const statements: string[] = [];
  let store: Store;
  beforeAll(async () => {
    store = await open({ onStatement: (sql) => statements.push(sql) });
    await takeIn(store, [
      {
        kind: 'paper',
        title: 'Café Culture',
        identifiers: [{ scheme: 'doi', value: '10.1000/CAFE' }],
        authors: [{ name: 'Joan Puigcerver' }],
      },
      {
        kind: 'organization',
        name: 'University of Oxford',
        names: [{ name: 'Oxford', kind: 'ALIAS' }],
        identifiers: [{ scheme: 'ror', value: '052gg0110' }],
      },
      { kind: 'organization', name: 'Oxford Nanopore' },
    ]);
  });

  it('finds identifiers of any kind of entity in one statement', async () => {
    statements.length = 0;
    const found = await findByIdentifiers(store, [
      { scheme: 'doi', value: '10.1000/cafe' },
      { scheme: 'ror', value: '052gg0110' },
      { scheme: 'doi', value: '10.1000/unknown' },
    ]);
    expect([...found].map(([identifier, { kind }]) => [identifier, kind]).sort()).toEqual([
      ['doi:10.1000/cafe', 'paper'],
      ['ror:052gg0110', 'organization'],
    ]);
    expect(statements).toHaveLength(1);
  });

  it('finds keys', async () => {
    const found = await findByKeys(store, 'author', ['joan-puigcerver', 'nobody']);
    expect([...found.keys()]).toEqual(['joan-puigcerver']);
  });

  it('finds titles, names and aliases in folded spelling', async () => {
    expect((await findByNames(store, 'paper', ['cafe culture'])).get('cafe culture')).toHaveLength(1);
    expect((await findByNames(store, 'organization', ['oxford', 'university of oxford'])).size).toBe(2);
    expect((await findByNames(store, 'author', ['joan puigcerver', 'x'])).size).toBe(1);
  });

  it('follows redirects through several merges', async () => {
    await store.prisma.redirect.createMany({
      data: [
        { entityType: 'author', fromId: 901, fromKey: 'old-one', toId: 902 },
        { entityType: 'author', fromId: 902, fromKey: 'old-two', toId: 1 },
      ],
    });
    const { byId, byKey } = await findRedirects(store, 'author', { ids: [901], keys: ['old-two'] });
    expect(byId.get(901)).toBe(1);
    expect(byKey.get('old-two')).toBe(1);
  });

  it.each([
    ['author', 'Joan Puigcerver i Perez', []],
    ['author', 'Joan Puigserver', ['joan-puigcerver']],
    ['author', 'Jon Puigcerver', ['joan-puigcerver']],
    ['paper', 'Cafe Cultur', ['doi:10.1000/cafe']],
    ['organization', 'zzz', []],
  ] as const)('suggests for the %s %j: %j', async (kind, text, keys) => {
    expect((await suggestNames(store, kind, text, 3)).map(({ key }) => key)).toEqual(keys);
  });
});
