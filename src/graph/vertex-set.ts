/**
 * A set of vertices that numbers its members 0, 1, 2, ... in the order they came: a sparse set (Briggs, Torczon 1993,
 * "An efficient representation for sparse sets"). Emptying it costs nothing, so one set serves many queries, and
 * each costs what it adds. Arrays parallel to `keys` hold what is known of the members.
 *
 * Invariant: v is a member exactly where keys[slots[v]] = v and slots[v] < size; other slots hold leftovers.
 */
export class VertexSet {
  readonly #slots: Uint32Array;
  /** Members in the order they came; valid below `size`. Replaced when it grows. */
  keys: Uint32Array;
  size = 0;

  /** @param capacity vertices are below it */
  constructor(capacity: number) {
    this.#slots = new Uint32Array(capacity);
    this.keys = new Uint32Array(Math.min(capacity, 64));
  }

  /** The number of v in the set, which it joins where it is new (then `size` has grown). */
  add(v: number): number {
    const slot = this.#slots[v] as number;
    if (slot < this.size && this.keys[slot] === v) return slot;
    if (this.size === this.keys.length) this.#grow();
    this.keys[this.size] = v;
    this.#slots[v] = this.size;
    return this.size++;
  }

  /** The number of v in the set, or -1. */
  indexOf(v: number): number {
    const slot = this.#slots[v] as number;
    return slot < this.size && this.keys[slot] === v ? slot : -1;
  }

  has(v: number): boolean {
    const slot = this.#slots[v] as number;
    return slot < this.size && this.keys[slot] === v;
  }

  clear(): void {
    this.size = 0;
  }

  /** A copy of the members, in the order they came. */
  toArray(): Uint32Array {
    return this.keys.slice(0, this.size);
  }

  #grow(): void {
    const keys = new Uint32Array(Math.min(this.#slots.length, this.keys.length * 2));
    keys.set(this.keys);
    this.keys = keys;
  }
}
