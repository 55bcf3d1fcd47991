import fc from 'fast-check';
import { GradientDescentVOSLayoutAlgorithm } from 'networkanalysis-ts';
import { describe, expect, it } from 'vitest';
import { components } from '../../src/graph/components.js';
import { type Coordinates, layout, layoutQuality } from '../../src/graph/layout.js';
import { javaRandom, leidenNetwork } from '../../src/graph/leiden-network.js';
import { undirectedGraph, type WeightedGraph } from '../../src/graph/weighted-graph.js';
import { graphOf, hasData, knownGraphs, randomGraphs, withData } from './known-graphs.js';

// Two triangles and the bridge 2 - 3.
const bridged = undirectedGraph(6, [0, 1, 2, 3, 4, 5, 2], [1, 2, 0, 4, 5, 3, 3]);
const distance = ({ x, y }: ReturnType<typeof layout>, a: number, b: number) =>
  Math.hypot((x[a] as number) - (x[b] as number), (y[a] as number) - (y[b] as number));

describe('layout', () => {
  it('is centered, with a mean distance of one', () => {
    const places = layout(bridged);
    expect(places.x.reduce((sum, x) => sum + x, 0)).toBeCloseTo(0, 9);
    expect(places.y.reduce((sum, y) => sum + y, 0)).toBeCloseTo(0, 9);
    let total = 0;
    for (let a = 0; a < 6; a++) for (let b = 0; b < a; b++) total += distance(places, a, b);
    expect(total / 15).toBeCloseTo(1, 9);
  });

  it('puts those who work together nearer than strangers', () => {
    const places = layout(bridged);
    for (const [a, b] of [
      [0, 1],
      [4, 5],
    ] as const)
      for (const stranger of a === 0 ? [4, 5] : [0, 1])
        expect(distance(places, a, b)).toBeLessThan(distance(places, a, stranger));
  });

  it('is the same for the same seed, and another for another', () => {
    expect(layout(bridged, { seed: 5 })).toEqual(layout(bridged, { seed: 5 }));
    expect(layout(bridged, { seed: 6 })).not.toEqual(layout(bridged, { seed: 5 }));
  });

  it('places unconnected parts, vertices alone, one vertex and none', () => {
    const parts = layout(undirectedGraph(5, [0, 2], [1, 3]));
    for (const value of [...parts.x, ...parts.y]) expect(Number.isFinite(value)).toBe(true);
    expect(distance(parts, 0, 1)).toBeLessThan(distance(parts, 0, 2));
    const strangers = layout(undirectedGraph(3, [], []));
    for (const value of strangers.x) expect(Number.isFinite(value)).toBe(true);
    expect(layout(undirectedGraph(1, [], []))).toEqual({ x: Float64Array.of(0), y: Float64Array.of(0) });
    expect(layout(undirectedGraph(0, [], [])).x).toHaveLength(0);
  });

  it('is as good as that of networkanalysis-ts, the port of the authors of VOSviewer', () => {
    fc.assert(
      fc.property(randomGraphs(), (list) => {
        const graph = graphOf(list);
        if (list.edges.length === 0) return;
        const network = leidenNetwork(graph).createNormalizedNetworkUsingAssociationStrength();
        const algorithm = new GradientDescentVOSLayoutAlgorithm();
        const pull = components(graph).sizes.length > 1 ? 0.01 : 0;
        algorithm.initializeBasedOnAttractionAndRepulsionAndEdgeWeightIncrementAndRandom(2, 1, pull, javaRandom(1));
        const theirs = algorithm.findLayout(network);
        const [x = [], y = []] = theirs.getCoordinates();
        const quality = layoutQuality(graph, { x: Float64Array.from(x), y: Float64Array.from(y) });
        expect(quality).toBeCloseTo(algorithm.calcQuality(network, theirs), 6);
        // Scaled to a mean distance of one, places have another quality: compare both at their best scale.
        const ours = bestScaled(graph, layout(graph, { randomStarts: 5 }));
        expect(ours).toBeLessThanOrEqual(quality + 0.05 * Math.abs(quality));
      }),
      { numRuns: 50 },
    );
  });

  it.skipIf(!hasData)(withData('of netscience ties neighbors closer than others on average'), () => {
    const graph = knownGraphs[0].load();
    const places = layout(graph, { maxIterations: 50 });
    let sum = 0;
    for (let v = 0; v < graph.count; v++)
      for (let i = graph.starts[v] as number; i < (graph.starts[v + 1] as number); i++)
        sum += distance(places, v, graph.neighbors[i] as number);
    expect(sum / graph.neighbors.length).toBeLessThan(0.5);
  });
});

/** The quality is a c² - b c in the scale c: at its least where c = b / 2a. */
function bestScaled(graph: WeightedGraph, { x, y }: Coordinates): number {
  const scaled = (c: number) => layoutQuality(graph, { x: x.map((v) => v * c), y: y.map((v) => v * c) });
  const [one, two] = [scaled(1), scaled(2)];
  const a = (two - 2 * one) / 2;
  const b = a - one;
  return scaled(b / (2 * a));
}
