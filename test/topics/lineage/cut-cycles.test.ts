import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutCycles } from '../../../src/topics/lineage/cut-cycles.js';
import { buildDag } from '../../../src/topics/lineage/dag.js';
import { impliedEdges } from '../../../src/topics/lineage/transitive-reduction.js';
import { dagOf, randomDag } from './random-dag.js';

const columns = (pairs: readonly (readonly [number, number])[]) =>
  [Uint32Array.from(pairs, ([a]) => a), Uint32Array.from(pairs, ([, b]) => b)] as const;

describe('cutCycles', () => {
  test('cuts what closes a circle and leads back, and nothing else', () => {
    // 0 → 1 → 2 → 0 is a circle, 4 → 3 runs back in time without one.
    const pairs = [
      [0, 1],
      [1, 2],
      [2, 0],
      [4, 3],
      [2, 4],
    ] as const;
    expect([...cutCycles(5, ...columns(pairs))]).toEqual([0, 0, 1, 0, 0]);
  });

  test('leaves a graph without circles, and one without circles as it is', () => {
    const edges = fc.uniqueArray(fc.tuple(fc.nat(7), fc.nat(7)), { selector: ([a, b]) => `${a} ${b}` });
    fc.assert(
      fc.property(edges, (pairs) => {
        const cut = cutCycles(8, ...columns(pairs));
        const kept = pairs.filter((_, e) => cut[e] === 0);
        expect(() => dagOf(8, kept)).not.toThrow();
        for (const [e, [a, b]] of pairs.entries()) if (cut[e] === 1) expect(a).toBeGreaterThanOrEqual(b);
        expect([...cutCycles(8, ...columns(kept))]).toEqual(kept.map(() => 0));
      }),
    );
  });

  test('reaches through thousands of nodes', () => {
    const chain = Array.from({ length: 50_000 }, (_, v) => [v, (v + 1) % 50_000] as const);
    const cut = cutCycles(50_000, ...columns(chain));
    expect(cut.reduce((sum, flag) => sum + flag, 0)).toBe(1);
    expect(cut.at(-1)).toBe(1);
  });
});

describe('buildDag', () => {
  test('refuses circles', () => {
    expect(() => buildDag(2, Uint32Array.of(0, 1), Uint32Array.of(1, 0))).toThrow('2 of 2 nodes stand in circles');
  });
});

describe('impliedEdges', () => {
  test('finds the edges that another path makes superfluous', () => {
    fc.assert(
      fc.property(randomDag, (dag) => {
        const reaches = (a: number, b: number, without: number): boolean =>
          dag.from.some(
            (from, e) => e !== without && from === a && (dag.to[e] === b || reaches(dag.to[e] as number, b, without)),
          );
        const expected = Array.from(dag.from, (from, e) => (reaches(from, dag.to[e] as number, e) ? 1 : 0));
        expect([...impliedEdges(dag)]).toEqual(expected);
      }),
    );
  });

  test('works beyond one word of bits', () => {
    const pairs: [number, number][] = [];
    for (let v = 0; v < 70; v++) pairs.push([v, v + 1]);
    pairs.push([0, 70], [31, 64]);
    expect([...impliedEdges(dagOf(71, pairs))].slice(68)).toEqual([0, 0, 1, 1]);
  });
});
