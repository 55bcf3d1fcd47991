import type { GraphQLResolveInfo } from 'graphql';
import { builder } from '../builder.js';
import type { GraphContext } from '../context.js';
import { listCost, onceCost } from '../cost.js';
import { type Method, methodOf, methodRef } from '../method.js';
import { truncationRef } from '../truncation.js';
import { askedOfEntities } from './asked-entities.js';
import { exportText, networkFormat, networkMeasure } from './export-field.js';
import { askedMeasures } from './measure-methods.js';
import { communitiesOf, type MeasureArguments, measures } from './measures.js';
import type { Network, NetworkNode } from './network.js';
import { networkEdgeRef } from './network-edge.js';
import { type CommunityArguments, communityArguments, communityQuality, networkNodeRef } from './network-node.js';

interface Communities {
  network: Network;
  community: Uint32Array;
  sizes: Uint32Array;
  quality: number;
  method: Method;
}

interface Community {
  communities: Communities;
  number: number;
}

const communityRef = builder.objectRef<Community>('NetworkCommunity').implement({
  description: 'Nodes that are tied more to one another than to the rest.',
  fields: (t) => ({
    number: t.exposeInt('number', { description: 'From 0: the largest community first.' }),
    size: t.int({
      description: 'How many nodes it has.',
      resolve: ({ communities, number }) => communities.sizes[number] as number,
    }),
    nodes: t.field({
      type: [networkNodeRef],
      description: 'Its nodes, in the order of the network.',
      // All communities together have the nodes of the network, and as many of them at most are counted.
      extensions: listCost(1),
      resolve: ({ communities: { network, community }, number }) =>
        Array.from(community.keys())
          .filter((at) => community[at] === number)
          .map((at) => network.nodes[at] as NetworkNode),
    }),
  }),
});

const communitiesRef = builder.objectRef<Communities>('NetworkCommunities').implement({
  description: 'A division of a network into communities.',
  fields: (t) => ({
    count: t.int({
      description: 'How many communities there are.',
      extensions: onceCost(),
      resolve: ({ sizes }) => sizes.length,
    }),
    quality: t.exposeFloat('quality', {
      description: 'What was maximized, for this division: the modularity or the CPM quality. Higher is better.',
      extensions: onceCost(),
    }),
    list: t.field({
      type: [communityRef],
      description: 'The communities, the largest first.',
      resolve: (communities) => Array.from(communities.sizes.keys(), (number) => ({ communities, number })),
    }),
    method: t.field({
      type: methodRef,
      description: 'How they were found.',
      extensions: onceCost(),
      resolve: ({ method }) => method,
    }),
  }),
});

export const networkRef = builder.objectRef<Network>('Network').implement({
  description: 'Nodes and the ties between them, of the papers that took part.',
  fields: (t) => ({
    nodes: t.field({
      type: [networkNodeRef],
      description:
        'Around a center: by distance, then by the weight of ties to nodes one step nearer, greatest first. Otherwise by ' +
        'total link strength, then papers. Then by key.',
      resolve: (network, _, context, info) => withEntities(network, context, info, () => network.items),
    }),
    edges: t.field({
      type: [networkEdgeRef],
      description: 'Every tie between two of the nodes, in the order of the nodes; the strongest maxEdges of them.',
      extensions: { cost: { own: 1, multiplier: () => 3 } },
      resolve: (network, _, context, info) => withEntities(network, context, info, () => network.edgeItems),
    }),
    nodesCount: t.exposeInt('nodesCount', { description: 'How many nodes it has.', extensions: onceCost() }),
    edgesCount: t.exposeInt('edgesCount', { description: 'How many edges it has.', extensions: onceCost() }),
    communities: t.field({
      type: communitiesRef,
      description: 'Its communities, by the Leiden algorithm over the weights of the edges.',
      extensions: { cost: { own: 2 } },
      args: communityArguments(t),
      resolve: async (network, args, context) => {
        const found = await communitiesOf(context, network, args as CommunityArguments);
        const { measure, ...options } = measures.COMMUNITY.method(network, args as CommunityArguments);
        return { network, ...found, method: methodOf(context, measure, options) };
      },
    }),
    truncated: t.field({
      type: truncationRef,
      description: 'What was left out, and why.',
      extensions: onceCost(),
      resolve: ({ truncated }) => truncated,
    }),
    incompletePapers: t.int({
      description:
        "How many of the papers that took part have an author list that the source cut ('et al.'): nodes and ties may be missing.",
      extensions: onceCost(),
      resolve: async (network, _, context) => (await network.paperCounts(context)).incomplete,
    }),
    omittedPapers: t.int({
      description: 'How many papers of the nodes were left out because they have more than maxAuthorsPerPaper authors.',
      extensions: onceCost(),
      resolve: async (network, _, context) => (await network.paperCounts(context)).omitted,
    }),
    method: t.field({
      type: methodRef,
      description: 'How the network was made.',
      extensions: onceCost(),
      resolve: (network, _, context) => network.method(context),
    }),
    methods: t.field({
      type: [methodRef],
      description:
        'How the measures that this query asks of the network, those of `export` included, were worked out: one for each ' +
        'measure and set of arguments.',
      extensions: onceCost(),
      resolve: (network, _, context, info) =>
        askedMeasures(info).map(({ name, args }) => {
          const { measure, ...options } = measures[name].method(network, args);
          return methodOf(context, measure, options);
        }),
    }),
    export: t.string({
      description:
        'The network as the text of a file for other programs, with how it was made and what was cut where the format has room.',
      extensions: { cost: { own: 5 } },
      args: {
        format: t.arg({ type: networkFormat, required: true, description: 'The format of the file.' }),
        measures: t.arg({
          type: [networkMeasure],
          defaultValue: [],
          description: 'Which measures to write beside the counts. Default none.',
        }),
        quality: t.arg({
          type: communityQuality,
          defaultValue: 'MODULARITY' as const,
          description: 'What communities maximize. Default MODULARITY.',
        }),
        resolution: t.arg.float({
          defaultValue: 1,
          description: 'Of communities, 0.000001 to 1000000: greater gives more and smaller ones. Default 1.',
        }),
        seed: t.arg.int({
          defaultValue: 1,
          description:
            'Of the random numbers of communities, of places and of a sample for betweenness, any whole number. Default 1.',
        }),
      },
      resolve: (network, { format, measures: wanted, ...args }, context) =>
        exportText(context, network, format, wanted ?? [], args as MeasureArguments),
    }),
  }),
});

/** A list of a network, with who or what stands at its nodes read before where it is asked for. */
function withEntities<Item>(
  network: Network,
  context: GraphContext,
  info: GraphQLResolveInfo,
  list: () => Iterable<Item>,
): Iterable<Item> | Promise<Iterable<Item>> {
  const asked = askedOfEntities(info);
  const isAtHand = asked === 0 || (asked === 1 && network.labels(context) !== undefined);
  const reading = isAtHand ? [] : network.entities(context);
  return reading instanceof Promise ? reading.then(list) : list();
}
