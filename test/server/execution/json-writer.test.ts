import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { viewOf } from '../../../src/schema/written-text.js';
import { JsonWriter } from '../../../src/server/execution/json-writer.js';

const leaf = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 100 }),
  fc.string({ unit: 'grapheme', maxLength: 100 }),
  fc.constantFrom('', '"', '\\', '\n', '\u007f', 'é', '\ud800', 'a\udc00b', '😀', 'x'.repeat(64), 'x'.repeat(65)),
  fc.integer(),
  fc.double(),
  fc.constantFrom(
    0,
    -0,
    9,
    10,
    99,
    100,
    999,
    1000,
    9999,
    10_000,
    2 ** 31 - 1,
    2 ** 31,
    -1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ),
  fc.boolean(),
  fc.constantFrom(null, undefined),
);

const textOf = (json: string) => Buffer.from(json, 'latin1').toString();

it('writes values as JSON.stringify does', () => {
  const writer = new JsonWriter();
  fc.assert(
    fc.property(leaf, (value) => {
      writer.value(value);
      expect(textOf(writer.take(0))).toBe(JSON.stringify(value) ?? '');
      expect(writer.length).toBe(0);
    }),
    { numRuns: 5000, seed: 1 },
  );
});

it('gives what was written since a place, and forgets it', () => {
  const writer = new JsonWriter();
  fc.assert(
    fc.property(fc.array(fc.tuple(leaf, fc.constantFrom('keep', 'rewind', 'take'))), (steps) => {
      let expected = '';
      for (const [value, what] of steps) {
        const before = writer.length;
        writer.sign(0x2c);
        writer.copy(viewOf(Buffer.from('?"name":')), 1, 8);
        writer.value(value);
        const text = `,"name":${JSON.stringify(value) ?? ''}`;
        if (what === 'keep') expected += text;
        if (what === 'rewind') writer.rewind(before);
        if (what === 'take') expect(textOf(writer.take(before))).toBe(text);
      }
      expect(textOf(writer.take(0))).toBe(expected);
    }),
    { numRuns: 1000, seed: 1 },
  );
});

it('copies any part of UTF-8, whatever stands before and behind it', () => {
  const writer = new JsonWriter();
  const any = fc.string({ unit: 'binary', maxLength: 30 });
  fc.assert(
    fc.property(any, any, any, (before, text, behind) => {
      const parts = [before, text, behind].map((part) => Buffer.from(part));
      const [start, length] = parts.map((part) => part.length) as [number, number];
      const bytes = viewOf(Buffer.concat(parts));
      writer.copy(bytes, start, start + length);
      writer.copy(bytes, start, start + length);
      expect(textOf(writer.take(0))).toBe(Buffer.from(text).toString().repeat(2));
    }),
    { numRuns: 2000, seed: 1 },
  );
});

it('holds more than it has room for', () => {
  const writer = new JsonWriter();
  const long = 'ä'.repeat(3_000_000);
  let expected = '';
  for (const value of ['x'.repeat(40), 'é'.repeat(20), long, 1234, 5]) {
    for (let i = 0; i < (value === long ? 1 : 3000); i++) writer.value(value);
    expected += JSON.stringify(value).repeat(value === long ? 1 : 3000);
  }
  expect(textOf(writer.take(0))).toBe(expected);
  writer.value('short');
  expect(textOf(writer.take(0))).toBe('"short"');
});
