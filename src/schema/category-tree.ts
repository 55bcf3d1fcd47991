import { newestFirst, papersNewestFirst } from '../graph/newest-first.js';
import { type AnyRows, degreeOf, neighborsOf, type Snapshot } from '../graph/snapshot.js';

/** All categories below the given ones, nearest first, without them; each once, though the parents form a DAG. */
export function descendantsOf(snapshot: Snapshot, categories: readonly number[], depth = Infinity): number[] {
  return walk(snapshot.categoryChildren, categories, depth);
}

/** All categories above the given ones, nearest first, without them. */
export function ancestorsOf(snapshot: Snapshot, categories: readonly number[], depth = Infinity): number[] {
  return walk(snapshot.categoryParents, categories, depth);
}

/**
 * Distinct papers of a category and of all below it, newest first.
 */
export function papersWithDescendants(snapshot: Snapshot, category: number): Uint32Array {
  const below = category < 0 ? [] : descendantsOf(snapshot, [category]);
  if (below.length === 0) return papersNewestFirst(snapshot, snapshot.categoryPapers, category);
  const seen = new Uint8Array(snapshot.ids.papers.length);
  for (const vertex of [category, ...below])
    for (const paper of neighborsOf(snapshot.categoryPapers, vertex)) seen[paper] = 1;
  let count = 0;
  for (const flag of seen) count += flag;
  const papers = new Uint32Array(count);
  for (let paper = 0, at = 0; paper < seen.length; paper++) if (seen[paper] === 1) papers[at++] = paper;
  return newestFirst(snapshot.paperDates, papers);
}

/** A category near another, with what it holds. */
export interface CategoryPlace {
  vertex: number;
  /** Fewest steps: negative above, positive below. */
  steps: number;
  papers: number;
  /** Distinct papers of it and of all below it. */
  rollUp: number;
}

/**
 * The categories above (the farthest first), the category itself, and those below. What is above stays before what is
 * below where there are more than `maxNodes`, and the nearer before the farther. In a circle, which bad data may hold, a
 * category stands once: above, where it is both.
 */
export function categoryLineage(input: { snapshot: Snapshot; category: number; depth: number; maxNodes: number }): {
  places: CategoryPlace[];
  omittedNodes: number;
} {
  const { snapshot, category, depth, maxNodes } = input;
  const above = layers(snapshot.categoryParents, [category], depth).flatMap((layer, step) =>
    layer.map((vertex) => ({ vertex, steps: -step - 1 })),
  );
  const met = new Set(above.map(({ vertex }) => vertex));
  const below = layers(snapshot.categoryChildren, [category], depth).flatMap((layer, step) =>
    layer.filter((vertex) => !met.has(vertex)).map((vertex) => ({ vertex, steps: step + 1 })),
  );
  const all = [{ vertex: category, steps: 0 }, ...above, ...below];
  const kept = all.slice(0, maxNodes).sort((a, b) => a.steps - b.steps || a.vertex - b.vertex);
  const places = kept.map((place) => ({
    ...place,
    papers: degreeOf(snapshot.categoryPapers, place.vertex),
    rollUp: papersWithDescendants(snapshot, place.vertex).length,
  }));
  return { places, omittedNodes: all.length - kept.length };
}

function walk(rows: AnyRows, from: readonly number[], depth: number): number[] {
  return layers(rows, from, depth).flat();
}

/** What lies one step away, two steps, and so on; each vertex once, at its nearest. A circle ends where it closes. */
function layers(rows: AnyRows, from: readonly number[], depth: number): number[][] {
  const seen = new Set(from);
  const found: number[][] = [];
  let layer = [...from];
  for (let step = 0; step < depth && layer.length > 0; step++) {
    const next: number[] = [];
    for (const vertex of layer)
      for (const other of neighborsOf(rows, vertex))
        if (!seen.has(other)) {
          seen.add(other);
          next.push(other);
        }
    if (next.length > 0) found.push(next);
    layer = next;
  }
  return found;
}
