import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coreNumbers } from '../../src/graph/k-core.js';
import { undirectedGraph } from '../../src/graph/weighted-graph.js';
import { graphOf, hasData, knownGraphs, matrixOf, orders, randomGraphs, renumber, withData } from './known-graphs.js';

describe('core numbers', () => {
  it('of a triangle with a tail and a vertex alone', () => {
    expect([...coreNumbers(undirectedGraph(6, [0, 1, 2, 2, 3], [1, 2, 0, 3, 4]))]).toEqual([2, 2, 2, 1, 1, 0]);
  });

  it('agree with peeling by definition, under any numbers', () => {
    fc.assert(
      fc.property(randomGraphs(), orders(), (list, order) => {
        const cores = coreNumbers(graphOf(list));
        expect([...cores]).toEqual(peel(matrixOf(list)));
        const renumbered = coreNumbers(graphOf(renumber(list, order)));
        expect(order.map((v) => renumbered[v])).toEqual([...cores]);
      }),
    );
  });

  it.skipIf(!hasData).each(knownGraphs)(withData('degeneracy of $name'), ({ load, degeneracy }) => {
    expect(Math.max(...coreNumbers(load()))).toBe(degeneracy);
  });
});

function peel(matrix: number[][]): number[] {
  const cores = matrix.map(() => 0);
  for (let k = 1; k <= matrix.length; k++) {
    let left = matrix.map((_, v) => v);
    for (let size = -1; size !== left.length; ) {
      size = left.length;
      left = left.filter((v) => left.filter((u) => (matrix[v] as number[])[u] !== 0).length >= k);
    }
    for (const v of left) cores[v] = k;
  }
  return cores;
}
