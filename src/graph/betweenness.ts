import { sampleBelow, seededRandom } from './random.js';
import type { Rows } from './snapshot.js';
import { withDefaults } from './with-defaults.js';

export interface BetweennessSettings {
  /** Up to so many vertices every one is a source; above, a sample is. */
  exactUpTo: number;
  sampleSize: number;
  seed: number;
}

export const betweennessDefaults: Readonly<BetweennessSettings> = Object.freeze({
  exactUpTo: 2000,
  sampleSize: 500,
  seed: 1,
});

export interface Betweenness {
  /** By vertex: pairs of others whose shortest paths it lies on, a pair of several paths counted in parts. */
  values: Float64Array;
  /** Null where the values are exact, else what they were estimated from. */
  sample: { size: number; seed: number } | null;
}

/**
 * Betweenness over unweighted shortest paths: Brandes (2001), "A faster algorithm for betweenness centrality", Journal
 * of Mathematical Sociology 25(2). Above `exactUpTo` vertices, from sources drawn at random and scaled up: Brandes,
 * Pich (2007), "Centrality estimation in large networks".
 *
 * @param graph undirected, without repeats
 */
export function betweenness(graph: Rows, options: Partial<BetweennessSettings> = {}): Betweenness {
  const { exactUpTo, sampleSize, seed } = withDefaults<BetweennessSettings>(betweennessDefaults, options);
  const count = graph.starts.length - 1;
  const isExact = count <= exactUpTo || sampleSize >= count;
  const sources = isExact
    ? Uint32Array.from({ length: count }, (_, v) => v)
    : sampleBelow(count, sampleSize, seededRandom(seed));
  const values = new Float64Array(count);
  accumulate(graph, sources, values);
  // Every pair was met from both ends.
  const scale = isExact ? 0.5 : count / sources.length / 2;
  return { values: values.map((value) => value * scale), sample: isExact ? null : { size: sources.length, seed } };
}

function accumulate({ starts, neighbors }: Rows, sources: Uint32Array, values: Float64Array): void {
  const count = values.length;
  const queue = new Uint32Array(count);
  const distance = new Int32Array(count).fill(-1);
  const paths = new Float64Array(count);
  const dependency = new Float64Array(count);
  for (const source of sources) {
    let tail = 1;
    queue[0] = source;
    distance[source] = 0;
    paths[source] = 1;
    for (let head = 0; head < tail; head++) {
      const v = queue[head] as number;
      const next = (distance[v] as number) + 1;
      for (let i = starts[v] as number; i < (starts[v + 1] as number); i++) {
        const w = neighbors[i] as number;
        if (distance[w] === -1) {
          distance[w] = next;
          queue[tail++] = w;
        }
        if (distance[w] === next) paths[w] = (paths[w] as number) + (paths[v] as number);
      }
    }
    // Farthest first: what lies behind a vertex is known before it is passed on to the nearer ones.
    for (let at = tail - 1; at > 0; at--) {
      const w = queue[at] as number;
      const share = (1 + (dependency[w] as number)) / (paths[w] as number);
      const nearer = (distance[w] as number) - 1;
      for (let i = starts[w] as number; i < (starts[w + 1] as number); i++) {
        const v = neighbors[i] as number;
        if (distance[v] === nearer) dependency[v] = (dependency[v] as number) + (paths[v] as number) * share;
      }
      values[w] = (values[w] as number) + (dependency[w] as number);
    }
    for (let at = 0; at < tail; at++) {
      const v = queue[at] as number;
      distance[v] = -1;
      paths[v] = 0;
      dependency[v] = 0;
    }
  }
}
