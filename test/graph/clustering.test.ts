import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clustering } from '../../src/graph/clustering.js';
import { undirectedGraph } from '../../src/graph/weighted-graph.js';
import { graphOf, hasData, knownGraphs, matrixOf, randomGraphs, readBenchmark, withData } from './known-graphs.js';

describe('clustering', () => {
  it('of a triangle with a tail', () => {
    const { triangles, local, average, totalTriangles } = clustering(undirectedGraph(5, [0, 1, 2, 2], [1, 2, 0, 3]));
    expect([...triangles]).toEqual([1, 1, 1, 0, 0]);
    expect([...local]).toEqual([1, 1, 1 / 3, 0, 0]);
    expect(average).toBeCloseTo(7 / 15, 12);
    expect(totalTriangles).toBe(1);
  });

  it('agrees with a count over all triples', () => {
    fc.assert(
      fc.property(randomGraphs(), (list) => {
        const matrix = matrixOf(list);
        const isTied = (a: number, b: number) => (matrix[a] as number[])[b] !== 0;
        const expected = matrix.map(() => 0);
        for (let a = 0; a < list.count; a++)
          for (let b = 0; b < a; b++)
            for (let c = 0; c < b; c++)
              if (isTied(a, b) && isTied(b, c) && isTied(a, c))
                for (const v of [a, b, c]) expected[v] = (expected[v] as number) + 1;
        const found = clustering(graphOf(list));
        expect([...found.triangles]).toEqual(expected);
        expect(found.totalTriangles * 3).toBe(expected.reduce((sum, t) => sum + t, 0));
      }),
    );
  });

  describe.skipIf(!hasData)(withData('oracles'), () => {
    it.each(knownGraphs)('known figures of $name', ({ load, triangles, clustering: average }) => {
      const found = clustering(load());
      expect(found.totalTriangles).toBe(triangles);
      expect(found.average).toBeCloseTo(average, 4);
    });

    it('LDBC Graphalytics LCC', () => {
      const files = { vertices: 'example/example-undirected.v', edges: 'example/example-undirected.e' };
      const { graph, expected } = readBenchmark(files, false);
      const { local } = clustering(graph);
      for (const [v, value] of expected('example/example-undirected-LCC').entries())
        expect(local[v]).toBeCloseTo(value, 12);
    });
  });
});
