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
  const starts = startsOf(count, sources, pairs);
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

function startsOf(count: number, sources: ArrayLike<number>, pairs: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < pairs; i++) {
    const source = sources[i] as number;
    if (source >= count || source < 0)
      throw new RangeError(`build rows: source ${source} of pair ${i} is not in 0..${count - 1}`);
    starts[source + 1] = (starts[source + 1] as number) + 1;
  }
  for (let v = 0; v < count; v++) starts[v + 1] = (starts[v + 1] as number) + (starts[v] as number);
  return starts;
}

/**
 * Which pair stands where in rows that are ordered by keys: rows of pairs' indices. Pairs that come in order, as they do
 * from most sources, cost no sorting, and least where their sources ascend, too.
 *
 * @param keys parallel to the sources; the first that differs decides, ascending; equal pairs keep their order
 * @throws RangeError where a source is out of range
 */
export function orderPairs(count: number, sources: Int32Array, keys: readonly Int32Array[]): Rows {
  const pairs = new Uint32Array(sources.length);
  for (let i = 0; i < pairs.length; i++) pairs[i] = i;
  if (isOrdered(sources, keys)) return { starts: startsOf(count, sources, sources.length), neighbors: pairs };
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

/** Whether pairs come by source, those of one source by their keys. */
function isOrdered(sources: Int32Array, keys: readonly Int32Array[]): boolean {
  for (let i = 1; i < sources.length; i++) {
    const step = (sources[i] as number) - (sources[i - 1] as number);
    if (step < 0) return false;
    if (step > 0) continue;
    for (let k = 0; k < keys.length; k++) {
      const key = keys[k] as Int32Array;
      const difference = (key[i] as number) - (key[i - 1] as number);
      if (difference < 0) return false;
      if (difference > 0) break;
    }
  }
  return true;
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
  const { starts, neighbors } = distinctRows(rows, count);
  const sources = starts.length - 1;
  const newStarts = new Uint32Array(count + 1);
  for (let i = 0; i < neighbors.length; i++) {
    const target = neighbors[i] as number;
    newStarts[target + 1] = (newStarts[target + 1] as number) + 1;
  }
  for (let v = 0; v < count; v++) newStarts[v + 1] = (newStarts[v + 1] as number) + (newStarts[v] as number);
  const newNeighbors = new Uint32Array(neighbors.length);
  const next = newStarts.slice(0, count);
  for (let i = 0; i < sources; i++) {
    const s = order === undefined ? i : (order[i] as number);
    const end = starts[s + 1] as number;
    for (let j = starts[s] as number; j < end; j++) {
      const target = neighbors[j] as number;
      const at = next[target] as number;
      newNeighbors[at] = s;
      next[target] = at + 1;
    }
  }
  return { starts: newStarts, neighbors: newNeighbors };
}

/** Rows up to so long are looked through pair by pair, which touches no other memory. */
const shortRow = 12;

/**
 * The rows without repeats; the first mention stays in place. The same object where nothing repeats.
 *
 * @param count number of targets; every neighbor must be below it
 * @throws RangeError where a neighbor is out of range
 */
export function distinctRows(rows: Rows, count: number): Rows {
  const first = firstRepeat(rows, count);
  if (first < 0) return rows;
  const { starts, neighbors } = rows;
  const newStarts = starts.slice();
  const newNeighbors = neighbors.slice();
  // Source + 1 that was last seen at a target.
  const last = new Uint32Array(count);
  let written = starts[first] as number;
  for (let s = first; s < starts.length - 1; s++) {
    const start = written;
    const isShort = (starts[s + 1] as number) - (starts[s] as number) <= shortRow;
    for (let i = starts[s] as number; i < (starts[s + 1] as number); i++) {
      const target = neighbors[i] as number;
      if (isShort ? stands(newNeighbors, target, start, written) : last[target] === s + 1) continue;
      if (!isShort) last[target] = s + 1;
      newNeighbors[written++] = target;
    }
    newStarts[s + 1] = written;
  }
  return { starts: newStarts, neighbors: newNeighbors.slice(0, written) };
}

/** The first source that names a target twice, -1 where none does. */
function firstRepeat({ starts, neighbors }: Rows, count: number): number {
  const last = new Uint32Array(count);
  let found = -1;
  for (let s = 0; s < starts.length - 1; s++) {
    const start = starts[s] as number;
    const end = starts[s + 1] as number;
    const isShort = end - start <= shortRow;
    for (let i = start; i < end; i++) {
      const target = neighbors[i] as number;
      if (target >= count)
        throw new RangeError(`distinct rows: neighbor ${target} of vertex ${s} is not in 0..${count - 1}`);
      if (found >= 0) continue;
      if (isShort ? stands(neighbors, target, start, i) : last[target] === s + 1) found = s;
      if (!isShort) last[target] = s + 1;
    }
  }
  return found;
}

function stands(neighbors: Uint32Array, target: number, start: number, end: number): boolean {
  for (let i = start; i < end; i++) if (neighbors[i] === target) return true;
  return false;
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
