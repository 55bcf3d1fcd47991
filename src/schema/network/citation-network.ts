import type { PaperFilter } from '../../graph/ties.js';
import { checkBounds, mostInt } from '../bounds.js';
import { builder } from '../builder.js';
import type { GraphContext } from '../context.js';
import { madeCost } from '../cost.js';
import { paperWhere } from '../where/paper-where.js';
import { edgeLimits, mostNodes, type Network, networkOf } from './network.js';
import { normalizationOf, usualNormalization } from './network-edge.js';
import { networkRef } from './network-type.js';
import { type PaperTieArguments, tieArguments, tieSettings } from './tie-arguments.js';
import { rankOption, unitOf } from './units.js';

const usualNodes = 100;

type CitationNetworkKind = 'CO_CITATION' | 'BIBLIOGRAPHIC_COUPLING';

interface CitationArguments extends Omit<PaperTieArguments, 'maxAuthorsPerPaper'> {
  kind: CitationNetworkKind;
  maxNodes?: number | null;
  minPapersPerNode?: number | null;
}

const citationNetworkKind = builder.enumType('CitationNetworkKind', {
  description: 'What ties two papers.',
  values: {
    CO_CITATION: { description: 'Papers that cite both (Small 1973). The nodes are the cited papers.' },
    BIBLIOGRAPHIC_COUPLING: {
      description: 'References that both share (Kessler 1963). The nodes are the citing papers.',
    },
  },
});

builder.queryField('citationNetwork', (t) =>
  t.field({
    type: networkRef,
    description:
      'Papers tied by citations from papers here to papers here. Where there are more than maxNodes, those of the greatest ' +
      'total link strength stay, all ties counted, then those of more citations or references, then by key.',
    extensions: madeCost('maxNodes', usualNodes, 50),
    args: {
      kind: t.arg({ type: citationNetworkKind, required: true, description: 'What ties two papers.' }),
      where: t.arg({
        type: paperWhere,
        description: 'Only citing papers that match: they are the nodes of a coupling and the ties of a co-citation.',
      }),
      maxNodes: t.arg.int({
        defaultValue: usualNodes,
        description: `Most nodes: 1 to ${mostNodes}. Default ${usualNodes}.`,
      }),
      minPapersPerNode: t.arg.int({
        defaultValue: 1,
        description:
          'Papers with fewer references (coupling) or citing papers (co-citation) are left out: 0 or more. Default 1.',
      }),
      ...tieArguments(t),
    },
    resolve: (_, args, context) => project(context, args as CitationArguments),
  }),
);

const sources: Record<CitationNetworkKind, string> = {
  CO_CITATION: 'Small (1973), Co-citation in the scientific literature, JASIS 24(4)',
  BIBLIOGRAPHIC_COUPLING:
    'Kessler (1963), Bibliographic coupling between scientific papers, American Documentation 14(1)',
};

async function project(context: GraphContext, args: CitationArguments): Promise<Network> {
  const { snapshot } = context;
  const { kind, where } = args;
  checkBounds('maxNodes', args.maxNodes, 1, mostNodes);
  checkBounds('minPapersPerNode', args.minPapersPerNode, 0, mostInt);
  const isCoupling = kind === 'BIBLIOGRAPHIC_COUPLING';
  const settings = { maxNodes: args.maxNodes ?? usualNodes, ...tieSettings(args) };
  const minPapersPerMember = args.minPapersPerNode ?? 1;
  const maxEdges = args.maxEdges ?? edgeLimits.byDefault;
  const unit = await unitOf(context, isCoupling ? 'COUPLED_PAPERS' : 'COCITED_PAPERS');
  const rank = await rankOption(context, unit);
  const optionsOf = (filter: PaperFilter, mask: Uint8Array | undefined) => ({
    ...settings,
    minPapersPerMember,
    ...filter,
    ...rank,
    ...(isCoupling && mask && { members: verticesOf(mask) }),
  });
  return networkOf(context, {
    unit,
    where: where ?? null,
    membersWhere: isCoupling,
    normalization: normalizationOf(args.normalization),
    method: {
      measure: isCoupling ? 'bibliographic coupling' : 'co-citation',
      variant: settings.counting,
      parameters: {
        ...settings,
        minPapersPerNode: minPapersPerMember,
        maxEdges,
        normalization: args.normalization ?? usualNormalization,
        where,
      },
      source: sources[kind],
    },
    build: ({ runAnalysis }, { filter }, mask, asking) =>
      runAnalysis(
        'collaborationNetwork',
        { snapshot, unit: unit.member, options: optionsOf(filter, mask), maxEdges },
        asking,
      ),
    countEdges: ({ runAnalysis }, { filter }, mask, asking) =>
      runAnalysis('collaborationEdges', { snapshot, unit: unit.member, options: optionsOf(filter, mask) }, asking),
  });
}

function verticesOf(mask: Uint8Array): Uint32Array {
  return Uint32Array.from(mask.keys()).filter((vertex) => mask[vertex] === 1);
}
