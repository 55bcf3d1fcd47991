import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constraint } from '../../src/graph/constraint.js';
import { undirectedGraph } from '../../src/graph/weighted-graph.js';
import { expectClose } from './graphology-graph.js';
import { graphOf, matrixOf, orders, randomGraphs, renumber } from './known-graphs.js';

describe('constraint', () => {
  it('of a star and of a triangle, worked by hand', () => {
    // The center spreads over four strangers: 4 · (1/4)²; a leaf has one contact: 1.
    expectClose(constraint(undirectedGraph(5, [0, 0, 0, 0], [1, 2, 3, 4])), [0.25, 1, 1, 1, 1], 1e-12);
    // Each: 2 · (1/2 + 1/2 · 1/2)².
    expectClose(constraint(undirectedGraph(3, [0, 1, 2], [1, 2, 0])), [1.125, 1.125, 1.125], 1e-12);
  });

  it('is not defined for a vertex alone', () => {
    expect([...constraint(undirectedGraph(1, [], []))]).toEqual([Number.NaN]);
  });

  it('agrees with the formula over a matrix, under any numbers', () => {
    fc.assert(
      fc.property(randomGraphs(), orders(), (list, order) => {
        const values = constraint(graphOf(list));
        const matrix = matrixOf(list);
        const p = matrix.map((row) => row.map((w) => w / row.reduce((sum, x) => sum + x, 0)));
        const share = (i: number, j: number) => (p[i] as number[])[j] as number;
        const all = [...matrix.keys()];
        const renumbered = constraint(graphOf(renumber(list, order)));
        for (const i of all) {
          const contacts = all.filter((j) => (matrix[i] as number[])[j] !== 0);
          if (contacts.length === 0) {
            expect(values[i]).toBeNaN();
            continue;
          }
          const expected = contacts
            .map((j) => share(i, j) + contacts.reduce((sum, q) => sum + share(i, q) * share(q, j), 0))
            .reduce((sum, x) => sum + x * x, 0);
          expect(values[i]).toBeCloseTo(expected, 12);
          expect(renumbered[order[i] as number]).toBeCloseTo(expected, 12);
        }
      }),
    );
  });
});
