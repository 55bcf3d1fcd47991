import { components } from './components.js';
import { type Random, seededRandom } from './random.js';
import { strengths, type WeightedGraph } from './weighted-graph.js';
import { withDefaults } from './with-defaults.js';

export interface LayoutSettings {
  /** Runs from different places, of which the best is kept. */
  randomStarts: number;
  /** Most rounds; the cost of one grows with the square of the vertices. */
  maxIterations: number;
  seed: number;
}

export const layoutDefaults: Readonly<LayoutSettings> = Object.freeze({
  randomStarts: 1,
  maxIterations: 1000,
  seed: 1,
});

export interface Coordinates {
  /** By vertex; the mean is 0, the mean distance of two vertices 1, and x spreads more than y. */
  x: Float64Array;
  y: Float64Array;
}

/** The schedule of networkanalysis-ts: steps get shorter where a round made things worse, longer after five gains. */
const schedule = { first: 1, last: 0.001, reduction: 0.75, gains: 5 };
/** What VOSviewer adds to every pair of an unconnected graph, so that its parts stay in sight. */
const pullOfParts = 0.01;

/**
 * Places for the vertices by the VOS technique: with s the association strength of an edge and d the distance of its
 * ends, Σ s d² / 2 over the edges less Σ d over all pairs is made small, by gradient descent one vertex at a time. Van
 * Eck, Waltman, Dekker, van den Berg (2010), "A comparison of two techniques for bibliometric mapping", JASIST 61(12).
 * The same seed gives the same places.
 *
 * @param graph undirected
 */
export function layout(graph: WeightedGraph, options: Partial<LayoutSettings> = {}): Coordinates {
  const { randomStarts, maxIterations, seed } = withDefaults<LayoutSettings>(layoutDefaults, options);
  const { count } = graph;
  if (count < 2) return { x: new Float64Array(count), y: new Float64Array(count) };
  const random = seededRandom(seed);
  const pulls = associationStrengths(graph);
  const pull = components(graph).sizes.length > 1 ? pullOfParts : 0;
  let best: (Coordinates & { quality: number }) | undefined;
  for (let start = 0; start < randomStarts; start++) {
    const places = { x: new Float64Array(count), y: new Float64Array(count) };
    for (let v = 0; v < count; v++) {
      places.x[v] = 2 * random() - 1;
      places.y[v] = 2 * random() - 1;
    }
    const quality = descend(pulls, pull, places, maxIterations, random);
    if (best === undefined || quality < best.quality) best = { ...places, quality };
  }
  return standardize(best as Coordinates);
}

/** What `layout` makes small, for given places. */
export function layoutQuality(graph: WeightedGraph, { x, y }: Coordinates): number {
  const { count, starts, neighbors, weights } = associationStrengths(graph);
  const pull = components(graph).sizes.length > 1 ? pullOfParts : 0;
  let quality = 0;
  for (let v = 0; v < count; v++) {
    for (let u = 0; u < v; u++) {
      const square = ((x[v] as number) - (x[u] as number)) ** 2 + ((y[v] as number) - (y[u] as number)) ** 2;
      quality += (pull * square) / 2 - Math.sqrt(square);
    }
    for (let i = starts[v] as number; i < (starts[v + 1] as number); i++) {
      const u = neighbors[i] as number;
      const square = ((x[v] as number) - (x[u] as number)) ** 2 + ((y[v] as number) - (y[u] as number)) ** 2;
      if (u < v) quality += ((weights[i] as number) * square) / 2;
    }
  }
  return quality;
}

function associationStrengths(graph: WeightedGraph): WeightedGraph {
  const { count, starts, neighbors, weights } = graph;
  const sums = strengths(graph);
  const total = sums.reduce((sum, k) => sum + k, 0);
  const normalized = new Float64Array(weights.length);
  for (let v = 0; v < count; v++)
    for (let i = starts[v] as number; i < (starts[v + 1] as number); i++)
      normalized[i] =
        ((weights[i] as number) * total) / ((sums[v] as number) * (sums[neighbors[i] as number] as number));
  return { ...graph, weights: normalized };
}

/** @returns the quality of the last round, each pair measured from both ends while they moved */
function descend(
  graph: WeightedGraph,
  pull: number,
  { x, y }: Coordinates,
  maxIterations: number,
  random: Random,
): number {
  const { count, starts, neighbors, weights } = graph;
  const order = shuffled(count, random);
  const halfPull = pull / 2;
  let step = schedule.first;
  let quality = Number.POSITIVE_INFINITY;
  let gains = 0;
  for (let round = 0; round < maxIterations && step >= schedule.last; round++) {
    const before = quality;
    let doubled = 0;
    for (let o = 0; o < count; o++) {
      const v = order[o] as number;
      const xv = x[v] as number;
      const yv = y[v] as number;
      let towardX = 0;
      let towardY = 0;
      for (let i = starts[v] as number; i < (starts[v + 1] as number); i++) {
        const dx = xv - (x[neighbors[i] as number] as number);
        const dy = yv - (y[neighbors[i] as number] as number);
        const weight = weights[i] as number;
        towardX += weight * dx;
        towardY += weight * dy;
        doubled += (weight * (dx * dx + dy * dy)) / 2;
      }
      for (let u = 0; u < count; u++) {
        const dx = xv - (x[u] as number);
        const dy = yv - (y[u] as number);
        const square = dx * dx + dy * dy;
        if (square === 0) continue;
        const distance = Math.sqrt(square);
        const force = pull - 1 / distance;
        towardX += force * dx;
        towardY += force * dy;
        doubled += halfPull * square - distance;
      }
      const norm = Math.sqrt(towardX * towardX + towardY * towardY);
      if (norm === 0) continue;
      x[v] = xv - (step * towardX) / norm;
      y[v] = yv - (step * towardY) / norm;
    }
    quality = doubled / 2;
    if (quality < before) {
      if (++gains >= schedule.gains) {
        step /= schedule.reduction;
        gains = 0;
      }
    } else {
      step *= schedule.reduction;
      gains = 0;
    }
  }
  return quality;
}

function shuffled(count: number, random: Random): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, v) => v);
  for (let i = count - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const moved = order[i] as number;
    order[i] = order[j] as number;
    order[j] = moved;
  }
  return order;
}

/** Centered, turned so that the greatest spread lies along x, and scaled. */
function standardize({ x, y }: Coordinates): Coordinates {
  const count = x.length;
  const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / count;
  const [mx, my] = [mean(x), mean(y)];
  const cx = x.map((value) => value - mx);
  const cy = y.map((value) => value - my);
  const xx = mean(cx.map((value) => value * value));
  const yy = mean(cy.map((value) => value * value));
  const xy = mean(cx.map((value, v) => value * (cy[v] as number)));
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const tx = cx.map((value, v) => value * cos + (cy[v] as number) * sin);
  const ty = cy.map((value, v) => value * cos - (cx[v] as number) * sin);
  let total = 0;
  for (let v = 0; v < count; v++)
    for (let u = 0; u < v; u++)
      total += Math.hypot((tx[v] as number) - (tx[u] as number), (ty[v] as number) - (ty[u] as number));
  const scale = total === 0 ? 1 : (count * (count - 1)) / 2 / total;
  return { x: tx.map((value) => value * scale), y: ty.map((value) => value * scale) };
}
