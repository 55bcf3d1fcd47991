/** Parallel columns of ties between positions in a list, source below target. */
export interface EdgeColumns {
  source: Uint32Array;
  target: Uint32Array;
  papersCount: Uint32Array;
  weight: Float64Array;
  /** Of the joint papers; 0 where none has a year. */
  firstYear: Int16Array;
  lastYear: Int16Array;
}

/** Edges that come one by one: room that is used again from list to list. */
export class GrowingEdges {
  columns = makeColumns(1024);
  size = 0;

  /** Room for so many more. */
  reserve(count: number): void {
    const old = this.columns;
    let room = old.source.length;
    if (this.size + count <= room) return;
    while (room < this.size + count) room *= 2;
    this.columns = makeColumns(room);
    this.columns.source.set(old.source);
    this.columns.target.set(old.target);
    this.columns.papersCount.set(old.papersCount);
    this.columns.weight.set(old.weight);
    this.columns.firstYear.set(old.firstYear);
    this.columns.lastYear.set(old.lastYear);
  }

  /** A copy of those that came. */
  toColumns(): EdgeColumns {
    const { source, target, papersCount, weight, firstYear, lastYear } = this.columns;
    return {
      source: source.slice(0, this.size),
      target: target.slice(0, this.size),
      papersCount: papersCount.slice(0, this.size),
      weight: weight.slice(0, this.size),
      firstYear: firstYear.slice(0, this.size),
      lastYear: lastYear.slice(0, this.size),
    };
  }
}

function makeColumns(room: number): EdgeColumns {
  return {
    source: new Uint32Array(room),
    target: new Uint32Array(room),
    papersCount: new Uint32Array(room),
    weight: new Float64Array(room),
    firstYear: new Int16Array(room),
    lastYear: new Int16Array(room),
  };
}
