import { type Dag, edgesOf } from './dag.js';

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
  const height = new Uint32Array(count);
  const depth = new Uint32Array(count);
  for (const v of order)
    for (const e of edgesOf(reaching, v))
      height[v] = Math.max(height[v] as number, (height[from[e] as number] as number) + 1);
  for (const v of order.toReversed())
    for (const e of edgesOf(leaving, v))
      depth[v] = Math.max(depth[v] as number, (depth[to[e] as number] as number) + 1);
  const length = height.reduce((most, h) => Math.max(most, h), 0);
  return { height, depth, criticality: height.map((h, v) => length - h - (depth[v] as number)), length };
}
