import type { ArgBuilder } from '@pothos/core';
import { communityDefaults } from '../../graph/communities.js';
import { builder } from '../builder.js';
import { inColumn } from '../columns.js';
import type { GraphContext } from '../context.js';
import type { Labels } from '../kept-texts.js';
import {
  type CommunityQuality,
  coordinatesOf,
  type MeasureArguments,
  type MeasureName,
  measureValues,
} from './measures.js';
import type { Network, NetworkNode } from './network.js';
import { labelOf, type NetworkEntity, networkEntityRef } from './units.js';

export const communityQuality = builder.enumType('CommunityQuality', {
  description: 'What a division into communities is to maximize.',
  values: {
    MODULARITY: {
      description:
        'Weight inside communities beyond what is expected from the strengths of the nodes (Newman and Girvan 2004): ' +
        'Σ (e / m - resolution · (k / 2m)²).',
    },
    CPM: {
      description:
        'The constant Potts model, weight inside beyond a constant for each pair: Σ (e - resolution · n² / 2) ' +
        '(Traag, Van Dooren, Nesterov 2011). The resolution is in the unit of the weights.',
    },
  },
});

/** The arguments of everything that divides a network into communities. */
export function communityArguments(t: { arg: ArgBuilder<typeof builder.$inferSchemaTypes> }) {
  return {
    quality: t.arg({
      type: communityQuality,
      defaultValue: 'MODULARITY' as const,
      description: 'What to maximize. Default MODULARITY.',
    }),
    resolution: t.arg.float({
      defaultValue: communityDefaults.resolution,
      description: '0.000001 to 1000000; greater gives more and smaller communities. Default 1.',
    }),
    seed: t.arg.int({
      defaultValue: communityDefaults.seed,
      description: 'Of the random numbers, any whole number: the same seed gives the same communities. Default 1.',
    }),
  };
}

