/** Places are told apart from those of earlier queries up to here. */
const mostPlaces = 2 ** 31 - 1;

/** What is added for each of a list. */
type Weights = Uint32Array | Float64Array;

/**
 * A set of vertices that numbers its members 0, 1, 2, ... in the order they came. Emptying it costs nothing, so one set
 * serves many queries, and each costs what it adds. Arrays parallel to `keys` hold what is known of the members.
 *
 * Invariant: v is a member exactly where places[v] >= base, and its number is then places[v] - base; what is below was a
 * place before the set was emptied. So one read of memory tells all.
 */
export class VertexSet {
  readonly #places: Int32Array;
  readonly #mostPlaces: number;
  #base = 1;
  /** Members in the order they came; valid below `size`. Replaced when it grows. */
  keys: Uint32Array;
  size = 0;

  /**
   * @param capacity vertices are below it
   * @param most places given until old ones are wiped out
   */
  constructor(capacity: number, most = mostPlaces) {
    this.#places = new Int32Array(capacity);
    this.#mostPlaces = most;
    this.keys = new Uint32Array(64);
  }

  /** The number of v in the set, which it joins where it is new (then `size` has grown). */
  add(v: number): number {
    const known = (this.#places[v] as number) - this.#base;
    if (known >= 0) return known;
    if (this.size === this.keys.length) this.#grow();
    this.keys[this.size] = v;
    this.#places[v] = this.#base + this.size;
    return this.size++;
  }

  /**
   * Adds a part of a list, and to the sum of each, by its number, the weight that stands beside it, where the number is
   * `from` or more. Nothing is decided on the way, so that no read of memory waits for the one before it.
   *
   * @param sums with room for all members that there may be then
   */
  addWeighted(list: Uint32Array, weights: Weights, start: number, end: number, sums: Float64Array, from: number): void {
    while (this.keys.length <= this.size + end - start) this.#grow();
    const { keys } = this;
    const places = this.#places;
    const base = this.#base;
    let size = this.size;
    for (let at = start; at < end; at++) {
      const v = list[at] as number;
      const known = ((places[v] as number) - base) | 0;
      const isNew = known >>> 31;
      const number = (known + Math.imul(isNew, size - known)) | 0;
      keys[size] = v;
      places[v] = base + number;
      size += isNew;
      sums[number] = (sums[number] as number) + (weights[at] as number) * ((from - 1 - number) >>> 31);
    }
    this.size = size;
  }

  /** The number of v in the set, or -1. */
  indexOf(v: number): number {
    const known = (this.#places[v] as number) - this.#base;
    return known >= 0 ? known : -1;
  }

  /**
   * Finds the members in a part of a list, deciding nothing on the way either.
   *
   * @param into gets their numbers from `at` on, and has room for one more than the part is long
   * @returns how many
   */
  findAll(list: Uint32Array, start: number, end: number, into: Uint32Array, at: number): number {
    const places = this.#places;
    const base = this.#base;
    let next = at;
    for (let i = start; i < end; i++) {
      const known = ((places[list[i] as number] as number) - base) | 0;
      into[next] = known;
      next += 1 + (known >> 31);
    }
    return next - at;
  }

  has(v: number): boolean {
    return (this.#places[v] as number) >= this.#base;
  }

  clear(): void {
    this.#base += this.size;
    this.size = 0;
    if (this.#base + this.#places.length <= this.#mostPlaces) return;
    this.#places.fill(0);
    this.#base = 1;
  }

  /** A copy of the members, in the order they came. */
  toArray(): Uint32Array {
    return this.keys.slice(0, this.size);
  }

  #grow(): void {
    const keys = new Uint32Array(Math.max(64, this.keys.length * 2));
    keys.set(this.keys);
    this.keys = keys;
  }
}
