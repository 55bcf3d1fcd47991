import { Clustering, LeidenAlgorithm } from 'networkanalysis-ts';
import { QueryError } from '../errors.js';
import { numberBySize } from './components.js';
import { javaRandom, leidenNetwork } from './leiden-network.js';
import { strengths, type WeightedGraph } from './weighted-graph.js';
import { withDefaults } from './with-defaults.js';

export interface CommunitySettings {
  quality: 'MODULARITY' | 'CPM';
  /** Greater gives smaller communities. */
  resolution: number;
  /** Rounds over the whole graph. */
  iterations: number;
  /** Runs with different numbers, of which the best is kept. */
  randomStarts: number;
  seed: number;
}

export const communityDefaults: Readonly<CommunitySettings> = Object.freeze({
  quality: 'MODULARITY',
  resolution: 1,
  iterations: 10,
  randomStarts: 1,
  seed: 1,
});

export interface Communities {
  /** By vertex, from 0: the largest first; of one size, the one with the smallest vertex first. */
  community: Uint32Array;
  /** Vertices, by community. */
  sizes: Uint32Array;
  /** What was maximized, for this partition. */
  quality: number;
}

/**
 * Communities by the Leiden algorithm: Traag, Waltman, van Eck (2019), "From Louvain to Leiden: guaranteeing
 * well-connected communities", Scientific Reports 9, in the authors' port networkanalysis-ts. The same seed gives the
 * same communities.
 *
 * @param graph undirected
 * @throws QueryError OUT_OF_BOUNDS where the resolution is not above 0, or rounds or starts are below 1
 */
export function communities(graph: WeightedGraph, options: Partial<CommunitySettings> = {}): Communities {
  const settings = withDefaults<CommunitySettings>(communityDefaults, options);
  const { quality, resolution, iterations, randomStarts, seed } = settings;
  if (!(resolution > 0) || !(iterations >= 1) || !(randomStarts >= 1))
    throw new QueryError(
      'OUT_OF_BOUNDS',
      `find communities: resolution ${resolution}, iterations ${iterations}, randomStarts ${randomStarts}, expected above 0, 1 or more, 1 or more`,
      { hint: 'try resolution 1', details: { resolution, iterations, randomStarts } },
    );
  if (graph.neighbors.length === 0) {
    const alone = Uint32Array.from({ length: graph.count }, (_, v) => v);
    return { community: alone, sizes: alone.map(() => 1), quality: partitionQuality(graph, alone, settings) };
  }
  const weighted = leidenNetwork(graph);
  const isModularity = quality === 'MODULARITY';
  const network = isModularity ? weighted : weighted.createNetworkWithoutNodeWeights();
  const total = weighted.getTotalNodeWeight();
  const algorithm = new LeidenAlgorithm();
  algorithm.initializeBasedOnResolutionAndNIterationsAndRandomnessAndRandom(
    isModularity ? resolution / total : resolution,
    iterations,
    LeidenAlgorithm.DEFAULT_RANDOMNESS,
    javaRandom(seed),
  );
  let best: Communities | undefined;
  for (let start = 0; start < randomStarts; start++) {
    const partition = new Clustering({ nNodes: graph.count });
    algorithm.improveClustering(network, partition);
    const { component, sizes } = numberBySize(Uint32Array.from(partition.getClusters()));
    const found = { community: component, sizes, quality: partitionQuality(graph, component, { quality, resolution }) };
    if (best === undefined || found.quality > best.quality) best = found;
  }
  return best as Communities;
}

/**
 * How good a partition is. MODULARITY, with m the sum of weights, e_c that inside a community, k_c its total strength:
 * Σ (e_c / m - resolution · (k_c / 2m)²), Newman and Girvan 2004. CPM, with n_c its vertices:
 * Σ (e_c - resolution · n_c² / 2), Traag, Van Dooren, Nesterov 2011. The modularity of a
 * graph without edges is 0.
 *
 * @param community of each vertex
 */
export function partitionQuality(
  graph: WeightedGraph,
  community: Uint32Array,
  { quality, resolution }: Pick<CommunitySettings, 'quality' | 'resolution'>,
): number {
  const { count, starts, neighbors, weights } = graph;
  const sums = strengths(graph);
  const total = sums.reduce((sum, k) => sum + k, 0);
  if (total === 0 && quality === 'MODULARITY') return 0;
  const inside = new Float64Array(count);
  const strength = new Float64Array(count);
  const size = new Uint32Array(count);
  for (let v = 0; v < count; v++) {
    const c = community[v] as number;
    strength[c] = (strength[c] as number) + (sums[v] as number);
    size[c] = (size[c] as number) + 1;
    for (let i = starts[v] as number; i < (starts[v + 1] as number); i++)
      if (community[neighbors[i] as number] === c) inside[c] = (inside[c] as number) + (weights[i] as number) / 2;
  }
  return inside.reduce(
    (sum, e, c) =>
      sum +
      (quality === 'MODULARITY'
        ? (2 * e) / total - resolution * ((strength[c] as number) / total) ** 2
        : e - (resolution * (size[c] as number) ** 2) / 2),
    0,
  );
}
