import type { ArgBuilder } from '@pothos/core';
import type { CodedColumn } from '../../graph/coded-column.js';
import type { Period, PeriodCut } from '../../topics/evolution/periods.js';
import { checkBounds, checkCount } from '../bounds.js';
import { builder } from '../builder.js';

const usualPeriods = 4;
const mostPeriods = 20;

export interface PeriodArguments {
  periods?: Period[] | null;
  periodsBy?: 'PAPERS' | 'YEARS' | null;
  periodsCount?: number | null;
}

const periodInput = builder.inputRef<Period>('PeriodInput').implement({
  description: 'Years from one to another, both counted.',
  fields: (t) => ({
    from: t.int({ required: true, description: 'The first year.' }),
    to: t.int({ required: true, description: 'The last year.' }),
  }),
});

const periodsBy = builder.enumType('PeriodsBy', {
  description: 'What periods have about as much of as one another.',
  values: {
    PAPERS: { description: 'Papers, with cuts at ends of years.' },
    YEARS: { description: 'Years; where they do not divide evenly the earlier periods are a year longer.' },
  },
});

/** The arguments of everything that cuts time into periods. */
export function periodArguments(t: { arg: ArgBuilder<typeof builder.$inferSchemaTypes> }) {
  return {
    periods: t.arg({
      type: [periodInput],
      description: `The periods: 1 to ${mostPeriods}, in the order of time, without overlap. Cut by periodsBy unless given.`,
    }),
    periodsBy: t.arg({
      type: periodsBy,
      defaultValue: 'PAPERS' as const,
      description: 'What the periods are to have about as much of as one another. Default PAPERS.',
    }),
    periodsCount: t.arg.int({
      description: `How many periods, 1 to ${mostPeriods}, and no more than there are years with papers: ${usualPeriods} unless given, or as many as there are years.`,
    }),
  };
}

/**
 * @param years distinct years with papers
 * @throws QueryError OUT_OF_BOUNDS for too many periods
 */
export function readPeriods(args: PeriodArguments, years: number): PeriodCut {
  const { periods, periodsCount } = args;
  checkCount('periods', periods, 1, mostPeriods);
  if (periods) return { by: 'GIVEN', periods };
  checkBounds('periodsCount', periodsCount, 1, mostPeriods);
  return { by: args.periodsBy ?? 'PAPERS', count: periodsCount ?? Math.max(1, Math.min(usualPeriods, years)) };
}

/** How many distinct years some papers have. */
export function countYears(dates: CodedColumn, papers: Iterable<number>, mask?: Uint8Array): number {
  const years = new Set<number>();
  for (const paper of papers)
    if (mask === undefined || mask[paper] === 1) years.add(Math.floor(dates.at(paper) / 10000));
  years.delete(0);
  return years.size;
}
