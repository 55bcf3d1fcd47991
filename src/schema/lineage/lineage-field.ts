import { haveCitations, type LineageDirection, type LineageLinks } from '../../topics/lineage/gather-papers.js';
import { type InferenceSettings, inferenceDefaults } from '../../topics/lineage/inferred-parents.js';
import { checkBounds } from '../bounds.js';
import { builder } from '../builder.js';
import type { GraphContext } from '../context.js';
import { madeCost } from '../cost.js';
import { canonicalJson, paperMask } from '../filter-mask.js';
import { keyRanks } from '../key-ranks.js';
import { methodOf } from '../method.js';
import { joinShared, type SharedRun } from '../shared-run.js';
import { SnapshotCache } from '../snapshot-cache.js';
import { type PaperWhere, paperWhere } from '../where/paper-where.js';
import type { LineageAnswer } from './lineage-answer.js';
import { paperLineageRef } from './lineage-type.js';
import { chooseTopics, type TopicChoiceArguments, topicChoiceArguments } from './topic-choice.js';

const usualNodes = 50;
const mostNodes = 1000;
const mostEdges = 5000;
const usualRoutes = 10;
/** Papers among which a lineage is looked for, some seconds' work. */
const mostPapers = 200_000;
const deepest = 10;

interface LineageArguments extends TopicChoiceArguments {
  direction?: LineageDirection | null;
  depth?: number | null;
  maxNodes?: number | null;
  links?: 'AUTO' | LineageLinks | null;
  where?: PaperWhere | null;
  reduce?: boolean | null;
  keyRoutes?: number | null;
  maxParents?: number | null;
  minSharedAuthors?: number | null;
  minSharedTopics?: number | null;
  halfLife?: number | null;
}

const lineageDirection = builder.enumType('LineageDirection', {
  description: 'Which way to walk from where a lineage begins.',
  values: {
    ANCESTORS: { description: 'To what it comes from.' },
    DESCENDANTS: { description: 'To what it turned into.' },
    BOTH: { description: 'Both ways, each for itself.' },
  },
});

const lineageLinksChoice = builder.enumType('LineageLinksChoice', {
  description: 'What the steps of a lineage are to be.',
  values: {
    AUTO: {
      description:
        'CITATIONS where any joins two of the papers that it begins with, else INFERRED; `links` says which.',
    },
    CITATIONS: { description: 'Citations alone.' },
    INFERRED: { description: 'Older papers that share authors and topics, whether there are citations or not.' },
  },
});

interface LineageFieldOptions<Row> {
  description: string;
  usualDepth: number;
  depthDescription: string;
  /** What it begins with: vertices, each once. */
  seeds(row: Row, context: GraphContext): Uint32Array;
  key(row: Row): string;
  /** Vertex of the topic that it is of. */
  subject?(row: Row, context: GraphContext): number;
}

/** `Topic.lineage` and `Paper.lineage`. */
export function lineageField<Row>(
  t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Row>,
  options: LineageFieldOptions<Row>,
) {
  return t.field({
    type: paperLineageRef,
    description: options.description,
    extensions: madeCost('maxNodes', usualNodes, 50),
    args: {
      direction: t.arg({
        type: lineageDirection,
        defaultValue: 'BOTH',
        description: 'Which way to walk. Default BOTH.',
      }),
      depth: t.arg.int({
        defaultValue: options.usualDepth,
        description: `${options.depthDescription} 0 to ${deepest}. Default ${options.usualDepth}.`,
      }),
      maxNodes: t.arg.int({
        defaultValue: usualNodes,
        description:
          `Most papers returned: 1 to ${mostNodes}. Around a paper the nearer stay; then the first paper, the global main path ` +
          `and the longest path, then papers of criticality 0, then those with most paths through them. Default ${usualNodes}.`,
      }),
      links: t.arg({
        type: lineageLinksChoice,
        defaultValue: 'AUTO',
        description: 'What the steps are. Default AUTO.',
      }),
      where: t.arg({ type: paperWhere, description: 'Only papers that match take part.' }),
      reduce: t.arg.boolean({
        defaultValue: false,
        description: 'Whether to leave out steps that a longer path says too (transitive reduction). Default false.',
      }),
      keyRoutes: t.arg.int({
        defaultValue: usualRoutes,
        description: `How many steps a KEY_ROUTE path begins from: 1 to 100. Default ${usualRoutes}.`,
      }),
      maxParents: t.arg.int({
        defaultValue: inferenceDefaults.maxParents,
        description: 'Most inferred parents of a paper, the best: 1 to 10. Default 2.',
      }),
      minSharedAuthors: t.arg.int({
        defaultValue: inferenceDefaults.minSharedAuthors,
        description:
          'An inferred parent shares so many authors: 0 to 10. Where a byline is known to be cut, shared topics are enough. ' +
          'Default 1.',
      }),
      minSharedTopics: t.arg.int({
        defaultValue: inferenceDefaults.minSharedTopics,
        description: 'An inferred parent shares so many topics: 1 to 10. Default 1.',
      }),
      halfLife: t.arg.float({
        defaultValue: inferenceDefaults.halfLife,
        description: 'Years after which an older inferred parent counts half: 0.1 to 100. Default 3.',
      }),
      ...topicChoiceArguments(t),
    },
    resolve: (row, args, context) => {
      const subject = options.subject?.(row as Row, context);
      const seeds = options.seeds(row as Row, context);
      return readLineage(context, { of: options.key(row as Row), seeds, subject }, args, options.usualDepth);
    },
  });
}

