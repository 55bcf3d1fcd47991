import { QueryError } from '../../errors.js';
import { packDate } from '../../identity/partial-date.js';
import { quoted } from '../bounds.js';
import { builder } from '../builder.js';

export interface DateFilter {
  from?: string | null;
  to?: string | null;
  isNull?: boolean | null;
}

export const dateFilter = builder.inputRef<DateFilter>('DateFilter').implement({
  description:
    'Tests a date that may be known to the day, the month or the year. A paper matches where the whole period that its ' +
    "date names lies between the ends: a paper of '2022' lies in 2022 to 2022, and not in 2022-06 to 2022-12, since it " +
    'may be older.',
  fields: (t) => ({
    from: t.string({ description: "The first day, month or year that counts: '2019', '2019-07' or '2019-07-12'." }),
    to: t.string({ description: 'The last day, month or year that counts, written likewise.' }),
    isNull: t.boolean({ description: 'True: no date is known. False: at least the year is.' }),
  }),
});

interface DateBounds {
  gte?: string;
  lt?: string;
  notIn?: string[];
}

/**
 * What is asked, of a date as `packDate` writes it, 0 for none.
 *
 * @throws QueryError DATE where an end is no date
 */
export function dateTest(filter: DateFilter): (packed: number) => boolean {
  const { gte, lt, notIn = [] } = boundsOf(filter);
  const { isNull } = filter;
  const needsDate = isNull === false || gte !== undefined || lt !== undefined;
  const least = gte === undefined ? 0 : packDate(gte);
  const end = lt === undefined ? Number.POSITIVE_INFINITY : packDate(lt);
  const excluded = notIn.map(packDate);
  return (packed) =>
    (packed === 0 ? !needsDate : isNull !== true) && packed >= least && packed < end && !excluded.includes(packed);
}

/**
 * Dates are text as known, so their order is that of texts once both ends are brought to their shortest form: a start
 * loses '-01' parts, an end loses parts that close its month or year.
 */
function boundsOf({ from, to }: DateFilter): DateBounds {
  const end = typeof to === 'string' ? shortestEnd(readDate(to)) : undefined;
  return {
    ...(typeof from === 'string' && { gte: shortestStart(readDate(from)) }),
    ...(end !== undefined && { lt: following(end), notIn: shorterForms(end) }),
  };
}

function readDate(text: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text.trim());
  const [, year, month, day] = match ?? [];
  if (year === undefined || !isMonth(month) || (day !== undefined && !isDay(Number(year), Number(month), Number(day))))
    throw new QueryError('DATE', `read date: ${quoted(text)} is not a date, expected YYYY, YYYY-MM or YYYY-MM-DD`, {
      hint: "Write '2022', '2022-09' or '2022-09-14'.",
      details: { value: text },
    });
  return text.trim();
}

function isMonth(month: string | undefined): boolean {
  return month === undefined || (Number(month) >= 1 && Number(month) <= 12);
}

function isDay(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= daysOf(year, month);
}

function daysOf(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function shortestStart(date: string): string {
  return date.replace(/-01$/, '').replace(/^(\d{4})-01$/, '$1');
}

function shortestEnd(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (day !== undefined && Number(day) === daysOf(Number(year), Number(month))) return shortestEnd(`${year}-${month}`);
  return day === undefined && month === '12' ? year : date;
}

/** The day, month or year after; after the last year of four digits, what no date reaches. */
function following(date: string): string {
  if (date === '9999') return '9999-13';
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return pad(Number(year) + 1, 4);
  if (day === undefined) return `${year}-${pad(Number(month) + 1, 2)}`;
  return `${year}-${month}-${pad(Number(day) + 1, 2)}`;
}

/** The month and year around a day: known less exactly, a paper may be younger than the end. */
function shorterForms(date: string): string[] {
  return [date.slice(0, 4), date.slice(0, 7)].filter((form) => form.length < date.length);
}

function pad(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
