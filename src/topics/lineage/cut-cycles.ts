import { buildRows } from '../../graph/build-rows.js';

/**
 * Edges that make the circles of a graph: within a strongly connected component, those that lead to a node which does not
 * stand behind their own. Nodes are numbered in the order of time, so what is cut leads back in it (or, of one date, from
 * the greater key to the smaller). Edges that run back in time without closing a circle stay.
 *
 * @returns by edge, 1 where it is cut
 */
export function cutCycles(count: number, from: Uint32Array, to: Uint32Array): Uint8Array {
  const component = strongComponents(count, from, to);
  return Uint8Array.from(from, (source, e) =>
    component[source] === component[to[e] as number] && source >= (to[e] as number) ? 1 : 0,
  );
}

/** Tarjan's strongly connected components (1972), without recursion. */
function strongComponents(count: number, from: Uint32Array, to: Uint32Array): Uint32Array {
  const { starts, neighbors } = buildRows(count, from, to);
  const component = new Uint32Array(count);
  const met = new Uint32Array(count);
  const lowest = new Uint32Array(count);
  const isOpen = new Uint8Array(count);
  const next = starts.slice();
  const open: number[] = [];
  const path: number[] = [];
  let clock = 0;
  let components = 0;
  const enter = (v: number) => {
    clock++;
    met[v] = lowest[v] = clock;
    isOpen[v] = 1;
    open.push(v);
    path.push(v);
  };
  for (let root = 0; root < count; root++) {
    if (met[root] !== 0) continue;
    enter(root);
    while (path.length > 0) {
      const v = path.at(-1) as number;
      const i = next[v] as number;
      if (i < (starts[v + 1] as number)) {
        next[v] = i + 1;
        const w = neighbors[i] as number;
        if (met[w] === 0) enter(w);
        else if (isOpen[w] === 1) lowest[v] = Math.min(lowest[v] as number, met[w] as number);
        continue;
      }
      path.pop();
      const above = path.at(-1);
      if (above !== undefined) lowest[above] = Math.min(lowest[above] as number, lowest[v] as number);
      if (lowest[v] !== met[v]) continue;
      for (let w = -1; w !== v; ) {
        w = open.pop() as number;
        isOpen[w] = 0;
        component[w] = components;
      }
      components++;
    }
  }
  return component;
}
