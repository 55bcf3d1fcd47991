import { sharedPapers } from '../../graph/coauthors.js';
import type { Normalization } from '../../graph/normalize.js';
import { memberView } from '../analysis/member-unit.js';
import { builder } from '../builder.js';
import { ItemsAt, inColumn, NumbersOrNull } from '../columns.js';
import { papersField } from '../papers-field.js';
import type { Network, NetworkEdge, NetworkNode } from './network.js';
import { networkNodeRef } from './network-node.js';

const normalizationNames = {
  ASSOCIATION_STRENGTH_CWTS: 'ASSOCIATION_STRENGTH',
  ASSOCIATION_STRENGTH_BIBLIOMETRIX: 'ASSOCIATION_BIBLIOMETRIX',
  FRACTIONALIZATION: 'FRACTIONALIZATION',
  INCLUSION: 'INCLUSION',
  JACCARD: 'JACCARD',
  SALTON: 'SALTON',
  EQUIVALENCE: 'EQUIVALENCE',
} as const satisfies Record<string, Normalization>;

export type NormalizationName = keyof typeof normalizationNames;
export const usualNormalization: NormalizationName = 'ASSOCIATION_STRENGTH_CWTS';

export const normalizationEnum = builder.enumType('NetworkNormalization', {
  description:
    'How to take the size of the two ends out of the strength of a tie. w is the weight of the edge, k the strength of a ' +
    'node in this network, n the number of nodes, c the joint papers, p the papers of a node.',
  values: {
    ASSOCIATION_STRENGTH_CWTS: {
      description: 'As VOSviewer: w · Σk / (k_i · k_j) (van Eck, Waltman 2009). Above 1: more than expected by chance.',
    },
    ASSOCIATION_STRENGTH_BIBLIOMETRIX: { description: 'As bibliometrix: c / (p_i · p_j).' },
    FRACTIONALIZATION: { description: 'As VOSviewer: w / (2 / (n / k_i + n / k_j)).' },
    INCLUSION: { description: 'c / min(p_i, p_j), 0 to 1.' },
    JACCARD: { description: 'c / (p_i + p_j - c), 0 to 1.' },
    SALTON: { description: 'The cosine: c / √(p_i · p_j), 0 to 1.' },
    EQUIVALENCE: { description: 'Salton squared: c² / (p_i · p_j), 0 to 1 (Callon, Courtial, Laville 1991).' },
  },
});

/** The name that the measures know. */
export function normalizationOf(name: NormalizationName | null | undefined): Normalization {
  return normalizationNames[name ?? usualNormalization];
}

export const networkEdgeRef = builder.objectRef<NetworkEdge>('NetworkEdge').implement({
  description: 'A tie between two nodes of a network.',
  fields: (t) => ({
    source: t.field({
      type: networkNodeRef,
      description: 'The end that comes first among the nodes. Ties have no direction.',
      extensions: inColumn<Network>(({ items, table }) => new ItemsAt(items, table.edges.source)),
      resolve: ({ network, at }) => network.nodes[network.table.edges.source[at] as number] as NetworkNode,
    }),
    target: t.field({
      type: networkNodeRef,
      description: 'The other end.',
      extensions: inColumn<Network>(({ items, table }) => new ItemsAt(items, table.edges.target)),
      resolve: ({ network, at }) => network.nodes[network.table.edges.target[at] as number] as NetworkNode,
    }),
    papersCount: t.int({
      description: 'How many papers the two ends share; between papers, how many references or citing papers.',
      extensions: inColumn<Network>(({ table }) => table.edges.papersCount),
      resolve: ({ network, at }) => network.table.edges.papersCount[at] as number,
    }),
    weight: t.float({
      description: 'The strength of the tie under the counting asked for.',
      extensions: inColumn<Network>(({ table }) => table.edges.weight),
      resolve: ({ network, at }) => network.table.edges.weight[at] as number,
    }),
    normalizedWeight: t.float({
      description: 'The strength of the tie with the size of its ends taken out; higher is stronger.',
      args: {
        normalization: t.arg({
          type: normalizationEnum,
          description: 'How. That of the network unless given.',
        }),
      },
      resolve: ({ network, at }, { normalization }) =>
        network.normalizedWeights(normalization ? normalizationOf(normalization) : undefined)[at] as number,
    }),
    firstYear: t.int({
      nullable: true,
      description: 'The year of the first joint paper; null where none is dated.',
      extensions: inColumn<Network>(({ table }) => new NumbersOrNull(table.edges.firstYear)),
      resolve: ({ network, at }) => network.table.edges.firstYear[at] || null,
    }),
    lastYear: t.int({
      nullable: true,
      description: 'The year of the latest joint paper; null where none is dated.',
      extensions: inColumn<Network>(({ table }) => new NumbersOrNull(table.edges.lastYear)),
      resolve: ({ network, at }) => network.table.edges.lastYear[at] || null,
    }),
    papers: papersField(t, {
      description:
        'The joint papers: the evidence of the tie. Between papers: the references that they share (coupling) or the papers ' +
        'that cite both (co-citation).',
      papers: ({ network: { table, unit, papers }, at }, { snapshot }) =>
        sharedPapers(
          memberView(snapshot, unit.member),
          table.nodes.vertex[table.edges.source[at] as number] as number,
          table.nodes.vertex[table.edges.target[at] as number] as number,
          papers.filter,
        ),
    }),
  }),
});
