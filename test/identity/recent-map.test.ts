import { expect, it } from 'vitest';
import { RecentMap } from '../../src/identity/recent-map.js';

it('keeps what was asked for lately, and forgets the rest', () => {
  const map = new RecentMap<string, number>(2);
  map.set('a', 1);
  map.set('b', 2);
  map.set('c', 3);
  // 'a' and 'b' are the older ones by now; 'a' is asked for and stays, and 'd' takes the place of who wasn't.
  expect(map.get('a')).toBe(1);
  map.set('d', 4);
  expect(map.get('b')).toBeUndefined();
  expect(map.get('a')).toBe(1);
  expect(map.get('c')).toBe(3);
  expect(map.get('d')).toBe(4);
});

it('never holds more than twice its limit', () => {
  const map = new RecentMap<number, number>(10);
  for (let at = 0; at < 1000; at++) map.set(at, at);
  const kept = Array.from({ length: 1000 }, (_, at) => at).filter((at) => map.get(at) !== undefined);
  expect(kept.length).toBeGreaterThanOrEqual(10);
  expect(kept.length).toBeLessThanOrEqual(20);
  expect(kept.at(-1)).toBe(999);
});

it('forgets what is deleted, whether it was asked for lately or not', () => {
  const map = new RecentMap<string, number>(2);
  for (const [at, key] of ['a', 'b', 'c'].entries()) map.set(key, at);
  map.get('a');
  map.delete('a');
  map.delete('c');
  expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([undefined, 1, undefined]);
});
