import {
  type Ascending,
  ascendingAt,
  checkAscending,
  markedOnes,
  packAscending,
  unpackAscending,
} from './ascending.js';

/**
 * The database ids of one kind by vertex, ascending: nothing is kept where they are 1, 2, 3 and so on, as those of a table are
 * from which nothing was deleted; else three bits each.
 */
export class IdColumn implements Iterable<number> {
  readonly length: number;
  /** 0 where there is none. */
  readonly highest: number;
  /** Of no numbers where no id is left out. */
  readonly packed: Ascending;

  constructor(length: number, highest: number, packed: Ascending) {
    this.length = length;
    this.highest = highest;
    this.packed = packed;
    Object.freeze(this);
  }

  /** @param ids above 0, each above the one before it */
  static of(ids: Int32Array): IdColumn {
    const highest = ids.at(-1) ?? 0;
    return new IdColumn(ids.length, highest, packAscending(highest === ids.length ? ids.subarray(0, 0) : ids));
  }

  /** -1 where there is no such vertex. */
  at(vertex: number): number {
    if (vertex < 0 || vertex >= this.length) return -1;
    return this.highest === this.length ? vertex + 1 : ascendingAt(this.packed, vertex);
  }

  /** Vertex of an id, or -1. */
  vertexOf(id: number): number {
    if (this.highest === this.length) return id >= 1 && id <= this.length ? id - 1 : -1;
    let low = 0;
    let high = this.length - 1;
    // The marked ones first, which need no look at what stands between.
    const { marks } = this.packed;
    for (let from = 0, to = marks.length - 1; from < to; ) {
      const middle = (from + to + 1) >>> 1;
      if (this.at(markedOnes * middle) <= id) {
        from = middle;
        low = markedOnes * middle;
      } else {
        to = middle - 1;
        high = markedOnes * middle - 1;
      }
    }
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const found = this.at(middle);
      if (found === id) return middle;
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  toArray(): Uint32Array {
    if (this.highest !== this.length) return unpackAscending(this.packed);
    const ids = new Uint32Array(this.length);
    for (let vertex = 0; vertex < ids.length; vertex++) ids[vertex] = vertex + 1;
    return ids;
  }

  [Symbol.iterator](): IterableIterator<number> {
    return this.toArray().values();
  }
}

/** Vertex of a database id among ascending ones, or -1. */
export function vertexOf(ids: ArrayLike<number>, id: number): number {
  let low = 0;
  let high = ids.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = ids[middle] as number;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** @throws RangeError where something doesn't fit, so that reading would fail or never end */
export function checkIds(name: string, { length, highest, packed }: IdColumn): void {
  if (highest < length)
    throw new RangeError(`freeze snapshot: ${name} ends at ${highest}, expected ${length} at least`);
  const kept = highest === length ? 0 : length;
  if (packed.length !== kept)
    throw new RangeError(`freeze snapshot: ${name} holds ${packed.length} values, expected ${kept}`);
  checkAscending(name, packed, kept === 0 ? 0 : highest);
  if (kept > 0 && ascendingAt(packed, kept - 1) !== highest)
    throw new RangeError(`freeze snapshot: ${name} ends at ${ascendingAt(packed, kept - 1)}, expected ${highest}`);
}
