import { describe, expect, it, test } from 'vitest';
import { KeptBytes } from '../../src/server/kept-bytes.js';
import { makeApp } from './make-app.js';

/** An app that tells which fields of the query it had to resolve for an answer: none for one that was kept. */
function keeping() {
  let moment: object = {};
  const made = makeApp({}, { keptAnswers: { momentOf: () => moment, volatileTypes: ['Person'] } });
  const ask = async (query: string, variables?: Record<string, unknown>) => {
    made.resolved.length = 0;
    const { status, body, headers } = await made.ask(query, variables);
    return { status, body, cost: headers.get('x-query-cost'), resolved: [...made.resolved] };
  };
  return {
    ask,
    change: () => {
      moment = {};
    },
  };
}

describe('kept answers', () => {
  it('are given again for the same document, variables and moment, with their cost', async () => {
    const { ask, change } = keeping();
    const query = 'query ($ms: Int!) { slow(ms: $ms) }';
    const first = await ask(query, { ms: 2 });
    expect(first).toMatchObject({ status: 200, body: { data: { slow: 'done' } }, cost: '1', resolved: ['slow'] });
    expect(await ask(query, { ms: 2 })).toEqual({ ...first, resolved: [] });
    expect((await ask(query, { ms: 3 })).resolved).toEqual(['slow']);
    expect((await ask('query ($ms: Int!) { slow(ms: $ms) hello }', { ms: 2 })).resolved).toEqual(['slow', 'hello']);
    change();
    expect((await ask(query, { ms: 2 })).resolved).toEqual(['slow']);
  });

  it('are those of the operation that is named', async () => {
    const { ask } = keeping();
    expect((await ask('query { hello(to: "a") }')).body).toEqual({ data: { hello: 'hello a' } });
    expect((await ask('query { hello(to: "b") }')).body).toEqual({ data: { hello: 'hello b' } });
  });

  it('leave out errors, mutations and what changes by itself', async () => {
    const { ask } = keeping();
    for (const [query, resolved] of [
      ['{ slow(ms: 2) broken }', ['slow', 'broken']],
      ['{ slow(ms: 2) me { name } }', ['slow', 'me']],
      ['mutation { rename(to: "x") { name } }', ['rename']],
    ] as const) {
      const first = await ask(query);
      const again = await ask(query);
      expect(again.body.data).toEqual(first.body.data);
      expect([first.resolved, again.resolved]).toEqual([resolved, resolved]);
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
