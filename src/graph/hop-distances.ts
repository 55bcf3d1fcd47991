import type { Rows } from './snapshot.js';

/**
 * Hops from a vertex to every other, by breadth-first search along the rows; -1 where no path leads.
 *
 * @param source vertex
 */
export function hopDistances({ starts, neighbors }: Rows, source: number): Int32Array {
  const count = starts.length - 1;
  const distances = new Int32Array(count).fill(-1);
  const queue = new Uint32Array(count);
  distances[source] = 0;
  queue[0] = source;
  for (let head = 0, tail = 1; head < tail; head++) {
    const v = queue[head] as number;
    const next = (distances[v] as number) + 1;
    for (let i = starts[v] as number; i < (starts[v + 1] as number); i++) {
      const w = neighbors[i] as number;
      if (distances[w] !== -1) continue;
      distances[w] = next;
      queue[tail++] = w;
    }
  }
  return distances;
}
