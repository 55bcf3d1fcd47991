import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeptTexts } from '../../src/schema/kept-texts.js';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('', '"', 'José Ångström', '\ud800', '😀'),
);

it('gives back keys and names, as they were first given', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), text, text), { maxLength: 200 }), (rows) => {
      const kept = new KeptTexts();
      const first = new Map<number, [string, string]>();
      for (const [id, key, name] of rows) {
        kept.set(id, key, name);
        if (!first.has(id)) first.set(id, [key, name]);
      }
      for (const [id, [key, name]] of first) {
        expect(kept.has(id)).toBe(true);
        expect(JSON.stringify([kept.key(id), kept.name(id)])).toBe(JSON.stringify([key, name]));
        const { bytes, start, end } = kept.name(id);
        expect(Buffer.from(bytes.subarray(start, end)).toString()).toBe(JSON.stringify(name));
        expect(kept.name(id).valueOf()).toBe(name);
      }
      for (const id of [0, 5001, 2 ** 22]) expect(kept.has(id)).toBe(false);
    }),
    { numRuns: 200, seed: 1 },
  );
});

it('keeps what finds room, and says of the rest that it is not there', () => {
  const kept = new KeptTexts();
  kept.set(2 ** 22, 'far', 'away');
  kept.set(1, 'long', 'x'.repeat(0x10000));
  expect([kept.has(2 ** 22), kept.has(1)]).toEqual([false, false]);
  const name = 'n'.repeat(60_000);
  let id = 2;
  for (; id < 1000; id++) {
    kept.set(id, `k${id}`, name);
    if (!kept.has(id)) break;
  }
  expect(id).toBe(2 + Math.floor(2 ** 24 / 60_010));
  expect(kept.key(id - 1).valueOf()).toBe(`k${id - 1}`);
  expect(kept.name(2).valueOf()).toBe(name);
});
