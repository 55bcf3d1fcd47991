import { expect, test } from 'vitest';
import { plainRows } from '../../../src/graph/snapshot.js';
import { topicTrend } from '../../../src/schema/analysis/topic-trend.js';
import { makeSnapshot } from '../../graph/make-snapshot.js';

test('the growth of a topic is counted from its first paper', () => {
  // Ten papers a year; the topic has 1, 2 and 4 of them from 2010 on, and 0 in the years before.
  const of = (year: number, count: number) =>
    Array.from({ length: 10 }, (_, at) => ({ date: year * 10000, authors: [0], topics: at < count ? [0] : [] }));
  const young = [...of(2010, 1), ...of(2011, 2), ...of(2012, 4)];
  const old = [2005, 2006, 2007, 2008, 2009].flatMap((year) => of(year, 0));
  const trendOf = (papers: typeof young) => {
    const snapshot = makeSnapshot(papers);
    return topicTrend({ snapshot, papers: plainRows(snapshot.topicPapers).neighbors });
  };
  expect(trendOf(young).growth).toMatchObject({ rate: expect.closeTo(1, 6), years: 3 });
  expect(trendOf([...old, ...young]).growth).toEqual(trendOf(young).growth);
  expect(trendOf([...old, ...young]).years).toHaveLength(8);
});
