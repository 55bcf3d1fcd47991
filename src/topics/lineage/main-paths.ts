import { degreeOf, neighborsOf, type Rows } from '../../graph/snapshot.js';
import { criticality } from './criticality.js';
import type { Dag } from './dag.js';

/** Edges by number, in the order of their beginnings; nodes in their own order. */
export interface MainPath {
  edges: number[];
  nodes: number[];
}

/**
 * The local main path, forward (Hummon, Doreian 1989, Social Networks 11): the edge of the greatest count that leaves a
 * source, then at each node again the greatest, up to a sink. Of equal ones, the edge from the smaller node, then to it.
 */
export function localMainPath(dag: Dag, counts: readonly bigint[]): MainPath {
  const { count, to, leaving, reaching } = dag;
  const greatest = (edges: Iterable<number>) => {
    let best: number | undefined;
    for (const e of edges) if (best === undefined || (counts[e] as bigint) > (counts[best] as bigint)) best = e;
    return best;
  };
  const first: number[] = [];
  for (let v = 0; v < count; v++) if (degreeOf(reaching, v) === 0) first.push(...neighborsOf(leaving, v));
  const edges: number[] = [];
  for (let e = greatest(first); e !== undefined; e = greatest(neighborsOf(leaving, to[e] as number))) edges.push(e);
  return pathOf(dag, edges);
}

/** The global main path (Liu, Lu 2012, JASIST 63(3)): from a source to a sink with the greatest sum of counts. */
export function globalMainPath(dag: Dag, counts: readonly bigint[]): MainPath {
  const { sums, edge } = heaviestOnward(dag, counts);
  let start = 0;
  for (let v = 1; v < dag.count; v++) if ((sums[v] as bigint) > (sums[start] as bigint)) start = v;
  return pathOf(dag, dag.count === 0 ? [] : follow(start, edge, dag.to));
}

/**
 * The global key-route main path (Liu, Lu 2012): the `routes` edges of the greatest counts, each led on to a sink and back
 * to a source with the greatest sums, together. Of equal counts, the edge from the smaller node, then to it.
 */
export function keyRouteMainPath(dag: Dag, counts: readonly bigint[], routes: number): MainPath {
  const { from, to } = dag;
  const onward = heaviestOnward(dag, counts).edge;
  const backward = heaviestBackward(dag, counts).edge;
  const edges = new Set<number>();
  for (const e of greatestEdges(dag, counts, routes)) {
    edges.add(e);
    for (const next of follow(to[e] as number, onward, to)) edges.add(next);
    for (const next of follow(from[e] as number, backward, from)) edges.add(next);
  }
  return pathOf(dag, [...edges]);
}

/** The longest path, each edge of length one. */
export function longestPath(dag: Dag): MainPath {
  const { count, to, leaving } = dag;
  const { depth, length } = criticality(dag);
  let v = depth.indexOf(length);
  const edges: number[] = [];
  while (v < count && (depth[v] as number) > 0) {
    const e = neighborsOf(leaving, v).find((one) => depth[to[one] as number] === (depth[v] as number) - 1) as number;
    edges.push(e);
    v = to[e] as number;
  }
  return pathOf(dag, edges);
}

/** The edges of the greatest counts; of equal ones, the edge from the smaller node, then to it, comes first. */
function greatestEdges({ from, to }: Dag, counts: readonly bigint[], most: number): number[] {
  const compare = (a: number, b: number) => {
    const [countA, countB] = [counts[a] as bigint, counts[b] as bigint];
    if (countA !== countB) return countA > countB ? -1 : 1;
    return (from[a] as number) - (from[b] as number) || (to[a] as number) - (to[b] as number);
  };
  const best: number[] = [];
  for (let e = 0; e < counts.length; e++) {
    if (best.length === most && compare(e, best[most - 1] as number) > 0) continue;
    let at = best.length;
    while (at > 0 && compare(e, best[at - 1] as number) < 0) at--;
    best.splice(at, 0, e);
    best.length = Math.min(best.length, most);
  }
  return best;
}

interface Heaviest {
  /** By node: the greatest sum of a path from it. */
  sums: bigint[];
  /** By node: the edge that begins such a path, -1 at its end. */
  edge: Int32Array;
}

function heaviestOnward({ order, leaving, to }: Dag, counts: readonly bigint[]): Heaviest {
  return heaviest(order.toReversed(), leaving, to, counts);
}

function heaviestBackward({ order, reaching, from }: Dag, counts: readonly bigint[]): Heaviest {
  return heaviest(order, reaching, from, counts);
}

/** @param nodes every node behind those that its edges lead to */
function heaviest(
  nodes: Uint32Array,
  { starts, neighbors }: Rows,
  ends: Uint32Array,
  counts: readonly bigint[],
): Heaviest {
  const sums: bigint[] = new Array(nodes.length).fill(0n);
  const edge = new Int32Array(nodes.length).fill(-1);
  for (let at = 0; at < nodes.length; at++) {
    const v = nodes[at] as number;
    for (let i = starts[v] as number; i < (starts[v + 1] as number); i++) {
      const e = neighbors[i] as number;
      const sum = (counts[e] as bigint) + (sums[ends[e] as number] as bigint);
      if (edge[v] !== -1 && sum <= (sums[v] as bigint)) continue;
      sums[v] = sum;
      edge[v] = e;
    }
  }
  return { sums, edge };
}

function follow(start: number, edge: Int32Array, ends: Uint32Array): number[] {
  const edges: number[] = [];
  for (let v = start; edge[v] !== -1; v = ends[edge[v] as number] as number) edges.push(edge[v] as number);
  return edges;
}

function pathOf({ from, to }: Dag, edges: number[]): MainPath {
  edges.sort((a, b) => (from[a] as number) - (from[b] as number) || (to[a] as number) - (to[b] as number));
  const nodes = new Set(edges.flatMap((e) => [from[e] as number, to[e] as number]));
  return { edges, nodes: [...nodes].sort((a, b) => a - b) };
}
