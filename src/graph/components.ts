import type { Rows } from './snapshot.js';

/** Components numbered from 0, the largest first; of one size, the one with the smallest vertex first. */
export interface Components {
  /** By vertex. */
  component: Uint32Array;
  /** Vertices, by component. */
  sizes: Uint32Array;
}

/**
 * Connected components; of a directed graph the weakly connected ones. Union-find with path halving, each root the
 * smallest vertex of its set.
 */
export function components({ starts, neighbors }: Rows): Components {
  const count = starts.length - 1;
  const parent = Uint32Array.from({ length: count }, (_, v) => v);
  const root = (v: number) => {
    let at = v;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  for (let v = 0; v < count; v++) {
    for (let i = starts[v] as number; i < (starts[v + 1] as number); i++) {
      const a = root(v);
      const b = root(neighbors[i] as number);
      if (a < b) parent[b] = a;
      else parent[a] = b;
    }
  }
  return numberBySize(parent.map((_, v) => root(v)));
}

/**
 * Renumbers any grouping of vertices: the largest group first; of one size, the one with the smallest vertex first.
 *
 * @param groups group of each vertex
 */
export function numberBySize(groups: Uint32Array): Components {
  const first = new Map<number, number>();
  const size = new Map<number, number>();
  for (const [v, group] of groups.entries()) {
    if (!first.has(group)) first.set(group, v);
    size.set(group, (size.get(group) ?? 0) + 1);
  }
  const order = [...size.keys()].sort(
    (a, b) => (size.get(b) as number) - (size.get(a) as number) || (first.get(a) as number) - (first.get(b) as number),
  );
  const number = new Map(order.map((group, i) => [group, i]));
  return {
    component: groups.map((group) => number.get(group) as number),
    sizes: Uint32Array.from(order, (group) => size.get(group) as number),
  };
}
