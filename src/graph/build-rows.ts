import type { Rows } from './snapshot.js';

/**
 * Rows from pairs, by counting sort: time and memory are linear in the pairs, and the pairs of one source keep
 * their order. `starts` is summed from what is written, so it closes with the number of neighbors.
 *
 * @param count number of sources; every source must be below it
 * @param pairs how many of the pairs to read, all unless stated
 * @throws RangeError where a source is out of range
 */
export function buildRows(
  count: number,
  sources: ArrayLike<number>,
  targets: ArrayLike<number>,
  pairs: number = sources.length,
): Rows {
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < pairs; i++) {
    const source = sources[i] as number;
    if (source >= count || source < 0)
      throw new RangeError(`build rows: source ${source} of pair ${i} is not in 0..${count - 1}`);
    starts[source + 1] = (starts[source + 1] as number) + 1;
  }
  for (let v = 0; v < count; v++) starts[v + 1] = (starts[v + 1] as number) + (starts[v] as number);
  const neighbors = new Uint32Array(pairs);
  const next = starts.slice(0, count);
  for (let i = 0; i < pairs; i++) {
    const source = sources[i] as number;
    const at = next[source] as number;
    neighbors[at] = targets[i] as number;
    next[source] = at + 1;
  }
  return { starts, neighbors };
}

/**
 * Which pair stands where in rows that are ordered by keys: rows of pairs' indices. Pairs that come in order, as they do
 * from most sources, cost no sorting.
 *
 * @param keys parallel to the sources; the first that differs decides, ascending; equal pairs keep their order
 */
export function orderPairs(count: number, sources: ArrayLike<number>, keys: readonly ArrayLike<number>[]): Rows {
  const pairs = new Uint32Array(sources.length);
  for (let i = 0; i < pairs.length; i++) pairs[i] = i;
  const rows = buildRows(count, sources, pairs);
  const { starts, neighbors } = rows;
  const compare = (a: number, b: number) => {
    for (const key of keys) {
      const difference = (key[a] as number) - (key[b] as number);
      if (difference !== 0) return difference;
    }
    return a - b;
  };
  for (let v = 0; v < count; v++) {
    const start = starts[v] as number;
    const end = starts[v + 1] as number;
    for (let i = start + 1; i < end; i++) {
      if (compare(neighbors[i - 1] as number, neighbors[i] as number) <= 0) continue;
      neighbors.subarray(start, end).sort(compare);
      break;
    }
  }
  return rows;
}

/** Rows of what the pairs lead to, from rows of pairs. */
export function targetsOf({ starts, neighbors }: Rows, targets: ArrayLike<number>): Rows {
  const found = new Uint32Array(neighbors.length);
  for (let i = 0; i < found.length; i++) found[i] = targets[neighbors[i] as number] as number;
  return { starts, neighbors: found };
}

/**
 * The rows seen from the other side. A source that names a target twice stands once in the target's row.
 *
 * @param count number of targets; every neighbor must be below it
 * @param order the order in which sources appear in the new rows (see `allNewestFirst`), ascending unless given
 * @throws RangeError where a neighbor is out of range
 */
export function transposeRows(rows: Rows, count: number, order?: Uint32Array): Rows {
  const { starts, neighbors } = rows;
  const sources = starts.length - 1;
  const newStarts = new Uint32Array(count + 1);
  // Source + 1 that was last seen at a target, so that repeats within a row are neither counted nor written.
  const last = new Uint32Array(count);
  for (let s = 0; s < sources; s++) {
    const end = starts[s + 1] as number;
    for (let i = starts[s] as number; i < end; i++) {
      const target = neighbors[i] as number;
      if (target >= count)
        throw new RangeError(`transpose rows: neighbor ${target} of vertex ${s} is not in 0..${count - 1}`);
      if (last[target] === s + 1) continue;
      last[target] = s + 1;
      newStarts[target + 1] = (newStarts[target + 1] as number) + 1;
    }
  }
  for (let v = 0; v < count; v++) newStarts[v + 1] = (newStarts[v + 1] as number) + (newStarts[v] as number);
  const newNeighbors = new Uint32Array(newStarts[count] as number);
  const next = newStarts.slice(0, count);
  last.fill(0);
  for (let i = 0; i < sources; i++) {
    const s = order === undefined ? i : (order[i] as number);
    const end = starts[s + 1] as number;
    for (let j = starts[s] as number; j < end; j++) {
      const target = neighbors[j] as number;
      if (last[target] === s + 1) continue;
      last[target] = s + 1;
      const at = next[target] as number;
      newNeighbors[at] = s;
      next[target] = at + 1;
    }
  }
  return { starts: newStarts, neighbors: newNeighbors };
}

/**
 * The rows without repeats; the first mention stays in place. The same object where nothing repeats.
 *
 * @param count number of targets
 */
export function distinctRows(rows: Rows, count: number): Rows {
  const { starts, neighbors } = rows;
  const sources = starts.length - 1;
  const last = new Uint32Array(count);
  let repeats = 0;
  for (let s = 0; s < sources; s++) {
    const end = starts[s + 1] as number;
    for (let i = starts[s] as number; i < end; i++) {
      const target = neighbors[i] as number;
      if (last[target] === s + 1) repeats++;
      last[target] = s + 1;
    }
  }
  if (repeats === 0) return rows;
  const newStarts = new Uint32Array(sources + 1);
  const newNeighbors = new Uint32Array(neighbors.length - repeats);
  last.fill(0);
  let written = 0;
  for (let s = 0; s < sources; s++) {
    const end = starts[s + 1] as number;
    for (let i = starts[s] as number; i < end; i++) {
      const target = neighbors[i] as number;
      if (last[target] === s + 1) continue;
      last[target] = s + 1;
      newNeighbors[written++] = target;
    }
    newStarts[s + 1] = written;
  }
  return { starts: newStarts, neighbors: newNeighbors };
}

/** Rows of a column of single targets, -1 for none: the papers of a venue from the venue of each paper. */
export function rowsOfColumn(column: ArrayLike<number>, count: number): Rows {
  const starts = new Uint32Array(column.length + 1);
  const neighbors = new Uint32Array(column.length);
  let written = 0;
  for (let v = 0; v < column.length; v++) {
    const target = column[v] as number;
    if (target >= 0) neighbors[written++] = target;
    starts[v + 1] = written;
  }
  return transposeRows({ starts, neighbors: neighbors.subarray(0, written) }, count);
}
