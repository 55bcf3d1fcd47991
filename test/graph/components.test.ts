import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { components } from '../../src/graph/components.js';
import { hopDistances } from '../../src/graph/hop-distances.js';
import { undirectedGraph } from '../../src/graph/weighted-graph.js';
import {
  graphOf,
  hasData,
  knownGraphs,
  orders,
  randomGraphs,
  readBenchmark,
  renumber,
  withData,
} from './known-graphs.js';

describe('components', () => {
  it('come largest first, of one size the one with the smallest vertex first', () => {
    const { component, sizes } = components(undirectedGraph(8, [5, 1, 6, 3], [1, 0, 7, 4]));
    expect([...component]).toEqual([0, 0, 3, 1, 1, 0, 2, 2]);
    expect([...sizes]).toEqual([3, 2, 2, 1]);
  });

  it('hold exactly those that a path leads to, under any numbers', () => {
    fc.assert(
      fc.property(randomGraphs(), orders(), (list, order) => {
        const graph = graphOf(list);
        const { component, sizes } = components(graph);
        for (let v = 0; v < list.count; v++)
          hopDistances(graph, v).forEach((distance, u) => {
            expect(distance >= 0).toBe(component[v] === component[u]);
          });
        expect(components(graphOf(renumber(list, order))).sizes).toEqual(sizes);
      }),
    );
  });

  describe.skipIf(!hasData)(withData('oracles'), () => {
    it.each(knownGraphs)('known figures of $name', ({ load, components: count, largest }) => {
      const graph = load();
      const { component, sizes } = components(graph);
      const edges = [...component.keys()]
        .filter((v) => component[v] === 0)
        .reduce((sum, v) => sum + (graph.starts[v + 1] as number) - (graph.starts[v] as number), 0);
      expect(sizes).toHaveLength(count);
      expect([sizes[0], edges / 2]).toEqual(largest);
    });

    it.each([
      [{ adjacency: 'wcc/dir-input' }, true, 'wcc/dir-output'],
      [{ adjacency: 'wcc/undir-input' }, false, 'wcc/undir-output'],
      [
        { vertices: 'example/example-directed.v', edges: 'example/example-directed.e' },
        true,
        'example/example-directed-WCC',
      ],
      [
        { vertices: 'example/example-undirected.v', edges: 'example/example-undirected.e' },
        false,
        'example/example-undirected-WCC',
      ],
    ] as const)('LDBC Graphalytics WCC %j, directed: %s', (files, isDirected, output) => {
      const { graph, expected } = readBenchmark(files, isDirected);
      const labels = expected(output);
      const { component } = components(graph);
      // Equal labels exactly where components are equal.
      const pairs = new Set(labels.map((label, v) => `${label} ${component[v]}`));
      expect(pairs.size).toBe(new Set(labels).size);
      expect(pairs.size).toBe(new Set(component).size);
    });
  });
});
