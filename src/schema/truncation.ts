import { builder } from './builder.js';
import type { GraphContext } from './context.js';

/** All edges of what was cut; at least so many where not exact. */
export interface EdgeCount {
  edges: number;
  isExact: boolean;
}

/** What was left out of an answer; edges are counted only where somebody asks. */
export interface Truncation {
  reason: 'MAX_NODES' | 'MAX_EDGES' | 'BUDGET' | null;
  omittedNodes: number;
  /** Edges between nodes that stayed. */
  cutEdges: number;
  omittedEdges(context: GraphContext): Promise<EdgeCount>;
}

const truncationReason = builder.enumType('TruncationReason', {
  description: 'Why a network was cut.',
  values: {
    MAX_NODES: {
      description:
        'There are more nodes than maxNodes: raise it, or ask for stronger ties. cutEdges says whether there are more edges ' +
        'than maxEdges, too.',
    },
    MAX_EDGES: { description: 'There are more edges than maxEdges, and no more nodes than maxNodes.' },
    BUDGET: {
      description: 'The network is too large to be walked whole: more nodes may belong to it than were seen.',
    },
  },
});

export const truncationRef = builder.objectRef<Truncation>('Truncation').implement({
  description: 'What was left out of an answer that is a graph, and why.',
  fields: (t) => ({
    reason: t.field({
      type: truncationReason,
      nullable: true,
      description: 'Why; null where nothing was left out.',
      resolve: ({ reason }) => reason,
    }),
    omittedNodes: t.int({
      description:
        'How many nodes that belong to it were left out. Exact unless the reason is BUDGET, then at least so many.',
      resolve: ({ omittedNodes }) => omittedNodes,
    }),
    omittedEdges: t.int({
      description:
        'How many edges that belong to it were left out, those of the nodes left out included. Counted only where it is ' +
        'asked for, which can take longer than the network; exact where `countsExact`, else at least so many.',
      extensions: { cost: { own: 100 } },
      resolve: async ({ omittedEdges }, _, context) => (await omittedEdges(context)).edges,
    }),
    cutEdges: t.int({
      description:
        'How many of the omitted edges lie between nodes that stayed, as there are more than maxEdges: the degrees, the ' +
        'strengths and all measures of the nodes are without them. Exact, and known at once.',
      resolve: ({ cutEdges }) => cutEdges,
    }),
    countsExact: t.boolean({
      description:
        'Whether omittedNodes and omittedEdges are exact. False: at least so many, because a budget ran out ' +
        '(2 million ends of edges for a walk, 20 to 50 million ties for the count of edges).',
      extensions: { cost: { own: 100 } },
      resolve: async ({ reason, omittedEdges }, _, context) =>
        reason !== 'BUDGET' && (await omittedEdges(context)).isExact,
    }),
  }),
});
