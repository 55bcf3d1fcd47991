import { describe, expect, test } from 'vitest';
import { gatherPapers, haveCitations } from '../../../src/topics/lineage/gather-papers.js';
import { inferenceDefaults } from '../../../src/topics/lineage/inferred-parents.js';
import { type LineageInput, paperLineage } from '../../../src/topics/lineage/paper-lineage.js';
import { makeSnapshot, type TestPaper } from '../../graph/make-snapshot.js';

/** 0 ← 1 ← 3 ← 4, 0 ← 2 ← 3, 0 ← 3; 5 and 6 cite each other, and 5 cites 4; 7 is alone; 8 is of no topic and cites 4. */
const cited: TestPaper[] = [
  { date: 20000000, topics: [0], authors: [0] },
  { date: 20010000, topics: [0], authors: [0, 1], references: [0] },
  { date: 20020000, topics: [0], authors: [2], references: [0] },
  { date: 20030000, topics: [0], authors: [0], references: [0, 1, 2] },
  { date: 20040000, topics: [0], authors: [1], references: [3] },
  { date: 20050000, topics: [0], authors: [3], references: [4, 6] },
  { date: 20060000, topics: [0], authors: [3], references: [5] },
  { date: 20070000, topics: [0], authors: [4] },
  { date: 20080000, topics: [1], authors: [4], references: [4] },
];
const snapshot = makeSnapshot(cited);
const settings: LineageInput = {
  snapshot,
  papers: Uint32Array.of(0, 1, 2, 3, 4, 5, 6, 7),
  isSeed: new Uint8Array(8).fill(1),
  links: 'CITATIONS',
  direction: 'BOTH',
  depth: 0,
  maxNodes: 100,
  maxEdges: 100,
  isReduced: false,
  keyRoutes: 1,
  inference: inferenceDefaults,
};

const inTime = (a: number, b: number) => a - b;

describe('paperLineage', () => {
  test('lays the papers of a topic out in time, with the citations cut to break circles', () => {
    const found = paperLineage(settings);
    expect(found.edges.map(({ from, to, paths }) => `${from} ${to} ${paths}`)).toEqual([
      '0 1 1',
      '0 2 1',
      '0 3 1',
      '1 3 1',
      '2 3 1',
      '3 4 3',
      '4 5 3',
      '5 6 3',
    ]);
    expect(found.cutCitations).toEqual([{ cited: 6, citing: 5 }]);
    expect(found).toMatchObject({ papersCount: 8, linkedPapers: 7, edgesCount: 8, totalPaths: '3', longestPath: 5 });
    expect(found.paths.GLOBAL.nodes).toEqual([0, 1, 3, 4, 5, 6]);
    expect(found.paths.LONGEST.nodes).toEqual([0, 1, 3, 4, 5, 6]);
    expect(found.nodes.map(({ criticality }) => criticality)).toEqual([0, 0, 0, 0, 0, 0, 0, 5]);
    expect(found.nodes[3]).toMatchObject({ parents: 3, children: 1, height: 2, depth: 3, pathShare: 1 });
    expect(found.mostConnecting).toEqual([0, 3, 4, 5, 6]);
    expect(found.edges.every(({ evidence }) => evidence === undefined)).toBe(true);
    expect(found.carriers.slice(0, 2)).toEqual([
      { author: 0, papers: 3, share: 3 / 8, firstYear: 2000, lastYear: 2003 },
      { author: 1, papers: 2, share: 2 / 8, firstYear: 2001, lastYear: 2004 },
    ]);
  });

  test('leaves out what a longer path says, where that is asked', () => {
    const found = paperLineage({ ...settings, isReduced: true });
    expect(found.edges.map(({ from, to }) => `${from} ${to}`)).not.toContain('0 3');
    expect(found).toMatchObject({ reducedEdges: 1, edgesCount: 8, truncated: { reason: null } });
  });

  test('keeps the main paths where it is cut, and counts what is left out', () => {
    const found = paperLineage({ ...settings, maxNodes: 6 });
    expect(found.nodes.map(({ paper }) => paper)).toEqual([0, 1, 3, 4, 5, 6]);
    expect(found.truncated).toEqual({ reason: 'MAX_NODES', omittedNodes: 2, omittedEdges: 2, cutEdges: 0 });
    const fewEdges = paperLineage({ ...settings, maxEdges: 3 });
    expect(fewEdges.edges.map(({ from, to }) => `${from} ${to}`)).toEqual(['3 4', '4 5', '5 6']);
    expect(fewEdges.truncated).toEqual({ reason: 'MAX_EDGES', omittedNodes: 0, omittedEdges: 5, cutEdges: 5 });
  });

  test('walks from one paper so many steps', () => {
    const around = gatherPapers(snapshot, Uint32Array.of(4), {
      inTime,
      links: 'CITATIONS',
      direction: 'BOTH',
      depth: 2,
      maxPapers: 100,
      minSharedAuthors: 0,
    });
    expect([...around.papers].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 8]);
    const papers = Uint32Array.from(around.papers).sort();
    const isSeed = Uint8Array.from(papers, (paper) => (paper === 4 ? 1 : 0));
    const found = paperLineage({ ...settings, papers, isSeed, depth: 1 });
    expect(found.nodes.map(({ paper, steps }) => [paper, steps])).toEqual([
      [3, 1],
      [4, 0],
      [5, 1],
      [8, 1],
    ]);
    const back = paperLineage({ ...settings, papers, isSeed, depth: 9, direction: 'ANCESTORS' });
    expect(back.nodes.map(({ paper }) => paper)).toEqual([0, 1, 2, 3, 4]);
  });

  test('infers parents where there are no citations, and never beside them', () => {
    const found = paperLineage({ ...settings, links: 'INFERRED' });
    expect(found.edges.length).toBeGreaterThan(0);
    expect(found.edges.every(({ evidence }) => evidence !== undefined)).toBe(true);
    // Every paper has the topic, so a parent shares an author.
    expect(found.edges.find(({ to }) => to === 3)?.evidence).toMatchObject({ sharedAuthors: [0], sharedTopics: [0] });
    expect(found.edges.find(({ to }) => to === 2)).toBeUndefined();
  });
});

