import { QueryError } from '../../errors.js';
import { egoNetworkDefaults } from '../../graph/ego-network.js';
import { type Awaitable, whenThere } from '../awaitable.js';
import { checkBounds, checkCount } from '../bounds.js';
import { builder } from '../builder.js';
import type { GraphContext } from '../context.js';
import { madeCost } from '../cost.js';
import { countingSource } from '../method.js';
import { vertexIn } from '../papers-field.js';
import { entityOfRef } from '../ref.js';
import { asksTies } from './asked-ties.js';
import { edgeLimits, type Network, networkOf } from './network.js';
import { normalizationOf, usualNormalization } from './network-edge.js';
import { networkRef } from './network-type.js';
import { type PaperTieArguments, paperTieArguments, tieSettings } from './tie-arguments.js';
import { rankOption, type Unit, type UnitKind, unitOf } from './units.js';

/** Less than a whole network may have: every step out reads all papers on the way. */
const mostEgoNodes = 1000;
const mostCenters = 100;

interface EgoArguments extends PaperTieArguments {
  depth?: number | null;
  maxNodes?: number | null;
}

/** What a network is walked from. */
interface Center {
  key: string;
  vertex: number;
}

type Types = typeof builder.$inferSchemaTypes;

interface NetworkFieldOptions<Row> {
  kind: Exclude<UnitKind, 'COUPLED_PAPERS' | 'COCITED_PAPERS'>;
  /** 'Everybody within some steps of this author' */
  description: string;
  center(row: Row, context: GraphContext): Center;
}

/** `Author.network`, and likewise for whatever shares papers. */
export function networkField<Row>(
  t: PothosSchemaTypes.ObjectFieldBuilder<Types, Row>,
  { kind, description, center }: NetworkFieldOptions<Row>,
) {
  return t.field({
    type: networkRef,
    description: `${description}, and all ties between them. ${cutRule}`,
    extensions: madeCost('maxNodes', egoNetworkDefaults.maxNodes, 20),
    args: egoArguments(t),
    resolve: (row, args, context, info) =>
      walk(context, kind, [center(row as Row, context)], args as EgoArguments, asksTies(info)) as never,
  });
}

const cutRule =
  'Where there are more than maxNodes, the nearer stay before the farther, and at one distance those with stronger ties ' +
  'to nodes one step nearer, then by key.';

function egoArguments(t: Parameters<typeof paperTieArguments>[0]) {
  return {
    depth: t.arg.int({ defaultValue: 1, description: 'Steps from the center, 1 to 3. Default 1: direct ties.' }),
    maxNodes: t.arg.int({
      defaultValue: egoNetworkDefaults.maxNodes,
      description: `Most nodes, the center included: 1 to ${mostEgoNodes}. Default ${egoNetworkDefaults.maxNodes}.`,
    }),
    ...paperTieArguments(t),
  };
}

/** Networks around several of one kind. */
const several = [
  {
    field: 'authorNetwork',
    kind: 'AUTHORS',
    entity: 'author',
    vertices: 'authors',
    description: 'Everybody within some steps of any of these authors',
    refs: 'The authors in the center, 1 to 100: each by key, ORCID iD, id or exact name.',
  },
  {
    field: 'organizationNetwork',
    kind: 'ORGANIZATIONS',
    entity: 'organization',
    vertices: 'organizations',
    description: 'The organizations within some steps of any of these, by papers that name both',
    refs: 'The organizations in the center, 1 to 100: each by key, ROR id, id or exact name.',
  },
  {
    field: 'topicNetwork',
    kind: 'TOPICS',
    entity: 'topic',
    vertices: 'topics',
    description: 'The topics within some steps of any of these, by papers that are about both',
    refs: 'The topics in the center, 1 to 100: each by key, id or exact label.',
  },
] as const;

for (const { field, kind, entity, vertices, description, refs } of several)
  builder.queryField(field, (t) =>
    t.field({
      type: networkRef,
      description: `${description}, and all ties between them. ${cutRule}`,
      extensions: madeCost('maxNodes', egoNetworkDefaults.maxNodes, 20),
      args: { of: t.arg.stringList({ required: true, description: refs }), ...egoArguments(t) },
      resolve: async (_, { of, ...args }, context, info) => {
        checkCount('of', of, 1, mostCenters);
        const rows = await Promise.all(of.map((ref) => entityOfRef(context, entity, ref)));
        const centers = rows.map((row) => ({ key: row.key, vertex: vertexIn(context.snapshot, vertices, row) }));
        return walk(context, kind, centers, args as EgoArguments, asksTies(info));
      },
    }),
  );

function walk(
  context: GraphContext,
  kind: UnitKind,
  centers: readonly Center[],
  args: EgoArguments,
  withTies: boolean,
): Awaitable<Network> {
  checkBounds('depth', args.depth, 1, 3);
  checkBounds('maxNodes', args.maxNodes, 1, mostEgoNodes);
  const missing = centers.find(({ vertex }) => vertex < 0);
  if (missing)
    throw new QueryError('CHANGED_MEANWHILE', `walk network: '${missing.key}' came after this answer began`, {
      hint: 'Send the query again: it will see the data as it is now.',
    });
  return whenThere(unitOf(context, kind), (unit) =>
    whenThere(rankOption(context, unit), (rank) => networkAround(context, unit, rank, centers, args, withTies)),
  );
}

function networkAround(
  context: GraphContext,
  unit: Unit,
  rank: { rank?: Uint32Array },
  centers: readonly Center[],
  args: EgoArguments,
  withTies: boolean,
): Awaitable<Network> {
  const { snapshot } = context;
  const settings = {
    depth: args.depth ?? egoNetworkDefaults.depth,
    maxNodes: args.maxNodes ?? egoNetworkDefaults.maxNodes,
    ...tieSettings(args),
  };
  const maxEdges = args.maxEdges ?? edgeLimits.byDefault;
  const options = { ...settings, ...rank };
  const seeds = centers.map(({ vertex }) => vertex);
  const [only, ...others] = centers;
  return networkOf(context, {
    unit,
    where: args.where ?? null,
    maxAuthorsPerPaper: args.maxAuthorsPerPaper ?? null,
    normalization: normalizationOf(args.normalization),
    method: {
      measure: 'ego network',
      variant: settings.counting,
      parameters: {
        of: unit.kind,
        center: others.length === 0 ? only?.key : centers.map(({ key }) => key),
        ...settings,
        maxEdges,
        maxAuthorsPerPaper: args.maxAuthorsPerPaper,
        normalization: args.normalization ?? usualNormalization,
        where: args.where,
      },
      ...(settings.counting === 'FRACTIONAL' && { source: countingSource }),
    },
    withTies,
    build: ({ runAnalysis }, { filter }, _, asking, areTiesWanted) =>
      runAnalysis(
        areTiesWanted ? 'egoNetwork' : 'egoNodes',
        { snapshot, unit: unit.member, seeds, options: { ...options, ...filter }, maxEdges },
        asking,
      ),
    countEdges: ({ runAnalysis }, { filter }, _, asking) =>
      runAnalysis('egoEdges', { snapshot, unit: unit.member, seeds, options: { ...options, ...filter } }, asking),
  });
}
