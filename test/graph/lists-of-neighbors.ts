import type { Rows } from '../../src/graph/snapshot.js';

/** Rows of plain lists. */
export function rowsOf(lists: readonly (readonly number[])[]): Rows {
  const starts = new Uint32Array(lists.length + 1);
  for (const [v, list] of lists.entries()) starts[v + 1] = (starts[v] as number) + list.length;
  return { starts, neighbors: Uint32Array.from(lists.flat()) };
}
