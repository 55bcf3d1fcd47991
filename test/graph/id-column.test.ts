import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ascendingSizes, checkAscending } from '../../src/graph/ascending.js';
import { IdColumn } from '../../src/graph/id-column.js';

const steps = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(1, 1, 1, 2) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 1_000_000 }) },
);

it('gives back ids by vertex and vertices by id', () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 500 }), (gaps) => {
      let last = 0;
      const ids = Int32Array.from(gaps, (gap) => {
        last += gap;
        return last;
      });
      const column = IdColumn.of(ids);
      expect([...column]).toEqual([...ids]);
      expect([column.length, column.highest]).toEqual([ids.length, last]);
      expect(Array.from(ids, (_, vertex) => column.at(vertex))).toEqual([...ids]);
      expect(Array.from(ids, (id) => column.vertexOf(id))).toEqual(Array.from(ids.keys()));
      const known = new Set(ids);
      for (const id of [-1, 0, 1, 2, 3, last - 1, last + 1, 2 ** 31 - 1])
        if (!known.has(id)) expect(column.vertexOf(id)).toBe(-1);
      for (const vertex of [-1, ids.length, ids.length + 100]) expect(column.at(vertex)).toBe(-1);
      checkAscending('ids', column.packed, last);
    }),
    { numRuns: 300, seed: 1 },
  );
});

it('takes three bits for each of ids that are nearly dense', () => {
  const { low, high, marks } = ascendingSizes(100_000, 101_000);
  expect((low + high + marks) * 32).toBeLessThan(100_000 * 3.1);
});
