import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ascendingSizes, packAscending } from '../../src/graph/ascending.js';
import { checkIds, IdColumn } from '../../src/graph/id-column.js';

const steps = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(1, 1, 1, 2) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 1_000_000 }) },
);

it('gives back ids by vertex and vertices by id', () => {
  fc.assert(
    fc.property(fc.oneof(fc.array(steps, { maxLength: 500 }), fc.array(fc.constant(1), { maxLength: 200 })), (gaps) => {
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
      checkIds('ids', column);
      expect(column.packed).toHaveLength(last === ids.length ? 0 : ids.length);
    }),
    { numRuns: 300, seed: 1 },
  );
});

it('takes nothing for ids without a hole', () => {
  const { packed } = IdColumn.of(Int32Array.from({ length: 1000 }, (_, vertex) => vertex + 1));
  expect([packed.low, packed.high, packed.marks].map((part) => part.length)).toEqual([0, 0, 0]);
});

it('is refused where reading it would fail or never end', () => {
  const packed = packAscending(Int32Array.of(1, 3, 7));
  const none = packAscending(new Int32Array(0));
  expect(() => checkIds('ids', new IdColumn(3, 7, packed))).not.toThrow();
  expect(() => checkIds('ids', new IdColumn(3, 3, none))).not.toThrow();
  expect(() => checkIds('ids', new IdColumn(3, 2, none))).toThrow('ids ends at 2, expected 3 at least');
  expect(() => checkIds('ids', new IdColumn(3, 7, none))).toThrow('ids holds 0 values, expected 3');
  expect(() => checkIds('ids', new IdColumn(3, 3, packed))).toThrow('ids holds 3 values, expected 0');
  expect(() => checkIds('ids', new IdColumn(3, 6, packed))).toThrow('ids');
});

it('takes three bits for each of ids that are nearly dense', () => {
  const { low, high, marks } = ascendingSizes(100_000, 101_000);
  expect((low + high + marks) * 32).toBeLessThan(100_000 * 3.1);
});
