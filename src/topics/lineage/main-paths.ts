import { type Dag, edgesOf } from './dag.js';

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
  for (let v = 0; v < count; v++) if (edgesOf(reaching, v).length === 0) first.push(...edgesOf(leaving, v));
  const edges: number[] = [];
  for (let e = greatest(first); e !== undefined; e = greatest(edgesOf(leaving, to[e] as number))) edges.push(e);
  return pathOf(dag, edges);
}

/** The global main path (Liu, Lu 2012, JASIST 63(3)): from a source to a sink with the greatest sum of counts. */
export function globalMainPath(dag: Dag, counts: readonly bigint[]): MainPath {
  const { onward } = heaviest(dag, counts);
  const start = greatestNode(dag, onward.sums);
  return pathOf(dag, start === undefined ? [] : follow(start, onward.edge, dag.to));
}

/**
 * The global key-route main path (Liu, Lu 2012): the `routes` edges of the greatest counts, each led on to a sink and back
 * to a source with the greatest sums, together. Of equal counts, the edge from the smaller node, then to it.
 */
export function keyRouteMainPath(dag: Dag, counts: readonly bigint[], routes: number): MainPath {
  const { from, to } = dag;
  const { onward, backward } = heaviest(dag, counts);
  const ranked = counts
    .map((_, e) => e)
    .sort((a, b) => {
      const [countA, countB] = [counts[a] as bigint, counts[b] as bigint];
      if (countA !== countB) return countA > countB ? -1 : 1;
      return (from[a] as number) - (from[b] as number) || (to[a] as number) - (to[b] as number);
    });
  const edges = new Set<number>();
  for (const e of ranked.slice(0, routes)) {
    edges.add(e);
    for (const next of follow(to[e] as number, onward.edge, to)) edges.add(next);
    for (const next of follow(from[e] as number, backward.edge, from)) edges.add(next);
  }
  return pathOf(dag, [...edges]);
}

/** The longest path, each edge of length one. */
export function longestPath(dag: Dag): MainPath {
  return globalMainPath(dag, new Array(dag.from.length).fill(1n));
}

interface Heaviest {
  /** By node: the greatest sum of a path from it. */
  sums: bigint[];
  /** By node: the edge that begins such a path, -1 at its end. */
  edge: Int32Array;
}

function heaviest(dag: Dag, counts: readonly bigint[]): { onward: Heaviest; backward: Heaviest } {
  const { count, from, to, leaving, reaching, order } = dag;
  const walk = (nodes: Uint32Array, rows: Dag['leaving'], ends: Uint32Array): Heaviest => {
    const sums: bigint[] = new Array(count).fill(0n);
    const edge = new Int32Array(count).fill(-1);
    for (const v of nodes)
      for (const e of edgesOf(rows, v)) {
        const sum = (counts[e] as bigint) + (sums[ends[e] as number] as bigint);
        if (edge[v] === -1 || sum > (sums[v] as bigint)) {
          sums[v] = sum;
          edge[v] = e;
        }
      }
    return { sums, edge };
  };
  return { onward: walk(order.toReversed(), leaving, to), backward: walk(order, reaching, from) };
}

function greatestNode({ count }: Dag, sums: readonly bigint[]): number | undefined {
  let best: number | undefined;
  for (let v = 0; v < count; v++) if (best === undefined || (sums[v] as bigint) > (sums[best] as bigint)) best = v;
  return best;
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
