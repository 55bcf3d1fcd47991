import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { directedGraph, undirectedGraph, type WeightedGraph } from '../../src/graph/weighted-graph.js';

const data = new URL('../../../shared/data/', import.meta.url);
export const hasData = existsSync(data);
/** Names a suite by what is left out where the data is absent. */
export const withData = (name: string) => (hasData ? name : `${name} (left out: ../shared/data is absent)`);

const read = (path: string) => readFileSync(new URL(path, data), 'utf8');
const rowsOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => /^\d/.test(line))
    .map((line) => line.split(/\s+/).map(Number));

/** A simple undirected graph of the pairs: no loops, no parallel edges, no weights. */
function simpleGraph(pairs: number[][], vertices: number[] = []) {
  const ids = [...new Set([...vertices, ...pairs.filter(([a, b]) => a !== b).flat()])].sort((a, b) => a - b);
  const vertexOf = new Map(ids.map((id, v) => [id, v]));
  const edges = new Map<string, [number, number]>();
  for (const [a, b] of pairs) {
    const [u, v] = [vertexOf.get(a as number) as number, vertexOf.get(b as number) as number];
    if (a !== b) edges.set(`${Math.min(u, v)} ${Math.max(u, v)}`, [u, v]);
  }
  const list = [...edges.values()];
  return undirectedGraph(
    ids.length,
    list.map(([u]) => u),
    list.map(([, v]) => v),
  );
}

/** The graphs of the table in the data's README, with its figures. */
export const knownGraphs = [
  {
    name: 'netscience',
    load: () => {
      const text = read('networks/netscience-2006/netscience.gml');
      const vertices = [...text.matchAll(/\bid (\d+)/g)].map(([, id]) => Number(id));
      const pairs = [...text.matchAll(/source (\d+)\s+target (\d+)/g)].map(([, a, b]) => [Number(a), Number(b)]);
      return simpleGraph(pairs, vertices);
    },
    vertices: 1589,
    edges: 2742,
    components: 396,
    largest: [379, 914],
    triangles: 3764,
    clustering: 0.6378,
    degree: 34,
    degeneracy: 19,
  },
  {
    name: 'ca-GrQc',
    load: () => simpleGraph(rowsOf(read('networks/snap-ca-GrQc/ca-GrQc.txt'))),
    vertices: 5241,
    edges: 14484,
    components: 354,
    largest: [4158, 13422],
    triangles: 48260,
    clustering: 0.5297,
    degree: 81,
    degeneracy: 43,
  },
  {
    name: 'cora.cites',
    load: () => simpleGraph(rowsOf(read('networks/cora/cora.cites'))),
    vertices: 2708,
    edges: 5278,
    components: 78,
    largest: [2485, 5069],
    triangles: 1630,
    clustering: 0.2407,
    degree: 168,
    degeneracy: 4,
  },
] as const;

export interface Benchmark {
  ids: number[];
  graph: WeightedGraph;
  /** Expected values of one of the outputs, by vertex. */
  expected: (path: string) => number[];
}

/** An LDBC Graphalytics graph: a vertex file and an edge file, or one file of adjacency lists. */
export function readBenchmark(files: { vertices: string; edges: string } | { adjacency: string }, isDirected: boolean) {
  const adjacency = 'adjacency' in files ? rowsOf(read(`graphalytics/${files.adjacency}`)) : [];
  const edges =
    'edges' in files
      ? rowsOf(read(`graphalytics/${files.edges}`))
      : adjacency.flatMap(([v, ...others]) =>
          others.filter((w) => isDirected || (v as number) < w).map((w) => [v as number, w]),
        );
  const ids = 'vertices' in files ? rowsOf(read(`graphalytics/${files.vertices}`)).map(([id]) => id as number) : [];
  for (const [v] of adjacency) ids.push(v as number);
  ids.sort((a, b) => a - b);
  const vertexOf = new Map(ids.map((id, v) => [id, v]));
  const source = edges.map(([a]) => vertexOf.get(a as number) as number);
  const target = edges.map(([, b]) => vertexOf.get(b as number) as number);
  const weight = 'edges' in files ? edges.map(([, , w]) => w ?? 1) : undefined;
  const build = isDirected ? directedGraph : undirectedGraph;
  const benchmark: Benchmark = {
    ids,
    graph: build(ids.length, source, target, weight),
    expected: (path) => {
      const values = new Map(
        read(`graphalytics/${path}`)
          .trim()
          .split('\n')
          .map((line) => line.split(/\s+/).map(Number) as [number, number]),
      );
      return ids.map((id) => values.get(id) as number);
    },
  };
  return benchmark;
}

/** Small simple graphs with weights of a few quarters. */
export const randomGraphs = (count = 8) =>
  fc
    .array(fc.tuple(fc.nat({ max: count - 1 }), fc.nat({ max: count - 1 }), fc.integer({ min: 1, max: 8 })), {
      maxLength: 20,
    })
    .map((list) => {
      const edges = new Map<number, [number, number, number]>();
      for (const [a, b, w] of list)
        if (a !== b) edges.set(Math.min(a, b) * count + Math.max(a, b), [Math.min(a, b), Math.max(a, b), w / 4]);
      return { count, edges: [...edges.values()] };
    });

export type EdgeList = { count: number; edges: [number, number, number][] };

export function graphOf({ count, edges }: EdgeList, weighted = true): WeightedGraph {
  return undirectedGraph(
    count,
    edges.map(([a]) => a),
    edges.map(([, b]) => b),
    weighted ? edges.map(([, , w]) => w) : undefined,
  );
}

/** The same graph under other numbers: vertex v becomes order[v], and the edges come in another order. */
export function renumber({ count, edges }: EdgeList, order: number[]): EdgeList {
  const renumbered = edges.map(([a, b, w]) => [order[b], order[a], w] as [number, number, number]);
  return { count, edges: renumbered.reverse() };
}

export const orders = (count = 8) =>
  fc.shuffledSubarray(
    Array.from({ length: count }, (_, v) => v),
    { minLength: count, maxLength: count },
  );

/** A matrix of the weights, for brute force. */
export function matrixOf({ count, edges }: EdgeList): number[][] {
  const matrix = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  for (const [a, b, w] of edges) {
    (matrix[a] as number[])[b] = w;
    (matrix[b] as number[])[a] = w;
  }
  return matrix;
}
