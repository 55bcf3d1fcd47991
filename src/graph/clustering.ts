import type { Rows } from './snapshot.js';

export interface Clustering {
  /** Triangles that each vertex is part of. */
  triangles: Uint32Array;
  /** Share of the pairs of a vertex's neighbors that are tied; 0 where it has fewer than two. */
  local: Float64Array;
  /** Mean of `local` over all vertices; 0 for an empty graph. */
  average: number;
  totalTriangles: number;
}

/**
 * Triangles and local clustering coefficients (Watts, Strogatz 1998). Every edge is read from its end of smaller
 * degree, so the cost is bounded by edges^1.5: Latapy (2008), "Main-memory triangle computations for very large
 * (sparse (power-law)) graphs", Theoretical Computer Science 407.
 *
 * @param graph undirected, without repeats
 */
export function clustering({ starts, neighbors }: Rows): Clustering {
  const count = starts.length - 1;
  const degree = (v: number) => (starts[v + 1] as number) - (starts[v] as number);
  const isAfter = (a: number, b: number) => degree(a) > degree(b) || (degree(a) === degree(b) && a > b);
  const triangles = new Uint32Array(count);
  // Vertex + 1 whose later neighbors are marked.
  const marks = new Uint32Array(count);
  let totalTriangles = 0;
  for (let v = 0; v < count; v++) {
    const start = starts[v] as number;
    const end = starts[v + 1] as number;
    for (let i = start; i < end; i++) if (isAfter(neighbors[i] as number, v)) marks[neighbors[i] as number] = v + 1;
    for (let i = start; i < end; i++) {
      const u = neighbors[i] as number;
      if (!isAfter(u, v)) continue;
      for (let j = starts[u] as number; j < (starts[u + 1] as number); j++) {
        const w = neighbors[j] as number;
        if (marks[w] !== v + 1 || !isAfter(w, u)) continue;
        totalTriangles++;
        triangles[v] = (triangles[v] as number) + 1;
        triangles[u] = (triangles[u] as number) + 1;
        triangles[w] = (triangles[w] as number) + 1;
      }
    }
  }
  const local = Float64Array.from(triangles, (t, v) => (degree(v) < 2 ? 0 : (2 * t) / (degree(v) * (degree(v) - 1))));
  const average = count === 0 ? 0 : local.reduce((sum, c) => sum + c, 0) / count;
  return { triangles, local, average, totalTriangles };
}
