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
      const labels = kept.labels([...first.keys()]);
      for (const [at, [key, name]] of [...first.values()].entries()) {
        const [keyText, nameText] = [labels?.keys.at(at), labels?.names.at(at)];
        expect(JSON.stringify([keyText, nameText])).toBe(JSON.stringify([key, name]));
        expect(Buffer.from(nameText?.bytes.subarray(nameText.start, nameText.end) ?? []).toString()).toBe(
          JSON.stringify(name),
        );
        expect(nameText?.valueOf()).toBe(name);
      }
      for (const id of [0, 5001, 2 ** 22]) expect(kept.labels([...first.keys(), id])).toBeUndefined();
    }),
    { numRuns: 200, seed: 1 },
  );
});

it('keeps what finds room, and says of the rest that it is not there', () => {
  const kept = new KeptTexts();
  kept.set(2 ** 22, 'far', 'away');
  kept.set(1, 'long', 'x'.repeat(0x10000));
  expect([kept.labels([2 ** 22]), kept.labels([1])]).toEqual([undefined, undefined]);
  const name = 'n'.repeat(60_000);
  let id = 2;
  for (; id < 1000; id++) {
    kept.set(id, `k${id}`, name);
    if (!kept.labels([id])) break;
  }
  expect(id).toBe(2 + Math.floor(2 ** 24 / 60_010));
  const labels = kept.labels([id - 1, 2]);
  expect([labels?.keys.at(0).valueOf(), labels?.names.at(1).valueOf()]).toEqual([`k${id - 1}`, name]);
});
