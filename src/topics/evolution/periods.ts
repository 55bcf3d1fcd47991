import { QueryError } from '../../errors.js';

/** Years from `from` to `to`, both counted. */
export interface Period {
  from: number;
  to: number;
}

/** How to cut time: at given years, or into so many parts of equal years or of about equal numbers of papers. */
export type PeriodCut =
  | { by: 'GIVEN'; periods: readonly Period[] }
  | { by: 'YEARS'; count: number }
  | { by: 'PAPERS'; count: number };

/**
 * Periods in the order of time, without overlap. Of equal years: where the years can't be divided evenly, the earlier
 * periods are a year longer. Of equal papers: a cut stands at the end of the year whose cumulated papers are nearest to
 * the even share (the earlier of two that are as near), and every period has papers.
 *
 * @param papers how many papers a year has; years without papers may be absent
 * @throws QueryError ARGUMENTS where given periods are empty, overlap or go back in time; OUT_OF_BOUNDS where there are
 *   fewer years than periods
 */
export function cutPeriods(papers: ReadonlyMap<number, number>, cut: PeriodCut): Period[] {
  if (cut.by === 'GIVEN') return checkGiven(cut.periods);
  const years = [...papers.keys()].filter((year) => (papers.get(year) ?? 0) > 0).sort((a, b) => a - b);
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  return cut.by === 'YEARS' ? equalYears(first, last, cut.count) : equalPapers(years, papers, cut.count);
}

/** The period that a year lies in, or -1. */
export function periodOf(periods: readonly Period[], year: number): number {
  return periods.findIndex(({ from, to }) => from <= year && year <= to);
}

function checkGiven(periods: readonly Period[]): Period[] {
  for (const [at, { from, to }] of periods.entries()) {
    const before = periods[at - 1];
    if (from > to || (before !== undefined && before.to >= from))
      throw new QueryError(
        'ARGUMENTS',
        `cut periods: ${from} to ${to} ${from > to ? 'ends before it begins' : `begins before ${before?.to} is over`}`,
        { hint: 'Give periods in the order of time, without overlap.', details: { value: periods } },
      );
  }
  return [...periods];
}

function equalYears(first: number, last: number, count: number): Period[] {
  const years = last - first + 1;
  checkCount(count, years, 'years');
  const length = Math.floor(years / count);
  const longer = years % count;
  let from = first;
  return Array.from({ length: count }, (_, at) => {
    const period = { from, to: from + length - (at < longer ? 0 : 1) };
    from = period.to + 1;
    return period;
  });
}

function equalPapers(years: number[], papers: ReadonlyMap<number, number>, count: number): Period[] {
  checkCount(count, years.length, 'years with papers');
  let total = 0;
  const until = years.map((year) => {
    total += papers.get(year) as number;
    return total;
  });
  const periods: Period[] = [];
  let next = 0;
  for (let at = 0; at < count; at++) {
    let end = at === count - 1 ? years.length - 1 : next;
    const share = ((at + 1) * total) / count;
    const latest = years.length - (count - at);
    const distance = (i: number) => Math.abs((until[i] as number) - share);
    while (at < count - 1 && end < latest && distance(end + 1) < distance(end)) end++;
    const from = periods.at(-1)?.to;
    periods.push({ from: from === undefined ? (years[0] as number) : from + 1, to: years[end] as number });
    next = end + 1;
  }
  return periods;
}

function checkCount(count: number, most: number, what: string): void {
  if (count <= most) return;
  throw new QueryError('OUT_OF_BOUNDS', `cut periods: ${count} are asked for, and there are ${most} ${what}`, {
    hint: `Ask for at most ${most} periods.`,
    details: { value: count, limit: most },
  });
}
