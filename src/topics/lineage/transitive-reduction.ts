import { neighborsOf } from '../../graph/snapshot.js';
import type { Dag } from './dag.js';

/**
 * Which edges a longer path makes superfluous: in a graph without circles, the others are its transitive reduction (Aho,
 * Garey, Ullman 1972, SIAM Journal on Computing 1). Memory grows as nodes squared over eight.
 *
 * @returns by edge, 1 where another path leads from its beginning to its end
 */
export function impliedEdges({ count, from, reaching, order }: Dag): Uint8Array {
  const words = Math.ceil(count / 32);
  const ancestors = new Uint32Array(count * words);
  const implied = new Uint8Array(from.length);
  for (const v of order) {
    const own = ancestors.subarray(v * words, (v + 1) * words);
    const edges = neighborsOf(reaching, v);
    for (const e of edges) {
      const parent = from[e] as number;
      for (let w = 0; w < words; w++) own[w] = (own[w] as number) | (ancestors[parent * words + w] as number);
    }
    // What stands above a parent of the node is implied; the parents themselves are added afterwards.
    for (const e of edges) implied[e] = ((own[(from[e] as number) >>> 5] as number) >>> ((from[e] as number) & 31)) & 1;
    for (const e of edges) {
      const parent = from[e] as number;
      own[parent >>> 5] = (own[parent >>> 5] as number) | (1 << (parent & 31));
    }
  }
  return implied;
}
