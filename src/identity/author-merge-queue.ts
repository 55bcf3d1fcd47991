interface Entry<T> {
  score: number;
  size: number;
  first: number;
  second: number;
  firstVersion: number;
  secondVersion: number;
  value: T;
}

/**
 * Pairs by score, the highest first; of equal ones the largest pair, then that with the least numbers. Dropping a number forgets all its
 * pairs, so that it can come back with new ones.
 */
export class MergeQueue<T> {
  readonly #heap: Entry<T>[] = [];
  readonly #versions = new Map<number, number>();

  /** @param rank its score, and how much the pair holds together */
  push({ score, size }: { score: number; size: number }, first: number, second: number, value: T): void {
    const heap = this.#heap;
    heap.push({
      score,
      size,
      first,
      second,
      firstVersion: this.#version(first),
      secondVersion: this.#version(second),
      value,
    });
    let at = heap.length - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isBefore(at, parent)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  /** Takes the best pair, or null where none is left. */
  pop(): { first: number; second: number; score: number; value: T } | null {
    for (;;) {
      const entry = this.#takeTop();
      if (entry === null) return null;
      const isCurrent =
        entry.firstVersion === this.#version(entry.first) && entry.secondVersion === this.#version(entry.second);
      if (isCurrent) return entry;
    }
  }

  drop(number: number): void {
    this.#versions.set(number, this.#version(number) + 1);
  }

  #version(number: number): number {
    return this.#versions.get(number) ?? 0;
  }

  #takeTop(): Entry<T> | null {
    const heap = this.#heap;
    const top = heap[0];
    const last = heap.pop();
    if (top === undefined || last === undefined) return null;
    if (heap.length === 0) return top;
    heap[0] = last;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      let best = at;
      if (left < heap.length && this.#isBefore(left, best)) best = left;
      if (left + 1 < heap.length && this.#isBefore(left + 1, best)) best = left + 1;
      if (best === at) return top;
      this.#swap(at, best);
      at = best;
    }
  }

  #isBefore(at: number, other: number): boolean {
    const a = this.#heap[at];
    const b = this.#heap[other];
    if (!a || !b) return false;
    return (b.score - a.score || b.size - a.size || a.first - b.first || a.second - b.second) < 0;
  }

  #swap(at: number, other: number): void {
    const a = this.#heap[at];
    const b = this.#heap[other];
    if (!a || !b) return;
    this.#heap[at] = b;
    this.#heap[other] = a;
  }
}