export const networkNodeRef = builder.objectRef<NetworkNode>('NetworkNode').implement({
  description:
    'A node of a network. Measures are worked out only where they are asked for, over the network as returned; ' +
    '`methods` of the network says how. They follow the weights of the edges where they say so.',
  fields: (t) => {
    const measure = (name: Exclude<MeasureName, 'COORDINATES'>, description: string) =>
      t.float({
        description,
        resolve: ({ network, at }, _, context) => valueAt(context, network, name, at),
      });
    const place = (axis: 'x' | 'y', description: string) =>
      t.float({
        description,
        extensions: { cost: { own: 2 } },
        args: {
          seed: t.arg.int({
            defaultValue: 1,
            description: 'Of the random numbers, any whole number: the same seed gives the same places. Default 1.',
          }),
        },
        resolve: async ({ network, at }, args, context) =>
          (await coordinatesOf(context, network, args))[axis][at] as number,
      });
    return {
      entity: t.field({
        type: networkEntityRef,
        description: 'Who or what stands here.',
        resolve: entityAt,
      }),
      name: t.string({
        description: 'The name of who or what stands here; the title of a paper.',
        extensions: inLabels('names'),
        resolve: (node, args, context) => {
          const labels = node.network.labels(context);
          if (labels) return labels.names.at(node.at) as never;
          const entity = entityAt(node, args, context);
          return entity instanceof Promise ? entity.then(labelOf) : labelOf(entity);
        },
      }),
      key: t.string({
        description: 'The key of who or what stands here; the code of a country.',
        extensions: inLabels('keys'),
        resolve: (node, args, context) => {
          const labels = node.network.labels(context);
          if (labels) return labels.keys.at(node.at) as never;
          const entity = entityAt(node, args, context);
          return entity instanceof Promise ? entity.then(({ key }) => key) : entity.key;
        },
      }),
      distance: t.int(
        counted('distance', 'Steps from the center, which is 0; 0 everywhere in a network without a center.'),
      ),
      papersCount: t.int(
        counted(
          'papersCount',
          'How many papers of this node took part, those without coauthors included. Between papers: how many papers it ' +
            'cites (coupling) or is cited by (co-citation).',
        ),
      ),
      degree: t.int(counted('degree', 'How many edges of this network end here.')),
      strength: t.float(counted('strength', 'The sum of the weights of those edges.')),
      pageRank: measure(
        'PAGE_RANK',
        'PageRank, weighted, damping 0.85, 0 to 1: the chance to be here after many steps along edges in proportion to ' +
          'their weights. The nodes sum to one.',
      ),
      betweenness: t.float({
        description:
          'How many pairs of other nodes have their shortest path through this one, a pair with several shortest paths ' +
          'counted in parts; unweighted and not normalized. Exact where nodes · (nodes + 2 · edges) is at most 100 million ' +
          '(2,000 nodes and 24,000 edges); above that estimated from as many nodes as this allows, drawn by the seed.',
        extensions: { cost: { own: 2 } },
        args: {
          sampleSize: t.arg.int({
            description:
              'Estimates from so many nodes, 1 to 1000000, instead of all; of more than are affordable, from those, as ' +
              '`methods` says. All that are affordable unless given.',
          }),
          seed: t.arg.int({ defaultValue: 1, description: 'Of the sample, any whole number. Default 1.' }),
        },
        resolve: ({ network, at }, args, context) => valueAt(context, network, 'BETWEENNESS', at, args),
      }),
      closeness: measure(
        'CLOSENESS',
        'Closeness after Wasserman and Faust, 0 to 1: the share of the other nodes that can be reached, over their mean ' +
          'distance in steps; unweighted. 0 for a node without edges.',
      ),
      eigenvector: measure(
        'EIGENVECTOR',
        'Eigenvector centrality, weighted, 0 to 1; the squares over all nodes sum to one. 0 outside the strongest component.',
      ),
      clustering: measure(
        'CLUSTERING',
        'The local clustering coefficient, 0 to 1: the share of the pairs of its neighbors that are tied; unweighted. 0 ' +
          'where there are fewer than two neighbors.',
      ),
      coreness: t.int({
        description: 'The greatest k so that the node lies in a part of the network where everybody has k edges.',
        resolve: ({ network, at }, _, context) => valueAt(context, network, 'CORENESS', at),
      }),
      constraint: t.float({
        nullable: true,
        description:
          "Burt's constraint, weighted, 0 to about 1.13: how much the ties of the node lead back to one another; low for " +
          'brokers. Null for a node without edges.',
        resolve: async ({ network, at }, _, context) => {
          const value = await valueAt(context, network, 'CONSTRAINT', at);
          return Number.isNaN(value) ? null : value;
        },
      }),
      component: t.int({
        description: 'The number of the connected component, from 0: the one of the most nodes first.',
        resolve: ({ network, at }, _, context) => valueAt(context, network, 'COMPONENT', at),
      }),
      community: t.int({
        description:
          'The number of the community, from 0: the largest first. By the Leiden algorithm over the weights of the edges; ' +
          '`communities` of the network, with the same arguments, says how good the division is.',
        args: communityArguments(t),
        resolve: ({ network, at }, args, context) =>
          valueAt(context, network, 'COMMUNITY', at, args as CommunityArguments),
      }),
      x: place(
        'x',
        'Where to draw the node: the mean over the nodes is 0, their mean distance 1, and they spread more along x than ' +
          'along y. By the VOS technique; networks of over 447 nodes get fewer than 1,000 rounds, 2,000 nodes get 50.',
      ),
      y: place('y', 'Where to draw the node, as x says.'),
    };
  },
});

export interface CommunityArguments {
  quality?: CommunityQuality | null;
  resolution?: number | null;
  seed?: number | null;
}

/** A field that the table of the network has for all nodes. */
function counted(name: Exclude<keyof Network['table']['nodes'], 'vertex'>, description: string) {
  return {
    description,
    extensions: inColumn<Network>(({ table }) => table.nodes[name]),
    resolve: ({ network, at }: NetworkNode) => network.table.nodes[name][at] as number,
  };
}

function inLabels(part: keyof Labels) {
  return inColumn<Network>((network, context) => network.labels(context)?.[part]);
}

/** Who or what stands at a node: at once where it has been read before. */
function entityAt(node: NetworkNode, _: object, context: GraphContext): NetworkEntity | Promise<NetworkEntity> {
  const entities = node.network.entities(context);
  return entities instanceof Promise ? lateEntity(entities, node.at) : (entities[node.at] as NetworkEntity);
}

async function lateEntity(entities: Promise<readonly NetworkEntity[]>, at: number): Promise<NetworkEntity> {
  return (await entities)[at] as NetworkEntity;
}

async function valueAt(
  context: GraphContext,
  network: Network,
  name: Exclude<MeasureName, 'COORDINATES'>,
  at: number,
  args?: MeasureArguments,
): Promise<number> {
  return (await measureValues(context, network, name, args))[at] as number;
}
