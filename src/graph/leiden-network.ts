import { type LeidenAlgorithm, Network } from 'networkanalysis-ts';
import { seededRandom } from './random.js';
import type { WeightedGraph } from './weighted-graph.js';

/** The generator that networkanalysis-ts asks for: that of Java. */
export type JavaRandom = Parameters<LeidenAlgorithm['initializeBasedOnRandom']>[0];

/** The graph as networkanalysis-ts has it; the node weights are the total link strengths. */
export function leidenNetwork({ count, starts, neighbors, weights }: WeightedGraph): Network {
  return new Network({
    nNodes: count,
    setNodeWeightsToTotalEdgeWeights: true,
    firstNeighborIndices: Array.from(starts),
    neighbors: Array.from(neighbors),
    edgeWeights: Array.from(weights),
  });
}

/** Our generator in the shape of Java's: the package calls these two methods and no others. */
export function javaRandom(seed: number): JavaRandom {
  const random = seededRandom(seed);
  const shape = { nextDouble: random, nextInt: (bound: number) => Math.floor(random() * bound) };
  return shape as unknown as JavaRandom;
}
