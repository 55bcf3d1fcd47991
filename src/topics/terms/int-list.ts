/** Numbers in one typed array that grows. */
export class IntList {
  #values: Int32Array;
  #length = 0;

  constructor(capacity = 1024) {
    this.#values = new Int32Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const values = new Int32Array(this.#length * 2);
      values.set(this.#values);
      this.#values = values;
    }
    this.#values[this.#length++] = value;
  }

  at(index: number): number {
    return this.#values[index] as number;
  }

  add(index: number, value: number): void {
    this.#values[index] = (this.#values[index] as number) + value;
  }

  /** The numbers; not to be kept while more are pushed. */
  view(): Int32Array {
    return this.#values.subarray(0, this.#length);
  }
}
