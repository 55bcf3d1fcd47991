/** Pairs of vertices while their number isn't known: two typed arrays that double when they are full. */
export class PairList {
  #sources = new Int32Array(1024);
  #targets = new Int32Array(1024);
  #length = 0;

  push(source: number, target: number): void {
    if (this.#length === this.#sources.length) {
      this.#sources = doubled(this.#sources);
      this.#targets = doubled(this.#targets);
    }
    this.#sources[this.#length] = source;
    this.#targets[this.#length++] = target;
  }

  get sources(): Int32Array {
    return this.#sources.subarray(0, this.#length);
  }

  get targets(): Int32Array {
    return this.#targets.subarray(0, this.#length);
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
