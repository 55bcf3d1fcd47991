import { QueryError } from '../../errors.js';
import { checkBounds, checkCount, mostInt } from '../bounds.js';
import { builder } from '../builder.js';
import type { GraphContext } from '../context.js';
import { madeCost } from '../cost.js';
import { countingSource } from '../method.js';
import { idsOfRefs } from '../ref.js';
import { edgeLimits, mostNodes, type Network, networkOf } from './network.js';
import { normalizationOf, usualNormalization } from './network-edge.js';
import { networkRef } from './network-type.js';
import { type PaperTieArguments, paperTieArguments, tieSettings } from './tie-arguments.js';
import { rankOption, unitOf } from './units.js';

const usualNodes = 100;
const mostListed = 1000;

type NetworkUnit = 'AUTHORS' | 'ORGANIZATIONS' | 'COUNTRIES';

const networkUnit = builder.enumType('NetworkUnit', {
  description: 'What stands at the nodes of a collaboration network.',
  values: {
    AUTHORS: { description: 'Authors, tied by the papers that they wrote together.' },
    ORGANIZATIONS: { description: 'Organizations, tied by the papers that name both; each paper once a pair.' },
    COUNTRIES: { description: 'Countries of the organizations, tied by the papers that name organizations of both.' },
  },
});

interface CollaborationArguments extends PaperTieArguments {
  of?: NetworkUnit | null;
  authors?: string[] | null;
  maxNodes?: number | null;
  minPapersPerNode?: number | null;
}

builder.queryField('collaborationNetwork', (t) =>
  t.field({
    type: networkRef,
    description:
      'Who collaborates in a set of papers: the network of all its authors, organizations or countries. Where there are ' +
      'more than maxNodes, those of the greatest total link strength stay, all ties counted, then those of more papers, then by key.',
    extensions: madeCost('maxNodes', usualNodes, 50),
    args: {
      of: t.arg({
        type: networkUnit,
        defaultValue: 'AUTHORS',
        description: 'What stands at the nodes. Default AUTHORS.',
      }),
      authors: t.arg.stringList({
        description:
          `Only these authors are nodes, those without papers included: 1 to ${mostListed}, each by key, ORCID iD, id or exact ` +
          'name. Only with of: AUTHORS. All authors of the papers unless given.',
      }),
      maxNodes: t.arg.int({
        defaultValue: usualNodes,
        description: `Most nodes: 1 to ${mostNodes}. Default ${usualNodes}.`,
      }),
      minPapersPerNode: t.arg.int({
        defaultValue: 0,
        description: 'Nodes of fewer papers are left out: 0 or more. Default 0.',
      }),
      ...paperTieArguments(t),
    },
    resolve: (_, args, context) => project(context, args as CollaborationArguments),
  }),
);

async function project(context: GraphContext, args: CollaborationArguments): Promise<Network> {
  const { snapshot } = context;
  const kind = args.of ?? 'AUTHORS';
  checkBounds('maxNodes', args.maxNodes, 1, mostNodes);
  checkBounds('minPapersPerNode', args.minPapersPerNode, 0, mostInt);
  const members = args.authors ? await listedAuthors(context, kind, args.authors) : undefined;
  const settings = {
    maxNodes: args.maxNodes ?? usualNodes,
    minPapersPerMember: args.minPapersPerNode ?? 0,
    ...tieSettings(args),
  };
  const { minPapersPerMember, ...named } = settings;
  const maxEdges = args.maxEdges ?? edgeLimits.byDefault;
  const unit = await unitOf(context, kind);
  const options = { ...settings, ...(members && { members }), ...(await rankOption(context, unit)) };
  return networkOf(context, {
    unit,
    where: args.where ?? null,
    maxAuthorsPerPaper: args.maxAuthorsPerPaper ?? null,
    normalization: normalizationOf(args.normalization),
    method: {
      measure: 'collaboration network',
      variant: settings.counting,
      parameters: {
        of: kind,
        authors: args.authors,
        ...named,
        minPapersPerNode: minPapersPerMember,
        maxEdges,
        maxAuthorsPerPaper: args.maxAuthorsPerPaper,
        normalization: args.normalization ?? usualNormalization,
        where: args.where,
      },
      ...(settings.counting === 'FRACTIONAL' && { source: countingSource }),
    },
    build: ({ runAnalysis }, { filter }, _, asking) =>
      runAnalysis(
        'collaborationNetwork',
        { snapshot, unit: unit.member, options: { ...options, ...filter }, maxEdges },
        asking,
      ),
    countEdges: ({ runAnalysis }, { filter }, _, asking) =>
      runAnalysis('collaborationEdges', { snapshot, unit: unit.member, options: { ...options, ...filter } }, asking),
  });
}

async function listedAuthors(context: GraphContext, kind: NetworkUnit, refs: string[]): Promise<number[]> {
  if (kind !== 'AUTHORS')
    throw new QueryError('ARGUMENTS', `read arguments: authors are given with of: ${kind}, expected of: AUTHORS`, {
      hint: 'Narrow other networks to papers of some authors by where: { authors: { some: { refs: [...] } } }.',
      details: { value: kind },
    });
  checkCount('authors', refs, 1, mostListed);
  const ids = await idsOfRefs(context, 'author', refs, mostListed);
  return ids.map((id) => context.snapshot.ids.authors.vertexOf(id)).filter((vertex) => vertex >= 0);
}
