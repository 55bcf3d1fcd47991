import { QueryError } from '../errors.js';
import type { WeightedGraph } from './weighted-graph.js';

/**
 * Lengths of the shortest paths from a vertex to every other, the weights taken as lengths: Dijkstra (1959) with a
 * binary heap. Infinity where no path leads.
 *
 * @param source vertex
 * @throws QueryError NEGATIVE_WEIGHT where a length is below zero or not a number
 */
export function weightedDistances(graph: WeightedGraph, source: number): Float64Array {
  const { count, starts, neighbors, weights } = graph;
  const bad = weights.findIndex((weight) => !(weight >= 0));
  if (bad !== -1)
    throw new QueryError('NEGATIVE_WEIGHT', `measure distances: length ${weights[bad]} of edge ${bad} is below 0`, {
      hint: 'distances need lengths of 0 or more',
    });
  const distances = new Float64Array(count).fill(Number.POSITIVE_INFINITY);
  const heap = new VertexHeap(count, distances);
  distances[source] = 0;
  heap.raise(source);
  for (let v = heap.pop(); v !== -1; v = heap.pop()) {
    for (let i = starts[v] as number; i < (starts[v + 1] as number); i++) {
      const w = neighbors[i] as number;
      const length = (distances[v] as number) + (weights[i] as number);
      if (length >= (distances[w] as number)) continue;
      distances[w] = length;
      heap.raise(w);
    }
  }
  return distances;
}

/** Vertices by distance, nearest on top; each stands in it at most once. */
class VertexHeap {
  readonly #distances: Float64Array;
  readonly #heap: Uint32Array;
  /** Position in the heap by vertex, -1 outside. */
  readonly #positions: Int32Array;
  #size = 0;

  constructor(count: number, distances: Float64Array) {
    this.#distances = distances;
    this.#heap = new Uint32Array(count);
    this.#positions = new Int32Array(count).fill(-1);
  }

  /** Takes a vertex in, or up after its distance fell. */
  raise(v: number): void {
    let at = this.#positions[v] as number;
    if (at === -1) at = this.#size++;
    while (at > 0) {
      const parent = (at - 1) >>> 1;
      const above = this.#heap[parent] as number;
      if ((this.#distances[above] as number) <= (this.#distances[v] as number)) break;
      this.#put(at, above);
      at = parent;
    }
    this.#put(at, v);
  }

  /** The nearest vertex, taken out; -1 where none is left. */
  pop(): number {
    if (this.#size === 0) return -1;
    const top = this.#heap[0] as number;
    const last = this.#heap[--this.#size] as number;
    this.#positions[top] = -1;
    if (this.#size > 0) this.#sink(last);
    return top;
  }

  #sink(v: number): void {
    let at = 0;
    for (let child = 1; child < this.#size; child = 2 * at + 1) {
      if (child + 1 < this.#size && this.#distanceAt(child + 1) < this.#distanceAt(child)) child++;
      if (this.#distanceAt(child) >= (this.#distances[v] as number)) break;
      this.#put(at, this.#heap[child] as number);
      at = child;
    }
    this.#put(at, v);
  }

  #distanceAt(position: number): number {
    return this.#distances[this.#heap[position] as number] as number;
  }

  #put(position: number, v: number): void {
    this.#heap[position] = v;
    this.#positions[v] = position;
  }
}
