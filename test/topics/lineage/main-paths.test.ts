import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { neighborsOf } from '../../../src/graph/snapshot.js';
import { criticality } from '../../../src/topics/lineage/criticality.js';
import {
  globalMainPath,
  keyRouteMainPath,
  localMainPath,
  longestPath,
} from '../../../src/topics/lineage/main-paths.js';
import { searchPathCounts, shareOfPaths } from '../../../src/topics/lineage/search-path-count.js';
import { allPaths, dagOf, randomDag } from './random-dag.js';

/**
 * Two sources, two sinks:  0 → 2 → 3 → 4 → 6
 *                          1 → 2       4 → 7
 *                          1 → 5 → 7
 */
const example = dagOf(8, [
  [0, 2],
  [1, 2],
  [2, 3],
  [3, 4],
  [4, 6],
  [4, 7],
  [1, 5],
  [5, 7],
]);

describe('search path counts', () => {
  test('are those of a hand-made example', () => {
    const { ofEdge, ofNode, total } = searchPathCounts(example);
    expect(ofEdge).toEqual([2n, 2n, 4n, 4n, 2n, 2n, 1n, 1n]);
    expect(ofNode).toEqual([2n, 3n, 4n, 4n, 4n, 1n, 2n, 3n]);
    expect(total).toBe(5n);
    expect(shareOfPaths(4n, total)).toBe(0.8);
  });

  test('are those of counting every path', () => {
    fc.assert(
      fc.property(randomDag, (dag) => {
        const paths = allPaths(dag);
        const { ofEdge, ofNode, total } = searchPathCounts(dag);
        expect(total).toBe(BigInt(paths.length));
        expect(ofEdge).toEqual(Array.from(dag.from, (_, e) => BigInt(paths.filter((p) => p.includes(e)).length)));
        for (let v = 0; v < dag.count; v++) {
          if (neighborsOf(dag.leaving, v).length + neighborsOf(dag.reaching, v).length === 0) continue;
          const through = paths.filter((path) => path.some((e) => dag.from[e] === v || dag.to[e] === v));
          expect(ofNode[v]).toBe(BigInt(through.length));
        }
      }),
    );
  });

  test('stay exact where doubles overflow', () => {
    // 1,200 diamonds in a row: 2^1200 paths.
    const pairs: [number, number][] = [];
    for (let at = 0; at < 1200; at++)
      pairs.push([3 * at, 3 * at + 1], [3 * at, 3 * at + 2], [3 * at + 1, 3 * at + 3], [3 * at + 2, 3 * at + 3]);
    const { ofEdge, total } = searchPathCounts(dagOf(3601, pairs));
    expect(total).toBe(2n ** 1200n);
    expect(new Set(ofEdge)).toEqual(new Set([2n ** 1199n]));
    expect(shareOfPaths(ofEdge[0] as bigint, total)).toBe(0.5);
  });
});

describe('main paths', () => {
  const sums = (counts: readonly bigint[], edges: readonly number[]) =>
    edges.reduce((sum, e) => sum + (counts[e] as bigint), 0n);

  test('follow the hand-made example', () => {
    const { ofEdge } = searchPathCounts(example);
    expect(localMainPath(example, ofEdge)).toEqual({ edges: [0, 2, 3, 4], nodes: [0, 2, 3, 4, 6] });
    expect(globalMainPath(example, ofEdge).nodes).toEqual([0, 2, 3, 4, 6]);
    // The two heaviest edges are 2 → 3 and 3 → 4; all eight lead everywhere.
    expect(keyRouteMainPath(example, ofEdge, 2).nodes).toEqual([0, 2, 3, 4, 6]);
    expect(keyRouteMainPath(example, ofEdge, 8).nodes).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(longestPath(example).nodes).toEqual([0, 2, 3, 4, 6]);
  });

  test('may be other than the longest path', () => {
    // Three of the four paths run by 1, and end there soon.
    const dag = dagOf(9, [
      [0, 1],
      [1, 2],
      [1, 3],
      [1, 4],
      [0, 5],
      [5, 6],
      [6, 7],
      [7, 8],
    ]);
    const { ofEdge } = searchPathCounts(dag);
    expect(localMainPath(dag, ofEdge).nodes).toEqual([0, 1, 2]);
    expect(globalMainPath(dag, ofEdge).nodes).toEqual([0, 1, 2]);
    expect(longestPath(dag).nodes).toEqual([0, 5, 6, 7, 8]);
  });

  test('are the best of all paths', () => {
    fc.assert(
      fc.property(randomDag, fc.integer({ min: 1, max: 4 }), (dag, routes) => {
        const paths = allPaths(dag);
        const { ofEdge } = searchPathCounts(dag);
        const best = greatest(paths.map((path) => sums(ofEdge, path)));
        expect(sums(ofEdge, globalMainPath(dag, ofEdge).edges)).toBe(best);
        expect(longestPath(dag).edges).toHaveLength(Math.max(0, ...paths.map((path) => path.length)));
        const isPath = (edges: number[]) => paths.some((path) => path.join() === edges.join());
        if (paths.length > 0) {
          expect(isPath(localMainPath(dag, ofEdge).edges)).toBe(true);
          expect(isPath(longestPath(dag).edges)).toBe(true);
        }
        // A key route holds the heaviest edges, each on a path that is the best through it.
        const heaviest = Array.from(dag.from, (_, e) => e)
          .sort(
            (a, b) =>
              Number((ofEdge[b] as bigint) - (ofEdge[a] as bigint)) ||
              (dag.from[a] as number) - (dag.from[b] as number) ||
              (dag.to[a] as number) - (dag.to[b] as number),
          )
          .slice(0, routes);
        const route = new Set(keyRouteMainPath(dag, ofEdge, routes).edges);
        for (const e of heaviest) {
          const through = paths.filter((path) => path.includes(e));
          const most = greatest(through.map((path) => sums(ofEdge, path)));
          expect(through.some((path) => sums(ofEdge, path) === most && path.every((edge) => route.has(edge)))).toBe(
            true,
          );
        }
      }),
    );
  });
});

function greatest(values: bigint[]): bigint {
  return values.sort((a, b) => Number(a - b)).at(-1) ?? 0n;
}

describe('criticality', () => {
  test('is that of the hand-made example', () => {
    expect(criticality(example)).toEqual({
      height: Uint32Array.of(0, 0, 1, 2, 3, 1, 4, 4),
      depth: Uint32Array.of(4, 4, 3, 2, 1, 1, 0, 0),
      criticality: Uint32Array.of(0, 0, 0, 0, 0, 2, 0, 0),
      length: 4,
    });
  });

  test('is what the longest path through a node falls short of the longest', () => {
    fc.assert(
      fc.property(randomDag, (dag) => {
        const paths = allPaths(dag);
        const longest = Math.max(0, ...paths.map((path) => path.length));
        const found = criticality(dag);
        expect(found.length).toBe(longest);
        for (let v = 0; v < dag.count; v++) {
          const through = paths.filter((path) => path.some((e) => dag.from[e] === v || dag.to[e] === v));
          expect(found.criticality[v]).toBe(longest - Math.max(0, ...through.map((path) => path.length)));
        }
      }),
    );
  });
});
