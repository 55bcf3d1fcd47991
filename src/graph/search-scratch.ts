/** A queue of vertices, kept as long as it once was. */
export class VertexQueue {
  /** Valid below `size`. Replaced when it grows. */
  items = new Uint32Array(256);
  size = 0;

  push(v: number): void {
    this.reserve(this.size + 1)[this.size++] = v;
  }

  /** The items, with room for so many: for loops that write without asking each time. They set `size` at the end. */
  reserve(length: number): Uint32Array {
    if (length > this.items.length) {
      const grown = new Uint32Array(Math.max(length, this.items.length * 2));
      grown.set(this.items);
      this.items = grown;
    }
    return this.items;
  }
}

/**
 * What a two-sided search knows of each vertex, in one number, so that one read of memory tells all: which search it
 * was marked in (marks of earlier ones are below `base`, so nothing is ever cleared), from which side, at which level.
 */
export class LevelMarks {
  static readonly sideBit = 1024;
  /** The level that means: not to be entered, or met already. Also the mask of the level in a mark. */
  static readonly closed = 1023;

  readonly marks: Uint32Array;
  base = 0;

  constructor(count: number) {
    this.marks = new Uint32Array(count);
  }

  /** Forgets all marks. */
  begin(): void {
    this.base += 2 * LevelMarks.sideBit;
    if (this.base < 2 ** 32) return;
    this.marks.fill(0);
    this.base = 2 * LevelMarks.sideBit;
  }
}

/** The memory of one two-sided search over papers and members. */
export class SearchScratch {
  readonly members: LevelMarks;
  readonly papers: LevelMarks;
  readonly queues = [0, 1].map(() => ({ members: new VertexQueue(), papers: new VertexQueue() }));

  constructor(memberCount: number, paperCount: number) {
    this.members = new LevelMarks(memberCount);
    this.papers = new LevelMarks(paperCount);
  }
}
