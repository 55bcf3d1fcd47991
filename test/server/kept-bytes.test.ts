import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { KeptBytes } from '../../src/server/kept-bytes.js';

const bytesOf = (length: number, seed: number) => Buffer.alloc(length, `${seed} `);

it.each([1000, 700_000])('gives what was kept last under a key or nothing, of %i bytes', (limit) => {
  const steps = fc.array(
    fc.record({ key: fc.integer({ min: 0, max: 20 }), isSet: fc.boolean(), share: fc.integer({ min: 0, max: 100 }) }),
    { minLength: 200, maxLength: 300 },
  );
  let found = 0;
  let forgotten = 0;
  fc.assert(
    fc.property(steps, (list) => {
      const kept = new KeptBytes(limit);
      const last = new Map<string, { bytes: Buffer; before: number }>();
      const given: [Buffer, Buffer][] = [];
      let written = 0;
      for (const [at, { key: number, isSet, share }] of list.entries()) {
        const key = `key ${number}`;
        if (isSet) {
          const bytes = bytesOf(Math.floor((limit / 1000) * share), at);
          kept.set(key, bytes);
          if (key.length + bytes.length > limit / 10) continue;
          written += key.length + bytes.length;
          last.set(key, { bytes, before: written });
          continue;
        }
        const bytes = kept.get(key);
        const known = last.get(key);
        if (bytes) {
          expect(bytes.equals(known?.bytes ?? Buffer.alloc(0))).toBe(true);
          given.push([bytes, Buffer.from(bytes)]);
          found++;
        } else if (known) forgotten++;
        if (known && written - known.before < limit / 5) expect(bytes).toBeDefined();
      }
      // What was given stays as it is, whatever was written since.
      for (const [bytes, copy] of given) expect(bytes.equals(copy)).toBe(true);
    }),
    { numRuns: 30, seed: 1 },
  );
  expect(found).toBeGreaterThan(1000);
  expect(forgotten).toBeGreaterThan(100);
});

it('keeps what is asked for now and then, however much comes and goes', () => {
  const kept = new KeptBytes(1000);
  const wanted = bytesOf(50, 1);
  kept.set('wanted', wanted);
  for (let at = 0; at < 1000; at++) {
    kept.set(`other ${at}`, bytesOf(60, at));
    if (at % 4 === 0) expect(kept.get('wanted')).toEqual(wanted);
  }
  for (let at = 1000; at < 1020; at++) kept.set(`other ${at}`, bytesOf(60, at));
  expect(kept.get('wanted')).toBeUndefined();
});
