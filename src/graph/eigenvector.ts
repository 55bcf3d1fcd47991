import { QueryError } from '../errors.js';
import type { WeightedGraph } from './weighted-graph.js';
import { withDefaults } from './with-defaults.js';

export interface EigenvectorSettings {
  /** How far the image of the values may be from their multiple, as a share of the eigenvalue, where they stand. */
  tolerance: number;
  maxIterations: number;
}

export const eigenvectorDefaults: Readonly<EigenvectorSettings> = Object.freeze({
  tolerance: 1e-12,
  maxIterations: 10_000,
});

/** Directions shorter than this lie in those that are there. */
const leastLength = 1e-14;
/** Rounds after which images are worked out anew, which else are put together from those before. */
const freshAfter = 50;

/**
 * Eigenvector centrality (Bonacich 1972), the squares of the values summing to one. In an unconnected graph only the
 * components of the greatest eigenvalue keep values above 0, as they would by power iteration from equal values.
 *
 * Each round takes the best of the plane of the values, their error and the last step: Knyazev (2001), "Toward the optimal
 * preconditioned eigensolver", SIAM Journal on Scientific Computing 23(2), without a preconditioner. Power iteration does
 * not end on long chains and where components are nearly equal.
 *
 * @param graph undirected
 * @throws QueryError NO_CONVERGENCE where `maxIterations` rounds are not enough
 */
export function eigenvectorCentrality(graph: WeightedGraph, options: Partial<EigenvectorSettings> = {}): Float64Array {
  const { tolerance, maxIterations } = withDefaults<EigenvectorSettings>(eigenvectorDefaults, options);
  const { count } = graph;
  let values = new Float64Array(count).fill(1 / Math.sqrt(count));
  let image = imageOf(graph, values);
  let step: Direction | undefined;
  for (let round = 0; round < maxIterations; round++) {
    if (round % freshAfter === freshAfter - 1) image = imageOf(graph, values);
    const eigenvalue = dot(values, image);
    const error = image.map((value, v) => value - eigenvalue * (values[v] as number));
    if (Math.sqrt(dot(error, error)) <= tolerance * eigenvalue) return values.map((value) => settled(value, tolerance));
    const basis: Direction[] = [{ vector: values, image }];
    addDirection(basis, { vector: error, image: imageOf(graph, error) });
    if (step) addDirection(basis, step);
    const weights = greatestEigenvector(basis.map((a) => basis.map((b) => dot(a.vector, b.image))));
    const next = combined(basis, weights);
    step = combined(basis.slice(1), weights.slice(1));
    const length = Math.sqrt(dot(next.vector, next.vector));
    values = next.vector.map((value) => value / length);
    image = next.image.map((value) => value / length);
  }
  throw new QueryError(
    'NO_CONVERGENCE',
    `find eigenvector: not within ${tolerance} after ${maxIterations} iterations`,
    {
      hint: 'ask for fewer nodes, or for PageRank',
      details: { maxIterations, tolerance },
    },
  );
}

/** A vector and what the graph makes of it. */
interface Direction {
  vector: Float64Array;
  image: Float64Array;
}

function imageOf({ count, starts, neighbors, weights }: WeightedGraph, values: Float64Array): Float64Array {
  const image = new Float64Array(count);
  for (let v = 0; v < count; v++) {
    let sum = 0;
    for (let i = starts[v] as number; i < (starts[v + 1] as number); i++)
      sum += (weights[i] as number) * (values[neighbors[i] as number] as number);
    image[v] = sum;
  }
  return image;
}

/** Adds what is new in a direction, of length one. Twice, as the first time leaves what rounding made. */
function addDirection(basis: Direction[], { vector, image }: Direction): void {
  let added: Direction = { vector, image };
  for (let time = 0; time < 2; time++) {
    for (const known of basis) {
      const share = dot(known.vector, added.vector);
      added = combined([added, known], [1, -share]);
    }
    const length = Math.sqrt(dot(added.vector, added.vector));
    if (!(length > leastLength)) return;
    added = combined([added], [1 / length]);
  }
  basis.push(added);
}

function combined(directions: readonly Direction[], weights: readonly number[]): Direction {
  const count = directions[0]?.vector.length ?? 0;
  const sum = { vector: new Float64Array(count), image: new Float64Array(count) };
  directions.forEach(({ vector, image }, at) => {
    const weight = weights[at] as number;
    for (let v = 0; v < count; v++) {
      sum.vector[v] = (sum.vector[v] as number) + weight * (vector[v] as number);
      sum.image[v] = (sum.image[v] as number) + weight * (image[v] as number);
    }
  });
  return sum;
}

/** Of a symmetric matrix of up to three rows, by Jacobi's rotations; its first entry is not negative. */
function greatestEigenvector(matrix: number[][]): number[] {
  const size = matrix.length;
  const vectors = matrix.map((_, i) => matrix.map((__, j) => (i === j ? 1 : 0)));
  for (let sweep = 0; sweep < 30; sweep++)
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        const [rowP, rowQ] = [matrix[p] as number[], matrix[q] as number[]];
        const angle = 0.5 * Math.atan2(2 * (rowP[q] as number), (rowQ[q] as number) - (rowP[p] as number));
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        for (const row of [...matrix, ...vectors]) {
          const [a, b] = [row[p] as number, row[q] as number];
          row[p] = cos * a - sin * b;
          row[q] = sin * a + cos * b;
        }
        for (let k = 0; k < size; k++) {
          const [a, b] = [rowP[k] as number, rowQ[k] as number];
          rowP[k] = cos * a - sin * b;
          rowQ[k] = sin * a + cos * b;
        }
      }
  const values = matrix.map((row, i) => row[i] as number);
  const greatest = values.indexOf(Math.max(...values));
  const found = vectors.map((row) => row[greatest] as number);
  return (found[0] as number) < 0 ? found.map((value) => -value) : found;
}

/** No value is negative; what is within rounding of 0 is 0. */
function settled(value: number, tolerance: number): number {
  return Math.abs(value) <= tolerance ? 0 : Math.abs(value);
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let v = 0; v < a.length; v++) sum += (a[v] as number) * (b[v] as number);
  return sum;
}
