import type { Carrier } from '../../topics/lineage/milestones.js';
import { type LineagePathKind, mostCarriers } from '../../topics/lineage/paper-lineage.js';
import { checkBounds, mostInt } from '../bounds.js';
import { builder } from '../builder.js';
import { listCost, onceCost } from '../cost.js';
import { authorRef, paperRef } from '../entity-refs.js';
import { methodRef } from '../method.js';
import { checkPageSize } from '../page-arguments.js';
import { loadPresent } from '../related.js';
import { truncationRef } from '../truncation.js';
import { type LineageAnswer, placesAt } from './lineage-answer.js';
import { exportLineage, lineageFormat } from './lineage-export.js';
import { lineageEdgeRef, lineageNodeRef } from './lineage-node.js';

const usualCarriers = 10;

const pathKind = builder.enumType('LineagePathKind', {
  description:
    'A way to choose what a lineage turns on. Of equal ones the path goes by the older paper, then by the smaller key.',
  values: {
    LOCAL: {
      description:
        'From the step of the greatest search path count that leaves a first paper, again and again the greatest.',
    },
    GLOBAL: { description: 'The path of the greatest sum of search path counts (Liu, Lu 2012).' },
    KEY_ROUTE: {
      description:
        'Paths of the greatest sums through each of the keyRoutes steps of the greatest counts (Liu, Lu 2012).',
    },
    LONGEST: { description: 'The longest path, each step counting one (Price, Evans 2025).' },
  },
});

const lineageLinksRef = builder.enumType('LineageLinks', {
  description: 'What the steps of a lineage are.',
  values: {
    CITATIONS: { description: 'Citations among its papers.' },
    INFERRED: { description: 'Older papers that share authors and topics, each step with its evidence.' },
  },
});

interface Path {
  answer: LineageAnswer;
  kind: LineagePathKind;
}

const pathRef = builder.objectRef<Path>('LineagePath').implement({
  description: 'A path through a lineage, as far as its papers and steps are among those returned.',
  fields: (t) => ({
    kind: t.field({ type: pathKind, description: 'How it was chosen.', resolve: ({ kind }) => kind }),
    nodes: t.field({
      type: [lineageNodeRef],
      description: 'Its papers, in the order of time.',
      extensions: listCost(10),
      resolve: ({ answer, kind }) => placesAt(answer, answer.result.paths[kind].nodes),
    }),
    edges: t.field({
      type: [lineageEdgeRef],
      description: 'Its steps, in the order of time.',
      extensions: listCost(10),
      resolve: ({ answer, kind }) => placesAt(answer, answer.result.paths[kind].edges),
    }),
  }),
});

const carrierRef = builder.objectRef<Carrier>('TopicCarrier').implement({
  description: 'Somebody who carried a topic.',
  fields: (t) => ({
    author: t.field({
      type: authorRef,
      description: 'The author.',
      resolve: ({ author }, _, { snapshot, loaders }) =>
        loadPresent(loaders.author, snapshot.ids.authors.at(author), 'Author'),
    }),
    papersCount: t.exposeInt('papers', { description: 'How many papers of the topic are by the author.' }),
    share: t.exposeFloat('share', { description: 'The same over all papers of the topic: 0 to 1.' }),
    firstYear: t.int({
      nullable: true,
      description: 'The year of the first of them; null where none is dated.',
      resolve: ({ firstYear }) => firstYear || null,
    }),
    lastYear: t.int({
      nullable: true,
      description: 'The year of the last of them; null where none is dated.',
      resolve: ({ lastYear }) => lastYear || null,
    }),
  }),
});

const milestonesRef = builder.objectRef<LineageAnswer>('LineageMilestones').implement({
  description: 'What to read and whom to know first.',
  fields: (t) => ({
    first: t.field({
      type: lineageNodeRef,
      nullable: true,
      description: 'The oldest paper of the topic, or of all papers around a paper; null where there is none.',
      resolve: (answer) => placesAt(answer, answer.result.nodes.length > 0 ? [firstOf(answer)] : [])[0] ?? null,
    }),
    mostConnecting: t.field({
      type: [lineageNodeRef],
      description: 'The papers through which most paths run, at most 5.',
      extensions: listCost(5),
      resolve: (answer) => placesAt(answer, answer.result.mostConnecting),
    }),
    carriers: t.field({
      type: [carrierRef],
      description: 'Who carried it: those of the most papers first, then those of the longest span of years.',
      extensions: {
        cost: { own: 1, multiplier: (args: Record<string, unknown>) => Number(args.first ?? usualCarriers) },
      },
      args: {
        first: t.arg.int({
          defaultValue: usualCarriers,
          description: `How many: 1 to ${mostCarriers}. Default ${usualCarriers}.`,
        }),
      },
      resolve: ({ result }, { first }) => {
        checkPageSize('first', first, mostCarriers);
        return result.carriers.slice(0, first ?? usualCarriers);
      },
    }),
  }),
});

const cutCitationRef = builder.objectRef<{ cited: number; citing: number }>('CutCitation').implement({
  description:
    'A citation that closes a circle and leads back in time, or from the greater key to the smaller of one date.',
  fields: (t) => ({
    cited: t.field({
      type: paperRef,
      description: 'The cited paper.',
      resolve: ({ cited }, _, { snapshot, loaders }) =>
        loadPresent(loaders.paper, snapshot.ids.papers.at(cited), 'Paper'),
    }),
    citing: t.field({
      type: paperRef,
      description: 'The citing paper.',
      resolve: ({ citing }, _, { snapshot, loaders }) =>
        loadPresent(loaders.paper, snapshot.ids.papers.at(citing), 'Paper'),
    }),
  }),
});