describe('gatherPapers', () => {
  const kinship = makeSnapshot([
    { date: 20000000, authors: [0], topics: [0, 1] },
    { date: 20010000, authors: [0, 1], topics: [1] },
    { date: 20020000, authors: [1], topics: [2] },
    { date: 20020000, authors: [5], topics: [1] },
    { date: 20030000, authors: [1], topics: [1, 2] },
  ]);
  const gather = (options: object) => {
    const inferred = {
      links: 'INFERRED',
      direction: 'BOTH',
      depth: 1,
      maxPapers: 10,
      minSharedAuthors: 1,
      inTime,
    } as const;
    return gatherPapers(kinship, Uint32Array.of(1), { ...inferred, ...options });
  };

  test('finds papers of the same authors that share a topic', () => {
    expect([...gather({}).papers]).toEqual([1, 0, 4]);
    expect([...gather({ direction: 'ANCESTORS' }).papers]).toEqual([1, 0]);
    expect([...gather({ mask: Uint8Array.of(0, 0, 1, 1, 1) }).papers]).toEqual([1, 4]);
    expect([...gather({ allowed: Uint8Array.of(1, 0, 1) }).papers]).toEqual([1]);
  });

  test('finds papers that share a topic alone where that is enough', () => {
    expect([...gather({ minSharedAuthors: 0 }).papers].sort()).toEqual([0, 1, 3, 4]);
  });

  test('says where it was cut', () => {
    expect(gather({})).toMatchObject({ isCut: false });
    expect(gather({ maxPapers: 2 })).toEqual({ papers: Uint32Array.of(1, 0), isCut: true });
    const newestFirst = (a: number, b: number) => b - a;
    const ofTopic = { direction: 'DESCENDANTS', minSharedAuthors: 0, maxPapers: 2 };
    expect([...gather(ofTopic).papers]).toEqual([1, 3]);
    expect([...gather({ ...ofTopic, inTime: newestFirst }).papers]).toEqual([1, 4]);
  });

  test('knows whether there are citations', () => {
    expect(haveCitations(snapshot, Uint32Array.of(0, 1))).toBe(true);
    expect(haveCitations(snapshot, Uint32Array.of(1, 2))).toBe(false);
    expect(haveCitations(snapshot, Uint32Array.of(0))).toBe(true);
    expect(haveCitations(snapshot, Uint32Array.of(7))).toBe(false);
  });
});
