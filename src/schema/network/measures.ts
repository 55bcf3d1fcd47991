import { betweennessDefaults } from '../../graph/betweenness.js';
import { communityDefaults } from '../../graph/communities.js';
import { eigenvectorDefaults } from '../../graph/eigenvector.js';
import { pageRankDefaults } from '../../graph/page-rank.js';
import { checkBounds } from '../bounds.js';
import type { GraphContext } from '../context.js';
import type { MethodOptions } from '../method.js';
import type { Network } from './network.js';

export type CommunityQuality = 'MODULARITY' | 'CPM';

/** Arguments of any measure, as a client sends them. */
export interface MeasureArguments {
  seed?: number | null;
  sampleSize?: number | null;
  quality?: CommunityQuality | null;
  resolution?: number | null;
}

interface MeasureMethod extends MethodOptions {
  measure: string;
}

export interface Measure {
  /** The fields of a node that give it. */
  fields: readonly string[];
  method(network: Network, args: MeasureArguments): MeasureMethod;
}

export type MeasureName =
  | 'PAGE_RANK'
  | 'BETWEENNESS'
  | 'CLOSENESS'
  | 'EIGENVECTOR'
  | 'CLUSTERING'
  | 'CORENESS'
  | 'CONSTRAINT'
  | 'COMPONENT'
  | 'COMMUNITY'
  | 'COORDINATES';

/** Steps of a search that betweenness may take in all. */
const betweennessSteps = 100_000_000;
/** Pairs of nodes that a layout may look at in all, and the most rounds. */
const layoutPairs = 200_000_000;
const layoutRounds = 1000;

/** How each measure of a node is worked out. */
export const measures: Record<MeasureName, Measure> = {
  PAGE_RANK: {
    fields: ['pageRank'],
    method: () => ({
      measure: 'PageRank',
      variant: 'weighted, dangling mass spread evenly',
      parameters: { damping: pageRankDefaults.damping, tolerance: pageRankDefaults.tolerance },
      source: 'Brin, Page (1998), The anatomy of a large-scale hypertextual web search engine',
    }),
  },
  BETWEENNESS: {
    fields: ['betweenness'],
    method: (network, args) => {
      const { sampleSize, seed } = betweennessOptions(network, args);
      const isExact = sampleSize >= network.nodesCount;
      return {
        measure: 'betweenness',
        variant: isExact ? 'exact, unweighted' : 'sampled, unweighted',
        parameters: isExact ? {} : { sampleSize },
        ...(!isExact && { seed }),
        source: isExact
          ? 'Brandes (2001), A faster algorithm for betweenness centrality, Journal of Mathematical Sociology 25(2)'
          : 'Brandes, Pich (2007), Centrality estimation in large networks',
      };
    },
  },
  CLOSENESS: {
    fields: ['closeness'],
    method: () => ({
      measure: 'closeness',
      variant: 'Wasserman-Faust, distances in hops',
      parameters: {},
      source: 'Wasserman, Faust (1994), Social Network Analysis, 5.2.2',
    }),
  },
  EIGENVECTOR: {
    fields: ['eigenvector'],
    method: () => ({
      measure: 'eigenvector centrality',
      variant: 'weighted, squares sum to one',
      parameters: { tolerance: eigenvectorDefaults.tolerance },
      source: 'Bonacich (1972), Factoring and weighting approaches to status scores and clique identification',
    }),
  },
  CLUSTERING: {
    fields: ['clustering'],
    method: () => ({
      measure: 'local clustering coefficient',
      variant: 'unweighted',
      parameters: {},
      source: 'Watts, Strogatz (1998), Collective dynamics of small-world networks, Nature 393',
    }),
  },
  CORENESS: {
    fields: ['coreness'],
    method: () => ({
      measure: 'k-core',
      parameters: {},
      source: 'Batagelj, Zaversnik (2003), An O(m) algorithm for cores decomposition of networks, arXiv cs/0310049',
    }),
  },
  CONSTRAINT: {
    fields: ['constraint'],
    method: () => ({
      measure: 'constraint',
      variant: 'weighted',
      parameters: {},
      source: 'Burt (1992), Structural Holes',
    }),
  },
  COMPONENT: {
    fields: ['component'],
    method: () => ({ measure: 'connected components', parameters: {} }),
  },
  COMMUNITY: {
    fields: ['community', 'communities'],
    method: (_, args) => {
      const { quality, resolution, iterations, randomStarts, seed } = communityOptions(args);
      return {
        measure: 'communities by the Leiden algorithm',
        variant: quality,
        parameters: { quality, resolution, iterations, randomStarts },
        seed,
        source: 'Traag, Waltman, van Eck (2019), From Louvain to Leiden, Scientific Reports 9',
      };
    },
  },
  COORDINATES: {
    fields: ['x', 'y'],
    method: (network, args) => {
      const { seed, ...parameters } = layoutOptions(network, args);
      return {
        measure: 'layout',
        variant: 'VOS, association strength',
        parameters,
        seed,
        source:
          'van Eck, Waltman, Dekker, van den Berg (2010), A comparison of two techniques for bibliometric mapping, JASIST 61(12)',
      };
    },
  },
};