export const paperLineageRef = builder.objectRef<LineageAnswer>('PaperLineage').implement({
  description: 'Papers as a directed graph in time without circles: which work descends from which.',
  fields: (t) => ({
    links: t.field({
      type: lineageLinksRef,
      description: 'What the steps are: citations or inferred, never both.',
      resolve: ({ result }) => result.links,
    }),
    nodes: t.field({
      type: [lineageNodeRef],
      description: 'The papers, the oldest first; of one date by key; without a date last.',
      resolve: (answer) => placesAt(answer, answer.result.nodes.keys()),
    }),
    edges: t.field({
      type: [lineageEdgeRef],
      description: 'The steps between these papers, by the older, then by the newer paper.',
      extensions: { cost: { own: 1, multiplier: () => 3 } },
      resolve: (answer) => placesAt(answer, answer.result.edges.keys()),
    }),
    path: t.field({
      type: pathRef,
      description: 'What the lineage turns on. Price and Evans (2025) find the longest path no worse than main paths.',
      args: {
        kind: t.arg({ type: pathKind, defaultValue: 'GLOBAL', description: 'How to choose it. Default GLOBAL.' }),
      },
      resolve: (answer, { kind }) => ({ answer, kind: kind ?? 'GLOBAL' }),
    }),
    basket: t.field({
      type: [lineageNodeRef],
      description:
        'The papers of low criticality among those returned: what lies on or near a longest path (Price, Evans 2025).',
      extensions: listCost(20),
      args: {
        maxCriticality: t.arg.int({ defaultValue: 0, description: 'The greatest criticality: 0 or more. Default 0.' }),
      },
      resolve: (answer, { maxCriticality }) => {
        checkBounds('maxCriticality', maxCriticality, 0, mostInt);
        const { nodes } = answer.result;
        const isIn = (at: number) => (nodes[at]?.criticality ?? 0) <= (maxCriticality ?? 0);
        return placesAt(answer, Array.from(nodes.keys()).filter(isIn));
      },
    }),
    milestones: t.field({
      type: milestonesRef,
      description: 'The first paper, the most connecting ones, and the people.',
      resolve: (answer) => answer,
    }),
    papersCount: t.int({
      description: 'How many papers the whole lineage has.',
      extensions: onceCost(),
      resolve: ({ result }) => result.papersCount,
    }),
    linkedPapers: t.int({
      description: 'How many of them have a step.',
      extensions: onceCost(),
      resolve: ({ result }) => result.linkedPapers,
    }),
    edgesCount: t.int({
      description: 'How many steps the whole lineage has, those that reduce leaves out included.',
      extensions: onceCost(),
      resolve: ({ result }) => result.edgesCount,
    }),
    reducedEdges: t.int({
      description: 'How many steps between the papers returned reduce left out.',
      extensions: onceCost(),
      resolve: ({ result }) => result.reducedEdges,
    }),
    longestPathLength: t.int({
      description: 'Steps of the longest path.',
      extensions: onceCost(),
      resolve: ({ result }) => result.longestPath,
    }),
    totalPaths: t.string({
      description: 'All paths from a paper without parents to one without children, in decimals of any length.',
      extensions: onceCost(),
      resolve: ({ result }) => result.totalPaths,
    }),
    cutCitations: t.field({
      type: [cutCitationRef],
      description: 'Citations that were cut so that no circle stands; at most the first 100.',
      extensions: listCost(5),
      resolve: ({ result }) => result.cutCitations.slice(0, 100),
    }),
    cutCitationsCount: t.int({
      description: 'How many citations were cut.',
      extensions: onceCost(),
      resolve: ({ result }) => result.cutCitations.length,
    }),
    truncated: t.field({
      type: truncationRef,
      // It is known already, unlike that of a network, whose edges are counted where somebody asks.
      extensions: { cost: { own: 1, multiplier: () => 0.01, isOnce: true } },
      description:
        'What was left out, and why. BUDGET: over 200,000 papers belong to it, of which the nearest and oldest were looked at.',
      resolve: ({ result: { truncated, isPartial } }) => ({
        reason: isPartial ? ('BUDGET' as const) : truncated.reason,
        omittedNodes: truncated.omittedNodes,
        cutEdges: truncated.cutEdges,
        omittedEdges: async () => ({ edges: truncated.omittedEdges, isExact: !isPartial }),
      }),
    }),
    method: t.field({
      type: methodRef,
      description: 'How it was made.',
      extensions: onceCost(),
      resolve: ({ method }) => method,
    }),
    export: t.string({
      description: 'The papers and steps returned as the text of a file for other programs.',
      extensions: { cost: { own: 20 } },
      args: { format: t.arg({ type: lineageFormat, required: true, description: 'The format of the file.' }) },
      resolve: (answer, { format }, context) => exportLineage(context, answer, format),
    }),
  }),
});

/** The first seed of a topic; around a single paper, the oldest paper. */
function firstOf({ result: { nodes } }: LineageAnswer): number {
  const seeds = Array.from(nodes.keys()).filter((at) => nodes[at]?.isSeed);
  return seeds.length > 1 ? (seeds[0] as number) : 0;
}
