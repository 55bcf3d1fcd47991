import type { Rows } from '../../graph/snapshot.js';
import type { Dag } from './dag.js';

export interface Criticality {
  /** By node: edges of the longest path that reaches it, and of the longest that leaves it. */
  height: Uint32Array;
  depth: Uint32Array;
  /** By node: length - (height + depth). 0 where a longest path of the whole graph runs through. */
  criticality: Uint32Array;
  /** Edges of the longest path of the graph. */
  length: number;
}

/**
 * How far each node is from lying on a longest path: unit criticality, whose low values make the basket of Price and
 * Evans (2025), "Understanding main path analysis", arXiv 2512.12355.
 */
export function criticality({ count, from, to, leaving, reaching, order }: Dag): Criticality {
  const height = longestSteps(count, order, reaching, from);
  const depth = longestSteps(count, order.toReversed(), leaving, to);
  const length = height.reduce((most, h) => Math.max(most, h), 0);
  return { height, depth, criticality: height.map((h, v) => length - h - (depth[v] as number)), length };
}

/** @param nodes every node behind those that its edges lead to */
function longestSteps(count: number, nodes: Uint32Array, { starts, neighbors }: Rows, ends: Uint32Array): Uint32Array {
  const steps = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const v = nodes[at] as number;
    let most = 0;
    for (let i = starts[v] as number; i < (starts[v + 1] as number); i++)
      most = Math.max(most, (steps[ends[neighbors[i] as number] as number] as number) + 1);
    steps[v] = most;
  }
  return steps;
}
