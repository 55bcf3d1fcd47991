import { describe, expect, it, test } from 'vitest';
import { KeptTexts } from '../../src/server/kept-texts.js';
import { makeApp } from './make-app.js';

/** An app whose resolvers are seen by the signals that requests are given: `slow` runs for as long as it is told. */
function keeping(limit?: number) {
  let moment: object = {};
  const made = makeApp(
    {},
    { keptAnswers: { momentOf: () => moment, volatileTypes: ['Person'], ...(limit && { limit }) } },
  );
  const timed = async (query: string, variables?: Record<string, unknown>) => {
    const start = performance.now();
    const { status, body, headers } = await made.ask(query, variables);
    return { status, body, cost: headers.get('x-query-cost'), isQuick: performance.now() - start < 150 };
  };
  return {
    timed,
    change: () => {
      moment = {};
    },
  };
}

describe('kept answers', () => {
  it('are given again for the same document, variables and moment, with their cost', async () => {
    const { timed, change } = keeping();
    const query = 'query ($ms: Int!) { slow(ms: $ms) }';
    const first = await timed(query, { ms: 200 });
    expect(first).toMatchObject({ status: 200, body: { data: { slow: 'done' } }, isQuick: false });
    expect(await timed(query, { ms: 200 })).toEqual({ ...first, isQuick: true });
    expect((await timed(query, { ms: 201 })).isQuick).toBe(false);
    expect((await timed('query ($ms: Int!) { slow(ms: $ms) hello }', { ms: 200 })).isQuick).toBe(false);
    change();
    expect((await timed(query, { ms: 200 })).isQuick).toBe(false);
  });

  it('are those of the operation that is named', async () => {
    const { timed } = keeping();
    expect((await timed('query { hello(to: "a") }')).body).toEqual({ data: { hello: 'hello a' } });
    expect((await timed('query { hello(to: "b") }')).body).toEqual({ data: { hello: 'hello b' } });
  });

  it('leave out errors, mutations and what changes by itself', async () => {
    const { timed } = keeping();
    for (const query of [
      '{ slow(ms: 200) broken }',
      '{ slow(ms: 200) me { name } }',
      'mutation { rename(to: "x") { name } }',
    ]) {
      const first = await timed(query);
      const again = await timed(query);
      expect(again.body.data).toEqual(first.body.data);
      if (query.includes('slow')) expect([first.isQuick, again.isQuick]).toEqual([false, false]);
    }
  });
});

test('kept texts forget those asked for longest ago, and take none that is too large', () => {
  const texts = new KeptTexts(100);
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']) texts.set(key, '123456789');
  expect(texts.get('a')).toBe('123456789');
  texts.set('k', '123456789');
  expect([texts.get('a'), texts.get('b'), texts.get('c')]).toEqual(['123456789', undefined, '123456789']);
  texts.set('l', '1234567890');
  expect(texts.get('l')).toBeUndefined();
});