const lineages = new SnapshotCache<LineageAnswer | SharedRun<LineageAnswer>>(32);

async function readLineage(
  context: GraphContext,
  { of, seeds: allSeeds, subject }: { of: string; seeds: Uint32Array; subject: number | undefined },
  args: LineageArguments,
  usualDepth: number,
): Promise<LineageAnswer> {
  const { snapshot } = context;
  const { where, kinds, sources } = args;
  const settings = readSettings(args, usualDepth);
  const mask = await paperMask(context, where);
  const isSingle = allSeeds.length === 1;
  const seeds = mask && !isSingle ? allSeeds.filter((paper) => mask[paper] === 1) : allSeeds;
  const { choice, ...shown } = settings;
  const links = choice === 'AUTO' ? (haveCitations(snapshot, seeds) ? 'CITATIONS' : 'INFERRED') : choice;
  const parameters = { of, where, kinds, sources, links, ...shown };
  const key = canonicalJson(parameters);
  return joinShared(lineages.of(snapshot), key, context.signal, async (asking) => {
    const topics = await chooseTopics(context, args);
    const inference: InferenceSettings = {
      ...settings.inference,
      ...(topics.allowed && { allowed: topics.allowed }),
      ...(subject !== undefined && { subject }),
    };
    const result = await context.runAnalysis(
      'paperLineage',
      {
        ...settings,
        snapshot,
        seeds,
        links,
        inference,
        maxPapers: mostPapers,
        maxEdges: mostEdges,
        ...(mask && { mask }),
        paperRank: await keyRanks(context, 'papers'),
        authorRank: await keyRanks(context, 'authors'),
      },
      asking,
    );
    return { result, method: describe(context, links, parameters) };
  });
}

function readSettings(args: LineageArguments, usualDepth: number) {
  checkBounds('depth', args.depth, 0, deepest);
  checkBounds('maxNodes', args.maxNodes, 1, mostNodes);
  checkBounds('keyRoutes', args.keyRoutes, 1, 100);
  checkBounds('maxParents', args.maxParents, 1, 10);
  checkBounds('minSharedAuthors', args.minSharedAuthors, 0, 10);
  checkBounds('minSharedTopics', args.minSharedTopics, 1, 10);
  checkBounds('halfLife', args.halfLife, 0.1, 100);
  return {
    choice: args.links ?? 'AUTO',
    direction: args.direction ?? 'BOTH',
    depth: args.depth ?? usualDepth,
    maxNodes: args.maxNodes ?? usualNodes,
    isReduced: args.reduce ?? false,
    keyRoutes: args.keyRoutes ?? usualRoutes,
    inference: {
      maxParents: args.maxParents ?? inferenceDefaults.maxParents,
      minSharedAuthors: args.minSharedAuthors ?? inferenceDefaults.minSharedAuthors,
      minSharedTopics: args.minSharedTopics ?? inferenceDefaults.minSharedTopics,
      halfLife: args.halfLife ?? inferenceDefaults.halfLife,
    },
  };
}

function describe(
  context: GraphContext,
  links: LineageLinks,
  { inference, isReduced, ...rest }: Record<string, unknown>,
) {
  const parameters = { ...rest, reduce: isReduced, ...(links === 'INFERRED' ? (inference as InferenceSettings) : {}) };
  return methodOf(context, 'paper lineage', {
    variant: links === 'CITATIONS' ? 'citations' : 'inferred from shared authors and topics',
    parameters,
    source:
      'Hummon, Doreian (1989), Social Networks 11; Batagelj (2003), arXiv cs/0309023; Liu, Lu (2012), JASIST 63(3); Price, Evans (2025), arXiv 2512.12355',
  });
}
