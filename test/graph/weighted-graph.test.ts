import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { directedGraph, strengths, undirectedGraph } from '../../src/graph/weighted-graph.js';
import { graphOf, hasData, knownGraphs, matrixOf, randomGraphs, withData } from './known-graphs.js';

describe('weighted graph', () => {
  it('has both directions, neighbors ascending, parallel edges summed', () => {
    const graph = undirectedGraph(4, [2, 0, 1, 2], [0, 1, 2, 0], [1, 0.5, 2, 3]);
    expect([...graph.starts]).toEqual([0, 2, 4, 6, 6]);
    expect([...graph.neighbors]).toEqual([1, 2, 0, 2, 0, 1]);
    expect([...graph.weights]).toEqual([0.5, 4, 0.5, 2, 4, 2]);
    expect([...strengths(graph)]).toEqual([4.5, 2.5, 6, 0]);
  });

  it('of arcs has one direction', () => {
    const graph = directedGraph(3, [0, 2, 0], [2, 0, 1]);
    expect([...graph.starts]).toEqual([0, 2, 2, 3]);
    expect([...graph.neighbors]).toEqual([1, 2, 0]);
  });

  it('refuses an edge from a vertex to itself and one out of range', () => {
    expect(() => undirectedGraph(2, [1], [1])).toThrow('edge 0 leads from 1 to itself');
    expect(() => undirectedGraph(2, [0], [2])).toThrow('is not in 0..1');
  });

  it('agrees with a matrix', () => {
    fc.assert(
      fc.property(randomGraphs(), (list) => {
        const graph = graphOf(list);
        const rows = matrixOf(list).map(() => new Array<number>(list.count).fill(0));
        for (let v = 0; v < list.count; v++)
          for (let i = graph.starts[v] as number; i < (graph.starts[v + 1] as number); i++)
            (rows[v] as number[])[graph.neighbors[i] as number] = graph.weights[i] as number;
        expect(rows).toEqual(matrixOf(list));
      }),
    );
  });

  describe.skipIf(!hasData)(withData('known figures'), () => {
    it.each(knownGraphs)('of $name: vertices, edges, greatest degree', ({ load, vertices, edges, degree }) => {
      const graph = load();
      expect(graph.count).toBe(vertices);
      expect(graph.neighbors.length / 2).toBe(edges);
      expect(Math.max(...strengths(graph))).toBe(degree);
    });
  });
});
