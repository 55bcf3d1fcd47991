import { dateTest } from './date-filter.js';
import { intTest } from './filters.js';
import type { PaperWhere } from './paper-where.js';

type TimeTest = (packed: number) => boolean;

/**
 * A filter that asks for nothing but years and dates as a test of a date as `packDate` writes it, 0 for none: the graph in
 * memory has the dates, so that no database need be asked.
 *
 * @returns undefined where the filter asks for anything else
 * @throws QueryError DATE where an end is no date
 */
export function timeTest(where: PaperWhere): TimeTest | undefined {
  const { year, date, and, or, not, ...others } = where;
  if (Object.values(others).some((value) => value !== undefined && value !== null)) return undefined;
  const tests: (TimeTest | undefined)[] = [];
  if (year) {
    const test = intTest(year);
    tests.push((packed) => test(packed === 0 ? null : Math.trunc(packed / 10_000)));
  }
  if (date) tests.push(dateTest(date));
  if (and) tests.push(...and.map(timeTest));
  if (or) tests.push(anyOf(or.map(timeTest)));
  if (not) tests.push(complement(timeTest(not)));
  return areKnown(tests) ? (packed) => tests.every((test) => test(packed)) : undefined;
}

function anyOf(tests: (TimeTest | undefined)[]): TimeTest | undefined {
  return areKnown(tests) ? (packed) => tests.some((test) => test(packed)) : undefined;
}

function complement(test: TimeTest | undefined): TimeTest | undefined {
  return test && ((packed) => !test(packed));
}

function areKnown(tests: (TimeTest | undefined)[]): tests is TimeTest[] {
  return !tests.includes(undefined);
}
