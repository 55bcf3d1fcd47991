import { type Ascending, ascendingAt, markedOnes, packAscending, unpackAscending } from './ascending.js';

/** The database ids of one kind by vertex, ascending: nearly dense, so that they take three bits each. */
export class IdColumn implements Iterable<number> {
  readonly packed: Ascending;

  constructor(packed: Ascending) {
    this.packed = packed;
    Object.freeze(this);
  }

  /** @param ids above 0, each above the one before it */
  static of(ids: Int32Array): IdColumn {
    return new IdColumn(packAscending(ids));
  }

  get length(): number {
    return this.packed.length;
  }

  /** -1 where there is no such vertex. */
  at(vertex: number): number {
    return vertex >= 0 && vertex < this.length ? ascendingAt(this.packed, vertex) : -1;
  }

  /** Vertex of an id, or -1. */
  vertexOf(id: number): number {
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

  /** 0 where there is none. */
  get highest(): number {
    return this.length === 0 ? 0 : this.at(this.length - 1);
  }

  toArray(): Uint32Array {
    return unpackAscending(this.packed);
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
