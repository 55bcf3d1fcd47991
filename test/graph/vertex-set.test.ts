import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VertexSet } from '../../src/graph/vertex-set.js';

describe('a set of vertices', () => {
  it('numbers its members in the order they came', () => {
    const set = new VertexSet(9);
    expect([7, 2, 7, 0].map((v) => set.add(v))).toEqual([0, 1, 0, 2]);
    expect([...set.toArray()]).toEqual([7, 2, 0]);
    expect([set.indexOf(2), set.indexOf(3), set.has(0), set.has(8)]).toEqual([1, -1, true, false]);
    set.clear();
    expect([set.size, set.has(7), set.indexOf(7), set.add(0)]).toEqual([0, false, -1, 0]);
  });

  it('adds weights from a number on', () => {
    const set = new VertexSet(9);
    const sums = new Float64Array(5);
    set.add(4);
    set.addWeighted(Uint32Array.of(8, 1, 4, 3, 1), Float64Array.of(9, 0.5, 2, 1, 3), 1, 5, sums, 1);
    expect([...set.toArray()]).toEqual([4, 1, 3]);
    expect([...sums]).toEqual([0, 3.5, 1, 0, 0]);
  });

  it('finds its members in a part of a list', () => {
    const set = new VertexSet(9);
    for (const v of [4, 8, 1]) set.add(v);
    const into = new Uint32Array(6);
    expect(set.findAll(Uint32Array.of(8, 1, 3, 4, 0), 1, 5, into, 1)).toBe(2);
    expect([...into.subarray(1, 3)]).toEqual([2, 0]);
  });

  it('does as a map from vertices to numbers does, however often it was emptied', () => {
    const vertex = fc.nat({ max: 199 });
    const step = fc.oneof(
      { weight: 3, arbitrary: fc.record({ list: fc.array(vertex, { maxLength: 150 }), from: fc.nat({ max: 20 }) }) },
      { weight: 3, arbitrary: vertex },
      { weight: 1, arbitrary: fc.constant('clear' as const) },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), fc.integer({ min: 201, max: 900 }), (steps, most) => {
        const set = new VertexSet(200, most);
        const known = new Map<number, number>();
        const numberOf = (v: number) => known.get(v) ?? known.set(v, known.size).size - 1;
        for (const action of steps) {
          if (action === 'clear') {
            set.clear();
            known.clear();
          } else if (typeof action === 'number') {
            expect(set.add(action)).toBe(numberOf(action));
          } else {
            const { list, from } = action;
            const weights = Uint32Array.from(list, (_, i) => i + 1);
            const sums = new Float64Array(200);
            const expected = new Float64Array(200);
            set.addWeighted(Uint32Array.from(list), weights, 0, list.length, sums, from);
            list.forEach((v, i) => {
              const number = numberOf(v);
              if (number >= from) expected[number] = (expected[number] as number) + i + 1;
            });
            expect(sums).toEqual(expected);
          }
          expect([...set.toArray()]).toEqual([...known.keys()]);
          const all = [...Array(200).keys()];
          expect(all.map((v) => set.indexOf(v))).toEqual(all.map((v) => known.get(v) ?? -1));
          expect(all.filter((v) => set.has(v))).toEqual(all.filter((v) => known.has(v)));
        }
      }),
    );
  });
});
