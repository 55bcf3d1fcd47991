import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packDate, parsePartialDate } from '../../src/identity/partial-date.js';

describe('parsePartialDate', () => {
  it.each([
    ['2022', '2022'],
    ['2022-09', '2022-09'],
    ['2022-9-4', '2022-09-04'],
    ['2022-09-14T10:00:00Z', '2022-09-14'],
    ['2022-00-00', '2022'],
    ['20220914', '2022-09-14'],
    ['Sep 14, 2022', '2022-09-14'],
    ['14 Sept. 2022', '2022-09-14'],
    ['June 2022', '2022-06'],
    ['2004 Jan-Feb', '2004-01'],
    ['2004 Jan 15', '2004-01-15'],
    ['3rd of June, 2019', '2019-06-03'],
    ['3-5 June 2019', '2019-06-03'],
    ['June 3–5, 2019', '2019-06-03'],
    ['October 30 - November 3 2020', '2020-10-30'],
    ['December 30, 2019 - January 3, 2020', '2019-12-30'],
    ['December 30 - January 3 2020', '2020'],
    ['14.09.2022', '2022-09-14'],
    ['09/14/2022', '2022-09-14'],
    ['04/05/2022', '2022'],
    ['Spring 2019', '2019'],
    ['1763', '1763'],
    ['Feb 29, 2020', '2020-02-29'],
  ])('%j is %s', (text, date) => {
    expect(parsePartialDate(text)).toEqual({ date, year: Number(date.slice(0, 4)) });
  });

  it.each([
    '2022-13',
    '2022-02-30',
    'Feb 29, 2021',
    '1499',
    '3000',
    'October 30 - November 3',
    '[[null]]',
    '',
    '2022-00-05',
  ])('%j is none', (text) => {
    expect(parsePartialDate(text)).toBeNull();
  });

  it('ends with next year', () => {
    const next = new Date().getUTCFullYear() + 1;
    expect(parsePartialDate(String(next))?.year).toBe(next);
    expect(parsePartialDate(String(next + 1))).toBeNull();
  });

  it('reads every real day back, written or in ISO form', () => {
    const day = fc.date({ min: new Date('1600-01-01'), max: new Date('2024-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const written = date.toLocaleDateString('en-US', {
          timeZone: 'UTC',
          year: 'numeric',
          month: 'long',
          day: 'numeric',
        });
        expect(parsePartialDate(iso)?.date).toBe(iso);
        expect(parsePartialDate(written)?.date).toBe(iso);
      }),
    );
  });
});

describe('packDate', () => {
  it.each([
    ['2022', 20220000],
    ['2022-09', 20220900],
    ['2022-09-14', 20220914],
    [null, 0],
  ])('%s is %d', (date, packed) => {
    expect(packDate(date)).toBe(packed);
  });
});
