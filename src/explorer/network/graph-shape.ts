import type { DrawnNetwork } from './network-documents.js';

/** A network by numbers: nodes as they stand in the answer, edges by their ends. */
export interface GraphShape {
  indexOf: ReadonlyMap<string, number>;
  edges: readonly { source: number; target: number }[];
  /** For each node its edges, by their numbers. */
  edgesOf: readonly (readonly number[])[];
  /** Pixels. */
  radii: readonly number[];
  /** Pixels. */
  widths: readonly number[];
  /** For each node whether the network is around it; none is the center of a network that is around nothing. */
  isCenter: readonly boolean[];
  /** Of lines, 0 to 1: the more there are, the paler each. */
  opacity: number;
  /** Nodes from the most to the least important for names: the center, then by papers. */
  byImportance: readonly number[];
}

/** Pixels, from the fewest papers to the most: areas of circles and widths of lines grow with the count. */
const radius = { least: 4, most: 17 };
const width = { least: 0.75, most: 6.5 };

/** Pixels. In a narrower frame the greatest circles are smaller, down to half: names need room too. */
const usualWidth = 640;

/**
 * Works out how a network is drawn, apart from where.
 * @param frameWidth in pixels
 */
export function graphShape({ nodes, edges }: DrawnNetwork, frameWidth: number): GraphShape {
  const most = radius.most * Math.min(1, Math.max(0.5, frameWidth / usualWidth));
  const indexOf = new Map(nodes.map(({ key }, index) => [key, index]));
  const ends = edges.map(({ source, target }) => ({
    source: indexOf.get(source.key) ?? 0,
    target: indexOf.get(target.key) ?? 0,
  }));
  const edgesOf: number[][] = nodes.map(() => []);
  for (const [number, { source, target }] of ends.entries()) {
    edgesOf[source]?.push(number);
    edgesOf[target]?.push(number);
  }
  const mostPapers = Math.max(...nodes.map(({ papersCount }) => papersCount), 1);
  const mostWeight = Math.max(...edges.map(({ weight }) => weight), Number.MIN_VALUE);
  const hasCenter = nodes.some(({ distance }) => distance > 0);
  const isCenter = nodes.map(({ distance }) => hasCenter && distance === 0);
  const importance = nodes.map(({ papersCount }, index) => (isCenter[index] ? mostPapers + 1 : papersCount));
  return {
    indexOf,
    edges: ends,
    edgesOf,
    radii: nodes.map(({ papersCount }) => radius.least + (most - radius.least) * Math.sqrt(papersCount / mostPapers)),
    widths: edges.map(({ weight }) => width.least + (width.most - width.least) * (weight / mostWeight)),
    isCenter,
    opacity: Math.min(0.55, Math.max(0.12, 6 / Math.sqrt(edges.length + 1))),
    byImportance: nodes.map((_, index) => index).sort((a, b) => (importance[b] ?? 0) - (importance[a] ?? 0) || a - b),
  };
}
