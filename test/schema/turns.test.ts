import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { ownTurn } from '../../src/schema/turns.js';

test('pieces of work come in the order in which they ask, and others between them', async () => {
  const order: string[] = [];
  const work = ['a', 'b', 'c'].map((name) => ownTurn().then(() => order.push(name)));
  const others = (async () => {
    for (let i = 0; i < 6; i++) {
      await setImmediate();
      order.push('-');
    }
  })();
  await Promise.all([...work, others]);
  expect(order.join('').replaceAll('-', '')).toBe('abc');
  expect(order.join('')).toMatch(/a-+b-+c/);
});

test('what nobody waits for any more is not begun', async () => {
  const leaving = new AbortController();
  const asked = ownTurn(leaving.signal);
  leaving.abort(new Error('left'));
  await expect(asked).rejects.toThrow('left');
  await expect(ownTurn()).resolves.toBeUndefined();
});
