import type { ArgBuilder } from '@pothos/core';
import type { Counting } from '../../graph/ties.js';
import { checkBounds, mostInt } from '../bounds.js';
import type { builder } from '../builder.js';
import { counting } from '../enums.js';
import { type PaperWhere, paperWhere } from '../where/paper-where.js';
import { edgeLimits } from './network.js';
import { type NormalizationName, normalizationEnum, usualNormalization } from './network-edge.js';

/** More papers than there are. */
const mostWeight = 1_000_000_000;

type ArgumentBuilder = { arg: ArgBuilder<typeof builder.$inferSchemaTypes> };

/** What every network asks of its ties. */
export interface TieArguments {
  minWeight?: number | null;
  minPapers?: number | null;
  maxEdges?: number | null;
  counting?: Counting | null;
  normalization?: NormalizationName | null;
}

/** What a network that is made of papers asks of them. */
export interface PaperTieArguments extends TieArguments {
  where?: PaperWhere | null;
  maxAuthorsPerPaper?: number | null;
}

/** The arguments of every network, described. */
export function tieArguments(t: ArgumentBuilder) {
  return {
    minWeight: t.arg.float({
      defaultValue: 0,
      description: `Weaker ties are neither walked nor returned: 0 to ${mostWeight}. Default 0.`,
    }),
    minPapers: t.arg.int({
      defaultValue: 1,
      description: 'Ties of fewer joint papers are neither walked nor returned: 0 or more, where 0 is as 1. Default 1.',
    }),
    maxEdges: t.arg.int({
      defaultValue: edgeLimits.byDefault,
      description:
        `Most edges, 1 to ${edgeLimits.most}: the strongest stay, then those of more papers. Default ${edgeLimits.byDefault}. ` +
        'Degrees and all measures are those of the edges that stay.',
    }),
    counting: t.arg({
      type: counting,
      defaultValue: 'FULL' as const,
      description: 'How a joint paper counts. Default FULL.',
    }),
    normalization: t.arg({
      type: normalizationEnum,
      defaultValue: usualNormalization,
      description: `What normalizedWeight means. Default ${usualNormalization}.`,
    }),
  };
}

/** The arguments of networks that are made of papers, described. */
export function paperTieArguments(t: ArgumentBuilder) {
  return {
    where: t.arg({ type: paperWhere, description: 'Only papers that match take part.' }),
    maxAuthorsPerPaper: t.arg.int({
      description:
        'Papers with more authors are left out, and omittedPapers counts them: 1 or more. No limit unless given.',
    }),
    ...tieArguments(t),
  };
}

/**
 * The settings with their defaults.
 *
 * @throws QueryError OUT_OF_BOUNDS
 */
export function tieSettings(args: TieArguments) {
  checkBounds('minWeight', args.minWeight, 0, mostWeight);
  checkBounds('minPapers', args.minPapers, 0, mostInt);
  checkBounds('maxEdges', args.maxEdges, 1, edgeLimits.most);
  return {
    minWeight: args.minWeight ?? 0,
    minPapers: args.minPapers ?? 1,
    counting: args.counting ?? ('FULL' as const),
  };
}
