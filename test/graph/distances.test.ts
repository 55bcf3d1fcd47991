import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hopDistances } from '../../src/graph/hop-distances.js';
import { weightedDistances } from '../../src/graph/weighted-distances.js';
import { directedGraph, undirectedGraph } from '../../src/graph/weighted-graph.js';
import { graphOf, hasData, matrixOf, randomGraphs, readBenchmark, withData } from './known-graphs.js';

describe('distances', () => {
  it('in hops and by weight differ where a detour is shorter', () => {
    const graph = undirectedGraph(5, [0, 0, 1], [1, 2, 2], [1, 5, 1.5]);
    expect([...hopDistances(graph, 0)]).toEqual([0, 1, 1, -1, -1]);
    expect([...weightedDistances(graph, 0)]).toEqual([0, 1, 2.5, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  it('follow the direction of arcs', () => {
    const graph = directedGraph(3, [0, 1], [1, 2]);
    expect([...hopDistances(graph, 1)]).toEqual([-1, 0, 1]);
  });

  it('refuse a negative length', () => {
    expect(() => weightedDistances(undirectedGraph(2, [0], [1], [-1]), 0)).toThrow('length -1 of edge 0 is below 0');
  });

  it('agree with Floyd and Warshall', () => {
    fc.assert(
      fc.property(randomGraphs(), (list) => {
        for (const isWeighted of [true, false]) {
          const best = matrixOf(list).map((row, v) =>
            row.map((w, u) => (u === v ? 0 : w === 0 ? Number.POSITIVE_INFINITY : isWeighted ? w : 1)),
          );
          for (const [k, through] of best.entries())
            for (const row of best)
              for (let u = 0; u < list.count; u++)
                row[u] = Math.min(row[u] as number, (row[k] as number) + (through[u] as number));
          const graph = graphOf(list);
          for (const [v, row] of best.entries()) {
            const found = isWeighted
              ? [...weightedDistances(graph, v)]
              : [...hopDistances(graph, v)].map((d) => (d === -1 ? Number.POSITIVE_INFINITY : d));
            expect(found).toEqual(row);
          }
        }
      }),
    );
  });

  describe.skipIf(!hasData)(withData('LDBC Graphalytics'), () => {
    it.each([
      [{ adjacency: 'bfs/dir-input' }, true, 1, 'bfs/dir-output'],
      [{ adjacency: 'bfs/undir-input' }, false, 1, 'bfs/undir-output'],
      [
        { vertices: 'example/example-directed.v', edges: 'example/example-directed.e' },
        true,
        1,
        'example/example-directed-BFS',
      ],
      [
        { vertices: 'example/example-undirected.v', edges: 'example/example-undirected.e' },
        false,
        2,
        'example/example-undirected-BFS',
      ],
    ] as const)('BFS %j, directed: %s', (files, isDirected, source, output) => {
      const { graph, ids, expected } = readBenchmark(files, isDirected);
      const wanted = expected(output).map((d) => (d > 1e18 ? -1 : d));
      expect([...hopDistances(graph, ids.indexOf(source))]).toEqual(wanted);
    });

    it.each([
      [{ vertices: 'sssp/dir-input.v', edges: 'sssp/dir-input.e' }, true, 1, 'sssp/dir-output'],
      [{ vertices: 'sssp/undir-input.v', edges: 'sssp/undir-input.e' }, false, 1, 'sssp/undir-output'],
      [
        { vertices: 'example/example-directed.v', edges: 'example/example-directed.e' },
        true,
        1,
        'example/example-directed-SSSP',
      ],
      [
        { vertices: 'example/example-undirected.v', edges: 'example/example-undirected.e' },
        false,
        2,
        'example/example-undirected-SSSP',
      ],
    ] as const)('SSSP %j, directed: %s', (files, isDirected, source, output) => {
      const { graph, ids, expected } = readBenchmark(files, isDirected);
      const found = weightedDistances(graph, ids.indexOf(source));
      for (const [v, distance] of expected(output).entries())
        if (Number.isFinite(distance)) expect(found[v]).toBeCloseTo(distance, 12);
        else expect(found[v]).toBe(Number.POSITIVE_INFINITY);
    });
  });
});
