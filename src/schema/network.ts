import { QueryError } from '../errors.js';
import { jointPapers } from '../graph/coauthors.js';
import { type EgoNetworkOptions, egoNetwork, egoNetworkDefaults } from '../graph/ego-network.js';
import type { NetworkTable } from '../graph/network-table.js';
import type { Counting, PaperFilter } from '../graph/ties.js';
import type { AuthorRow } from '../store/store.js';
import { checkBounds } from './bounds.js';
import { builder } from './builder.js';
import { paperFilter } from './coauthors.js';
import type { GraphContext } from './context.js';
import { boundedCost } from './cost.js';
import { authorRef } from './entity-refs.js';
import { counting } from './enums.js';
import { countingSource, type Method, methodOf, methodRef } from './method.js';
import { paperMask } from './paper-mask.js';
import { papersField, vertexIn } from './papers-field.js';
import { loadPresent } from './related.js';
import { type PaperWhere, paperWhere } from './where/paper-where.js';

const maxNetworkNodes = 1000;

interface Network {
  table: NetworkTable;
  filter: PaperFilter;
  method: Method;
}

/** A position in the nodes of a network. */
interface NetworkNode {
  network: Network;
  at: number;
}

/** A position in the edges of a network. */
type NetworkEdge = NetworkNode;

const networkEntityRef = builder.unionType('NetworkEntity', {
  description: 'What can stand at a node of a network.',
  types: [authorRef],
});

const truncationReason = builder.enumType('TruncationReason', {
  description: 'Why a network was cut.',
  values: {
    MAX_NODES: { description: 'There are more nodes than maxNodes: raise it, or ask for stronger ties.' },
    BUDGET: {
      description: 'The network is too large to be walked whole; the counts of what was left out are lower bounds.',
    },
  },
});

const truncationRef = builder.objectRef<NetworkTable['truncated']>('Truncation').implement({
  description: 'What was left out of a network, and why.',
  fields: (t) => ({
    reason: t.field({
      type: truncationReason,
      nullable: true,
      description: 'Why; null where nothing was left out.',
      resolve: ({ reason }) => reason,
    }),
    omittedNodes: t.exposeInt('omittedNodes', {
      description: 'How many nodes within the depth were left out. Exact unless the reason is BUDGET.',
    }),
    omittedEdges: t.exposeInt('omittedEdges', {
      description: 'How many edges within the depth were left out. Exact unless the reason is BUDGET.',
    }),
  }),
});

const networkNodeRef = builder.objectRef<NetworkNode>('NetworkNode').implement({
  description: 'A node of a network.',
  fields: (t) => ({
    entity: t.field({
      type: networkEntityRef,
      description: 'Who or what stands here.',
      resolve: (node, _, context) => authorAt(node, context),
    }),
    name: t.string({
      description: 'The name of who or what stands here.',
      resolve: async (node, _, context) => (await authorAt(node, context)).name,
    }),
    key: t.string({
      description: 'The key of who or what stands here.',
      resolve: async (node, _, context) => (await authorAt(node, context)).key,
    }),
    distance: t.int({
      description: 'Steps from the center, which is 0.',
      resolve: ({ network, at }) => network.table.nodes.distance[at] as number,
    }),
    papersCount: t.int({
      description: 'How many papers of this node took part, those without coauthors included.',
      resolve: ({ network, at }) => network.table.nodes.papersCount[at] as number,
    }),
    degree: t.int({
      description: 'How many edges of this network end here.',
      resolve: ({ network, at }) => network.table.nodes.degree[at] as number,
    }),
    strength: t.float({
      description: 'The sum of the weights of those edges.',
      resolve: ({ network, at }) => network.table.nodes.strength[at] as number,
    }),
  }),
});

const networkEdgeRef = builder.objectRef<NetworkEdge>('NetworkEdge').implement({
  description: 'A tie between two nodes of a network.',
  fields: (t) => ({
    source: t.field({
      type: networkNodeRef,
      description: 'The end that comes first among the nodes. Ties have no direction.',
      resolve: ({ network, at }) => ({ network, at: network.table.edges.source[at] as number }),
    }),
    target: t.field({
      type: networkNodeRef,
      description: 'The other end.',
      resolve: ({ network, at }) => ({ network, at: network.table.edges.target[at] as number }),
    }),
    papersCount: t.int({
      description: 'How many papers the two ends share.',
      resolve: ({ network, at }) => network.table.edges.papersCount[at] as number,
    }),
    weight: t.float({
      description: 'The strength of the tie under the counting asked for.',
      resolve: ({ network, at }) => network.table.edges.weight[at] as number,
    }),
    firstYear: t.int({
      nullable: true,
      description: 'The year of the first joint paper; null where none is dated.',
      resolve: ({ network, at }) => network.table.edges.firstYear[at] || null,
    }),
    lastYear: t.int({
      nullable: true,
      description: 'The year of the latest joint paper; null where none is dated.',
      resolve: ({ network, at }) => network.table.edges.lastYear[at] || null,
    }),
    papers: papersField(t, {
      description: 'The joint papers: the evidence of the tie.',
      papers: ({ network: { table, filter }, at }, { snapshot }) =>
        jointPapers(
          snapshot,
          table.nodes.vertex[table.edges.source[at] as number] as number,
          table.nodes.vertex[table.edges.target[at] as number] as number,
          filter,
        ),
    }),
  }),
});

