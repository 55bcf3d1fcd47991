import { expect, test } from 'vitest';
import { bipartiteOf } from '../../../src/graph/bipartite.js';
import { collaborationNetwork } from '../../../src/graph/collaboration-network.js';
import { cutEdges } from '../../../src/schema/analysis/cut-edges.js';
import { makeSnapshot } from '../../graph/make-snapshot.js';

// 0 and 1 share two papers; 0, 1 and 2 one; 2 and 3 one.
const snapshot = makeSnapshot([
  { authors: [0, 1], date: 20190000 },
  { authors: [0, 1, 2], date: 20210000 },
  { authors: [2, 3] },
  { authors: [0, 1] },
]);

test('the heavier edges stay, then those that come first; degrees and strengths follow', () => {
  const table = collaborationNetwork(bipartiteOf(snapshot, 'authors'), { counting: 'FRACTIONAL' });
  expect([...table.edges.weight]).toEqual([2.5, 0.5, 0.5, 1]);
  const cut = cutEdges(table, 3);
  expect(cut.edges).toEqual({
    source: Uint32Array.of(0, 0, 2),
    target: Uint32Array.of(1, 2, 3),
    papersCount: Uint32Array.of(3, 1, 1),
    weight: Float64Array.of(2.5, 0.5, 1),
    firstYear: Int16Array.of(2019, 2021, 0),
    lastYear: Int16Array.of(2021, 2021, 0),
  });
  expect(cut.nodes).toMatchObject({
    vertex: table.nodes.vertex,
    degree: Uint32Array.of(2, 1, 2, 1),
    strength: Float64Array.of(3, 2.5, 1.5, 1),
  });
  expect(cut.truncated).toEqual({ reason: 'MAX_EDGES', omittedNodes: 0, cutEdges: 1 });
});

test('a network with few enough edges stays as it is, and an earlier cut keeps its reason', () => {
  const view = bipartiteOf(snapshot, 'authors');
  const table = collaborationNetwork(view);
  expect(cutEdges(table, 4)).toEqual({ ...table, truncated: { reason: null, omittedNodes: 0, cutEdges: 0 } });
  const small = collaborationNetwork(view, { maxNodes: 3 });
  expect(cutEdges(small, 1).truncated).toEqual({ reason: 'MAX_NODES', omittedNodes: 1, cutEdges: 2 });
});
