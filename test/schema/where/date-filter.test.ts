import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { packDate } from '../../../src/identity/partial-date.js';
import { dateTest } from '../../../src/schema/where/date-filter.js';

function matches(date: string, from: string | null, to: string | null): boolean {
  return dateTest({ from, to })(packDate(date));
}

function days(date: string): [first: string, last: string] {
  const [year = '', month, day] = date.split('-');
  const lastDay = (m: string) => String(new Date(Date.UTC(Number(year), Number(m), 0)).getUTCDate()).padStart(2, '0');
  if (day !== undefined) return [date, date];
  if (month !== undefined) return [`${date}-01`, `${date}-${lastDay(month)}`];
  return [`${year}-01-01`, `${year}-12-31`];
}

const partialDate = fc
  .tuple(
    fc.integer({ min: 2019, max: 2021 }),
    fc.constantFrom(1, 2, 6, 11, 12),
    fc.constantFrom(1, 15, 28, 30, 31),
    fc.integer({ min: 1, max: 3 }),
  )
  .map(([year, month, day, precision]) => {
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const parts = [year, month, Math.min(day, last)].slice(0, precision);
    return parts.map((part) => String(part).padStart(2, '0')).join('-');
  });

describe('date filter', () => {
  test('matches where the whole period of the date lies between the ends', () => {
    fc.assert(
      fc.property(partialDate, partialDate, partialDate, (date, from, to) => {
        const [first, last] = days(date);
        expect(matches(date, from, null)).toBe(first >= days(from)[0]);
        expect(matches(date, null, to)).toBe(last <= days(to)[1]);
        expect(matches(date, from, to)).toBe(first >= days(from)[0] && last <= days(to)[1]);
      }),
      { numRuns: 2000 },
    );
  });

  test('a paper of a year is not surely of its second half', () => {
    expect(matches('2022', '2022', '2022')).toBe(true);
    expect(matches('2022', '2022-06', null)).toBe(false);
    expect(matches('2022', null, '2022-06')).toBe(false);
    expect(matches('2022', '2022-01-01', '2022-12-31')).toBe(true);
  });

  test('the last year that can be written has an end', () => {
    expect(matches('2022-12-31', null, '9999')).toBe(true);
    expect(matches('9999-12-31', null, '9999-12')).toBe(true);
    expect(matches('9999', null, '9999-06')).toBe(false);
  });

  test('no date lies nowhere, and can be asked for', () => {
    const tests = [
      {},
      { isNull: true },
      { isNull: false },
      { from: '2020' },
      { to: '2020' },
      { isNull: true, to: '2020' },
    ];
    expect(tests.map((filter) => dateTest(filter)(0))).toEqual([true, true, false, false, false, false]);
    expect(tests.map((filter) => dateTest(filter)(20200000))).toEqual([true, false, true, true, true, false]);
  });

  test.each(['2022-13', '2022-02-30', '22', 'May 2022', ''])("'%s' is refused", (text) => {
    expect(() => dateTest({ from: text })).toThrow(expect.objectContaining({ code: 'DATE' }));
  });
});
