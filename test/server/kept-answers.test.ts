import { describe, expect, it, test } from 'vitest';
import { KeptBytes } from '../../src/server/kept-bytes.js';
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

test('kept bytes forget those asked for longest ago, and take none that is too large', () => {
  const kept = new KeptBytes(100);
  const nine = Buffer.from('123456789');
  for (const key of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j']) kept.set(key, nine);
  expect(kept.get('a')).toEqual(nine);
  kept.set('k', nine);
  expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual([nine, undefined, nine]);
  kept.set('l', Buffer.from('1234567890'));
  expect(kept.get('l')).toBeUndefined();
});