/** Values of a measure that is one number a node; NaN where a node has none. */
export async function measureValues(
  context: GraphContext,
  network: Network,
  name: Exclude<MeasureName, 'COORDINATES'>,
  args: MeasureArguments = {},
): Promise<ArrayLike<number>> {
  switch (name) {
    case 'PAGE_RANK':
      return network.analyze(context, 'pageRank');
    case 'BETWEENNESS':
      return network.analyze(context, 'betweenness', betweennessOptions(network, args));
    case 'CLOSENESS':
      return network.analyze(context, 'closeness');
    case 'EIGENVECTOR':
      return network.analyze(context, 'eigenvector');
    case 'CLUSTERING':
      return network.analyze(context, 'clustering');
    case 'CORENESS':
      return network.analyze(context, 'coreness');
    case 'CONSTRAINT':
      return network.analyze(context, 'constraint');
    case 'COMPONENT':
      return network.analyze(context, 'component');
    case 'COMMUNITY':
      return (await communitiesOf(context, network, args)).community;
  }
}

/** @throws QueryError OUT_OF_BOUNDS for the resolution */
export function communitiesOf(context: GraphContext, network: Network, args: MeasureArguments) {
  return network.analyze(context, 'communities', communityOptions(args));
}

/** Places of the nodes; the same seed gives the same. */
export function coordinatesOf(context: GraphContext, network: Network, args: MeasureArguments) {
  return network.analyze(context, 'layout', layoutOptions(network, args));
}

function betweennessOptions(network: Network, { sampleSize, seed }: MeasureArguments) {
  checkBounds('sampleSize', sampleSize, 1, 1_000_000);
  const steps = network.nodesCount + 2 * network.edgesCount;
  const affordable = Math.max(1, Math.floor(betweennessSteps / Math.max(1, steps)));
  const size = Math.min(sampleSize ?? affordable, affordable, network.nodesCount);
  return { exactUpTo: 0, sampleSize: size, seed: seed ?? betweennessDefaults.seed };
}

/** @throws QueryError OUT_OF_BOUNDS */
export function checkResolution(resolution: number | null | undefined): void {
  checkBounds('resolution', resolution, 0.000001, 1_000_000);
}

function communityOptions({ quality, resolution, seed }: MeasureArguments) {
  checkResolution(resolution);
  return {
    quality: quality ?? communityDefaults.quality,
    resolution: resolution ?? communityDefaults.resolution,
    iterations: communityDefaults.iterations,
    randomStarts: communityDefaults.randomStarts,
    seed: seed ?? communityDefaults.seed,
  };
}

function layoutOptions(network: Network, { seed }: MeasureArguments) {
  const rounds = Math.floor(layoutPairs / Math.max(1, network.nodesCount ** 2));
  return { randomStarts: 1, maxIterations: Math.min(layoutRounds, Math.max(1, rounds)), seed: seed ?? 1 };
}
