import { neighborsOf, type Snapshot } from '../../graph/snapshot.js';
import { cutCycles } from './cut-cycles.js';
import type { LineageDirection, LineageLinks } from './gather-papers.js';
import { type InferenceSettings, type InferredLink, inferParents } from './inferred-parents.js';

/** Edges from the older to the newer paper, as places in a list of papers. */
export interface LineageEdges {
  from: Uint32Array;
  to: Uint32Array;
  /** Parallel to the edges where they are inferred. */
  inferred?: InferredLink[];
  /** Citations that were cut to break circles, from cited to citing. */
  cut: { from: number; to: number }[];
}

/** @param papers vertices, each once, by date, then by key */
export function lineageEdges(
  snapshot: Snapshot,
  papers: Uint32Array,
  links: LineageLinks,
  inference: InferenceSettings,
): LineageEdges {
  if (links === 'INFERRED') {
    const inferred = inferParents(snapshot, papers, inference);
    const from = new Uint32Array(inferred.length);
    const to = new Uint32Array(inferred.length);
    for (const [e, { parent, child }] of inferred.entries()) {
      from[e] = parent;
      to[e] = child;
    }
    return { from, to, inferred, cut: [] };
  }
  const placeOf = new Map(Array.from(papers, (paper, at) => [paper, at]));
  const from: number[] = [];
  const to: number[] = [];
  for (const [at, paper] of papers.entries())
    for (const cited of neighborsOf(snapshot.paperReferences, paper)) {
      const place = placeOf.get(cited);
      if (place === undefined) continue;
      from.push(place);
      to.push(at);
    }
  const isCut = cutCycles(papers.length, Uint32Array.from(from), Uint32Array.from(to));
  const kept = (column: number[]) => Uint32Array.from(column.filter((_, e) => isCut[e] === 0));
  const cut = from.map((source, e) => ({ from: source, to: to[e] as number })).filter((_, e) => isCut[e] === 1);
  return { from: kept(from), to: kept(to), cut };
}

/**
 * How many steps each paper is from the nearest seed, along edges of one direction at a time; -1 where it is further than
 * `depth`, or not reached.
 */
export function stepsFromSeeds(
  isSeed: ArrayLike<number>,
  { from, to }: LineageEdges,
  direction: LineageDirection,
  depth: number,
): Int16Array {
  const steps = Int16Array.from(isSeed, (seed) => (seed === 1 ? 0 : -1));
  if (depth === 0) return steps;
  for (const way of ['ANCESTORS', 'DESCENDANTS'] as const) {
    if (direction !== 'BOTH' && direction !== way) continue;
    const [ends, others] = way === 'ANCESTORS' ? [to, from] : [from, to];
    const next = new Map<number, number[]>();
    for (const [e, end] of ends.entries()) {
      const row = next.get(end) ?? [];
      next.set(end, row);
      row.push(others[e] as number);
    }
    const reached = Uint8Array.from(isSeed);
    let layer = Array.from(reached.keys()).filter((node) => reached[node] === 1);
    for (let step = 1; step <= depth && layer.length > 0; step++) {
      const beyond: number[] = [];
      for (const node of layer)
        for (const other of next.get(node) ?? []) {
          if (reached[other] === 1) continue;
          reached[other] = 1;
          beyond.push(other);
          if ((steps[other] as number) < 0 || step < (steps[other] as number)) steps[other] = step;
        }
      layer = beyond;
    }
  }
  return steps;
}
