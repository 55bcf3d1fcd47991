import { expect, test } from 'vitest';
import { plainRows } from '../../../src/graph/snapshot.js';
import { diffusion } from '../../../src/topics/trend/diffusion.js';
import { yearlyCounts } from '../../../src/topics/trend/yearly-counts.js';
import { makeSnapshot } from '../../graph/make-snapshot.js';

const snapshot = makeSnapshot([
  { date: 20100300, topics: [0], categories: [1] },
  { date: 20100500, topics: [0], categories: [1, 0] },
  { date: 20120000, topics: [0], categories: [2] },
  { date: 20120000, topics: [0], categories: [1] },
  { date: 20140000, topics: [0] },
  { topics: [0], categories: [0] },
  { date: 20090000, topics: [1], categories: [0] },
]);
const papers = plainRows(snapshot.topicPapers).neighbors.subarray(0, 6);

test('a topic reaches categories one after the other', () => {
  const found = diffusion(snapshot, papers, snapshot.paperCategories);
  expect(found.adopters).toEqual([
    { vertex: 1, firstPaper: 0, firstYear: 2010, lastYear: 2012, papers: 3 },
    { vertex: 0, firstPaper: 1, firstYear: 2010, lastYear: 2010, papers: 1 },
    { vertex: 2, firstPaper: 2, firstYear: 2012, lastYear: 2012, papers: 1 },
  ]);
  expect(found.years).toEqual([
    { year: 2010, newAdopters: 2, adopters: 2, papers: 2, cumulatedPapers: 2 },
    { year: 2011, newAdopters: 0, adopters: 2, papers: 0, cumulatedPapers: 2 },
    { year: 2012, newAdopters: 1, adopters: 3, papers: 2, cumulatedPapers: 4 },
  ]);
  expect(found.omittedPapers).toBe(2);
});

test('years are counted over the whole corpus, those without papers too', () => {
  expect(yearlyCounts(snapshot, papers)).toEqual({
    firstYear: 2009,
    papers: Uint32Array.of(0, 2, 0, 2, 0, 1),
    corpus: Uint32Array.of(1, 2, 0, 2, 0, 1),
    undated: 1,
  });
  const mask = Uint8Array.of(1, 0, 1, 0, 0, 1, 0);
  expect(yearlyCounts(snapshot, papers, mask)).toEqual({
    firstYear: 2010,
    papers: Uint32Array.of(1, 0, 1),
    corpus: Uint32Array.of(1, 0, 1),
    undated: 1,
  });
});