export const networkRef = builder.objectRef<Network>('Network').implement({
  description: 'Nodes and all ties between them, of the papers that took part.',
  fields: (t) => ({
    nodes: t.field({
      type: [networkNodeRef],
      description: 'By distance, then by the weight of ties to nodes one step nearer, greatest first.',
      resolve: (network) => Array.from(network.table.nodes.vertex, (_, at) => ({ network, at })),
    }),
    edges: t.field({
      type: [networkEdgeRef],
      description: 'Every tie between two of the nodes, in the order of the nodes.',
      extensions: { cost: { own: 1, multiplier: () => 3 } },
      resolve: (network) => Array.from(network.table.edges.source, (_, at) => ({ network, at })),
    }),
    truncated: t.field({
      type: truncationRef,
      description: 'What was left out, and why.',
      resolve: ({ table }) => table.truncated,
    }),
    incompletePapers: t.int({
      description:
        "How many of the papers that took part have an author list that the source cut ('et al.'): nodes and ties may be missing.",
      resolve: ({ table }) => table.incompletePapers,
    }),
    omittedPapers: t.int({
      description: 'How many papers were left out because they have more than maxAuthorsPerPaper authors.',
      resolve: ({ table }) => table.omittedPapers,
    }),
    method: t.field({ type: methodRef, description: 'How the network was made.', resolve: ({ method }) => method }),
  }),
});

interface NetworkArguments {
  depth?: number | null;
  maxNodes?: number | null;
  minWeight?: number | null;
  minPapers?: number | null;
  maxAuthorsPerPaper?: number | null;
  counting?: Counting | null;
  where?: PaperWhere | null;
}

/** `Author.network`. */
export function networkField(t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, AuthorRow>) {
  return t.field({
    type: networkRef,
    description:
      'Everybody within some steps of this author, and all ties between them. Where there are more than maxNodes, the nearer ' +
      'stay before the farther, and at one distance those with stronger ties to nodes one step nearer.',
    extensions: boundedCost('maxNodes', egoNetworkDefaults.maxNodes, 20),
    args: {
      depth: t.arg.int({ defaultValue: 1, description: 'Steps from the author, 1 to 3. Default 1: the coauthors.' }),
      maxNodes: t.arg.int({
        defaultValue: egoNetworkDefaults.maxNodes,
        description: `Most nodes, the author included: 1 to ${maxNetworkNodes}. Default ${egoNetworkDefaults.maxNodes}.`,
      }),
      minWeight: t.arg.float({
        defaultValue: 0,
        description: 'Weaker ties are neither walked nor returned. Default 0.',
      }),
      minPapers: t.arg.int({
        defaultValue: 1,
        description: 'Ties of fewer joint papers are neither walked nor returned. Default 1.',
      }),
      maxAuthorsPerPaper: t.arg.int({
        description: 'Papers with more authors are left out, and omittedPapers counts them. No limit unless given.',
      }),
      counting: t.arg({ type: counting, defaultValue: 'FULL', description: 'How a joint paper counts. Default FULL.' }),
      where: t.arg({ type: paperWhere, description: 'Only papers that match.' }),
    },
    resolve: (author, args, context) => readNetwork(context, author, args),
  });
}

async function readNetwork(context: GraphContext, author: AuthorRow, args: NetworkArguments): Promise<Network> {
  const { snapshot } = context;
  checkBounds('maxNodes', args.maxNodes, 1, maxNetworkNodes);
  const vertex = vertexIn(snapshot, 'authors', author);
  if (vertex < 0)
    throw new QueryError('CHANGED_MEANWHILE', `walk network: author '${author.key}' came after this answer began`, {
      hint: 'Send the query again: it will see the data as it is now.',
    });
  const settings = {
    depth: args.depth ?? egoNetworkDefaults.depth,
    maxNodes: args.maxNodes ?? egoNetworkDefaults.maxNodes,
    minWeight: args.minWeight ?? egoNetworkDefaults.minWeight,
    minPapers: args.minPapers ?? egoNetworkDefaults.minPapers,
    counting: args.counting ?? egoNetworkDefaults.counting,
  };
  const filter = paperFilter(await paperMask(context, args.where), args.maxAuthorsPerPaper);
  const options: EgoNetworkOptions = { ...settings, ...filter };
  return {
    table: egoNetwork(snapshot, [vertex], options),
    filter,
    method: methodOf(context, 'ego network', {
      variant: settings.counting,
      parameters: { center: author.key, ...settings, maxAuthorsPerPaper: args.maxAuthorsPerPaper, where: args.where },
      ...(settings.counting === 'FRACTIONAL' && { source: countingSource }),
    }),
  };
}

function authorAt({ network, at }: NetworkNode, { snapshot, loaders }: GraphContext): Promise<AuthorRow> {
  const id = snapshot.ids.authors[network.table.nodes.vertex[at] as number] as number;
  return loadPresent(loaders.author, id, 'Author');
}
