import { expect, test } from 'vitest';
import { KeptRows } from '../../src/schema/kept-rows.js';
import { createLoaders } from '../../src/schema/loaders.js';
import { idAtHand } from '../../src/schema/resolve-refs.js';
import { mergeEntities, renameEntity } from '../../src/store/curation/curate.js';
import type { Store } from '../../src/store/store.js';
import { makeSnapshot } from '../graph/make-snapshot.js';
import { describeOnBothDatabases } from '../store/databases.js';
import { takeIn } from '../store/take-in.js';
import { testServer } from './run-query.js';

const byline = (title: string, ...names: string[]) => ({
  kind: 'paper' as const,
  title,
  authors: names.map((name) => ({ name })),
});

describeOnBothDatabases('rows kept from request to request', (open) => {
  test('are read once a data version, and anew after a rename, a merge and an import', async () => {
    const papers = [byline('One', 'Ada Byron', 'Grace Hopper'), byline('Two', 'Grace Hopper', 'Mary Somerville')];
    const server = await testServer(open, async (store) => void (await takeIn(store, papers)), {
      keptRows: new KeptRows(),
    });
    const ask = async (minWeight: number) => {
      const { data, errors, statements } = await server.ask(
        `query ($w: Float!) { author(ref: "grace-hopper") { name network(minWeight: $w) { nodes { key name papersCount } }
          coauthors { nodes { name } } } }`,
        { w: minWeight },
      );
      expect(errors).toEqual([]);
      const author = data.author as {
        network: { nodes: { name: string }[] };
        coauthors: { nodes: { name: string }[] };
      };
      const names = author.network.nodes.map(({ name }) => name);
      expect(author.coauthors.nodes.map(({ name }) => name).sort()).toEqual(names.slice(1).sort());
      return { names, reads: statements.filter((text) => /FROM author WHERE id IN/.test(text)).length };
    };
    expect(await ask(0)).toEqual({ names: ['Grace Hopper', 'Ada Byron', 'Mary Somerville'], reads: 2 });
    expect(await ask(0.1)).toEqual({ names: ['Grace Hopper', 'Ada Byron', 'Mary Somerville'], reads: 0 });
    await renameEntity(server.store, 'author', 1, 'Ada Lovelace');
    expect(await ask(0.1)).toEqual({ names: ['Grace Hopper', 'Ada Lovelace', 'Mary Somerville'], reads: 2 });
    await takeIn(server.store, [byline('Three', 'Grace Hopper', 'Caroline Herschel')]);
    const four = ['Grace Hopper', 'Ada Lovelace', 'Caroline Herschel', 'Mary Somerville'];
    expect(await ask(0)).toEqual({ names: four, reads: 2 });
    await mergeEntities(server.store, 'author', [3, 4], {});
    expect((await ask(0)).names).toEqual(['Grace Hopper', 'Mary Somerville', 'Ada Lovelace']);
    expect((await ask(0.2)).reads).toBe(0);
  });
});

test('keys and names of authors are kept beside their rows, and stay when those go', () => {
  const rows = new KeptRows(1);
  const snapshot = makeSnapshot([], { ids: { authors: [1, 2] } });
  for (const id of [1, 2, 3]) rows.of(snapshot, 'author').set({ id, key: `k${id}`, name: `N ${id}` } as never);
  const { texts } = rows.of(snapshot, 'author');
  expect(rows.of(snapshot, 'author').get(1)).toBeUndefined();
  const { keys, names } = texts?.labels([1, 0]) ?? {};
  expect([0, 1].map((at) => [keys?.at(at).valueOf(), names?.at(at).valueOf()])).toEqual([
    ['k2', 'N 2'],
    ['k1', 'N 1'],
  ]);
  expect(rows.of(snapshot, 'topic').texts).toBeUndefined();
  expect(rows.of(makeSnapshot([], { ids: { authors: [1] } }), 'author').texts?.labels([0])).toBeUndefined();
});

test('a ref is at hand where it is the key of a kept row, and nothing that comes before a key', () => {
  const kept = new KeptRows();
  const snapshot = makeSnapshot([]);
  const keys = ['grace-hopper', 'Grace-Upper', ' spaced', '0000-0002-1825-0097', 'QXV0aG9yOjE=', 'qxv0'];
  for (const [at, key] of keys.entries()) kept.of(snapshot, 'author').set({ id: at + 1, key });
  const loaders = createLoaders({} as Store, (kind) => kept.of(snapshot, kind));
  const idOf = (ref: string) => idAtHand(loaders, 'author', ref);
  expect(keys.map(idOf)).toEqual([1, undefined, undefined, undefined, undefined, 6]);
  expect([idOf('nobody'), idAtHand(loaders, 'topic', 'grace-hopper')]).toEqual([undefined, undefined]);
});

test('kept rows are those of one snapshot and kind, up to a number', () => {
  const rows = new KeptRows(2);
  const [older, newer] = [makeSnapshot([]), makeSnapshot([])];
  for (const id of [1, 2, 3]) rows.of(older, 'author').set({ id, key: `k${id}` });
  expect([1, 2, 3].map((id) => rows.of(older, 'author').get(id))).toEqual([
    undefined,
    { id: 2, key: 'k2' },
    { id: 3, key: 'k3' },
  ]);
  expect(['k1', 'k3'].map((key) => rows.of(older, 'author').idOfKey(key))).toEqual([undefined, 3]);
  expect(rows.of(older, 'topic').get(2)).toBeUndefined();
  expect(rows.of(newer, 'author').get(2)).toBeUndefined();
});
