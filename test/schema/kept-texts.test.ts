import fc from 'fast-check';
import { expect, it } from 'vitest';
import { IdColumn } from '../../src/graph/id-column.js';
import { KeptTexts } from '../../src/schema/kept-texts.js';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom('', '"', 'José Ångström', '\ud800', '😀'),
);

/** Vertex v has the id 2v + 2. */
const evenIds = IdColumn.of(Int32Array.from({ length: 2500 }, (_, vertex) => 2 * vertex + 2));

it('gives back keys and names, as they were first given', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), text, text), { maxLength: 200 }), (rows) => {
      const kept = new KeptTexts(evenIds);
      const first = new Map<number, [string, string]>();
      for (const [id, key, name] of rows) {
        kept.set(id, key, name);
        if (id % 2 === 0 && !first.has(id)) first.set(id, [key, name]);
      }
      const vertices = [...first.keys()].map((id) => evenIds.vertexOf(id));
      const labels = kept.labels(vertices);
      for (const [at, [key, name]] of [...first.values()].entries()) {
        const [keyText, nameText] = [labels?.keys.at(at), labels?.names.at(at)];
        expect(JSON.stringify([keyText, nameText])).toBe(JSON.stringify([key, name]));
        const { buffer = new ArrayBuffer(0), byteOffset = 0 } = nameText?.bytes ?? {};
        const bytes = Buffer.from(buffer, byteOffset).subarray(nameText?.start, nameText?.end);
        expect(bytes.toString()).toBe(JSON.stringify(name));
        expect(nameText?.valueOf()).toBe(name);
      }
      const unknown = Array.from(evenIds).findIndex((id) => !first.has(id));
      for (const vertex of [unknown, -1, 2500]) expect(kept.labels([...vertices, vertex])).toBeUndefined();
    }),
    { numRuns: 200, seed: 1 },
  );
});

it('keeps what finds room, and says of the rest that it is not there', () => {
  const kept = new KeptTexts(evenIds);
  kept.set(3, 'far', 'away');
  kept.set(2, 'long', 'x'.repeat(0x10000));
  expect(kept.labels([0])).toBeUndefined();
  const name = 'n'.repeat(60_000);
  let vertex = 0;
  for (; vertex < 1000; vertex++) {
    kept.set(2 * vertex + 2, `k${vertex}`, name);
    if (!kept.labels([vertex])) break;
  }
  expect(vertex).toBe(Math.floor(2 ** 24 / 60_010));
  const labels = kept.labels([vertex - 1, 0]);
  expect([labels?.keys.at(0).valueOf(), labels?.names.at(1).valueOf()]).toEqual([`k${vertex - 1}`, name]);
});
