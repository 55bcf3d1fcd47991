import type { Rows } from './snapshot.js';

/**
 * The core number of each vertex: the greatest k so that it lies in a subgraph where everybody has k neighbors. Linear
 * in the edges: Batagelj, Zaveršnik (2003), "An O(m) algorithm for cores decomposition of networks", arXiv cs/0310049.
 *
 * @param graph undirected, without repeats
 */
export function coreNumbers({ starts, neighbors }: Rows): Uint32Array {
  const count = starts.length - 1;
  const core = new Uint32Array(count);
  let greatest = 0;
  for (let v = 0; v < count; v++) {
    core[v] = (starts[v + 1] as number) - (starts[v] as number);
    greatest = Math.max(greatest, core[v] as number);
  }
  // Vertices by degree; binStarts[d] is where degree d begins.
  const binStarts = new Uint32Array(greatest + 2);
  for (let v = 0; v < count; v++)
    binStarts[(core[v] as number) + 1] = (binStarts[(core[v] as number) + 1] as number) + 1;
  for (let d = 0; d <= greatest; d++) binStarts[d + 1] = (binStarts[d + 1] as number) + (binStarts[d] as number);
  const order = new Uint32Array(count);
  const position = new Uint32Array(count);
  const next = binStarts.slice();
  for (let v = 0; v < count; v++) {
    const at = next[core[v] as number] as number;
    order[at] = v;
    position[v] = at;
    next[core[v] as number] = at + 1;
  }
  for (let i = 0; i < count; i++) {
    const v = order[i] as number;
    for (let j = starts[v] as number; j < (starts[v + 1] as number); j++) {
      const u = neighbors[j] as number;
      const degree = core[u] as number;
      if (degree <= (core[v] as number)) continue;
      // Move u to the front of its bin, then the front of the bin past it.
      const front = binStarts[degree] as number;
      const w = order[front] as number;
      order[position[u] as number] = w;
      position[w] = position[u] as number;
      order[front] = u;
      position[u] = front;
      binStarts[degree] = front + 1;
      core[u] = degree - 1;
    }
  }
  return core;
}
