import { describe, expect, test } from 'vitest';
import { cutPeriods, periodOf } from '../../../src/topics/evolution/periods.js';

const papers = new Map([
  [2000, 10],
  [2001, 2],
  [2003, 8],
  [2004, 4],
  [2005, 16],
]);

describe('cutPeriods', () => {
  test('divides years evenly, the earlier periods longer by what is left', () => {
    expect(cutPeriods(papers, { by: 'YEARS', count: 4 })).toEqual([
      { from: 2000, to: 2001 },
      { from: 2002, to: 2003 },
      { from: 2004, to: 2004 },
      { from: 2005, to: 2005 },
    ]);
  });

  test('divides papers about evenly at ends of years', () => {
    // Cumulated 10, 12, 20, 24, 40 of 40: a half is 20, at the end of 2003.
    expect(cutPeriods(papers, { by: 'PAPERS', count: 2 })).toEqual([
      { from: 2000, to: 2003 },
      { from: 2004, to: 2005 },
    ]);
    // Quarters are 10, 20, 30: 30 is nearer to 24 than to 40.
    expect(cutPeriods(papers, { by: 'PAPERS', count: 4 })).toEqual([
      { from: 2000, to: 2000 },
      { from: 2001, to: 2003 },
      { from: 2004, to: 2004 },
      { from: 2005, to: 2005 },
    ]);
  });

  test('leaves every period papers, however they are spread', () => {
    const skewed = new Map([
      [1990, 100],
      [1991, 1],
      [1992, 1],
    ]);
    expect(cutPeriods(skewed, { by: 'PAPERS', count: 3 }).map(({ to }) => to)).toEqual([1990, 1991, 1992]);
  });

  test('takes given periods and refuses those that overlap or end before they begin', () => {
    const given = [
      { from: 1990, to: 1999 },
      { from: 2005, to: 2005 },
    ];
    expect(cutPeriods(papers, { by: 'GIVEN', periods: given })).toEqual(given);
    expect(periodOf(given, 2005)).toBe(1);
    expect(periodOf(given, 2001)).toBe(-1);
    const overlapping = [
      { from: 1990, to: 2000 },
      { from: 2000, to: 2005 },
    ];
    expect(() => cutPeriods(papers, { by: 'GIVEN', periods: overlapping })).toThrow(
      'cut periods: 2000 to 2005 begins before 2000 is over',
    );
    expect(() => cutPeriods(papers, { by: 'GIVEN', periods: [{ from: 2001, to: 2000 }] })).toThrow(
      'ends before it begins',
    );
  });

  test('refuses more periods than there are years', () => {
    expect(() => cutPeriods(papers, { by: 'PAPERS', count: 6 })).toThrow('there are 5 years with papers');
    expect(() => cutPeriods(papers, { by: 'YEARS', count: 7 })).toThrow('there are 6 years');
    expect(cutPeriods(new Map(), { by: 'YEARS', count: 4 })).toEqual([]);
  });
});
