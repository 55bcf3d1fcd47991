import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEncoder } from '../../src/server/create-encoder.js';

it('encodes as Buffer.from does, into bytes of their own, whatever was encoded before', () => {
  const encode = createEncoder();
  const texts = fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.constantFrom(1, 10, 5_000)), { maxLength: 4 });
  fc.assert(
    fc.property(texts, (parts) => {
      const given = parts.map(([text, times]) => text.repeat(times));
      const encoded = given.map((text) => encode(text));
      for (const [at, text] of given.entries()) {
        expect(encoded[at]?.equals(Buffer.from(text))).toBe(true);
        expect(encoded[at]?.buffer.byteLength).toBe(encoded[at]?.length);
      }
    }),
  );
  const long = 'ẞ'.repeat(2_000_000);
  expect(encode(long).equals(Buffer.from(long))).toBe(true);
});
