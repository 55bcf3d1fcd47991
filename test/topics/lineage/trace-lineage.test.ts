import { describe, expect, test } from 'vitest';
import { inferenceDefaults } from '../../../src/topics/lineage/inferred-parents.js';
import { type TraceInput, traceLineage } from '../../../src/topics/lineage/trace-lineage.js';
import { makeSnapshot } from '../../graph/make-snapshot.js';

// Numbered against time: 0 cites 1 and 2 cites 3; 4 is of no topic and cites 0.
const snapshot = makeSnapshot([
  { date: 20030000, topics: [0], authors: [0], references: [1] },
  { date: 20020000, topics: [0], authors: [0], references: [2] },
  { date: 20010000, topics: [0], authors: [1], references: [3] },
  { date: 20010000, topics: [0], authors: [1] },
  { date: 20040000, topics: [1], authors: [2], references: [0] },
]);
const input: TraceInput = {
  snapshot,
  seeds: Uint32Array.of(0, 1, 2, 3),
  maxPapers: 100,
  paperRank: Uint32Array.of(0, 1, 3, 2, 4),
  links: 'CITATIONS',
  direction: 'BOTH',
  depth: 0,
  maxNodes: 100,
  maxEdges: 100,
  isReduced: false,
  keyRoutes: 1,
  inference: inferenceDefaults,
};
const papersOf = (settings: Partial<TraceInput>) =>
  traceLineage({ ...input, ...settings }).nodes.map(({ paper }) => paper);

describe('traceLineage', () => {
  test('lays papers out in time, those of one date by rank, whatever order they come in', () => {
    expect(papersOf({})).toEqual([3, 2, 1, 0]);
    expect(papersOf({ seeds: Uint32Array.of(3, 0, 2, 1) })).toEqual([3, 2, 1, 0]);
    expect(papersOf({ depth: 1 })).toEqual([3, 2, 1, 0, 4]);
    expect(papersOf({ depth: 1, mask: Uint8Array.of(1, 1, 1, 1, 0) })).toEqual([3, 2, 1, 0]);
  });

  test('looks at the oldest papers of what is too large, and says how many it left', () => {
    const found = traceLineage({ ...input, maxPapers: 3 });
    expect(found.nodes.map(({ paper }) => paper)).toEqual([3, 2, 1]);
    expect(found).toMatchObject({ isPartial: true, papersCount: 3, truncated: { omittedNodes: 1 } });
    expect(traceLineage({ ...input, depth: 1, maxPapers: 4 })).toMatchObject({ isPartial: true, papersCount: 4 });
    expect(traceLineage({ ...input, depth: 1 })).toMatchObject({ isPartial: false, papersCount: 5 });
  });

  test('leaves the list of seeds as it is', () => {
    const seeds = Uint32Array.of(0, 1, 2, 3);
    traceLineage({ ...input, seeds });
    expect([...seeds]).toEqual([0, 1, 2, 3]);
  });
});
