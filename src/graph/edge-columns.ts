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

  /**
   * A copy of those that came, by source, then by target.
   *
   * @param nodes both are below it
   */
  inOrder(nodes: number): EdgeColumns {
    const { source, target, papersCount, weight, firstYear, lastYear } = this.columns;
    const order = sortedBy(source, sortedBy(target, asTheyCame(this.size), nodes), nodes);
    const copy = makeColumns(this.size);
    for (let i = 0; i < order.length; i++) {
      const edge = order[i] as number;
      copy.source[i] = source[edge] as number;
      copy.target[i] = target[edge] as number;
      copy.papersCount[i] = papersCount[edge] as number;
      copy.weight[i] = weight[edge] as number;
      copy.firstYear[i] = firstYear[edge] as number;
      copy.lastYear[i] = lastYear[edge] as number;
    }
    return copy;
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

/** The same edges by a key below a limit, those of one key as they stood (counting sort). */
function sortedBy(keys: Uint32Array, edges: Uint32Array, limit: number): Uint32Array {
  const places = new Uint32Array(limit + 1);
  for (let i = 0; i < edges.length; i++) {
    const next = (keys[edges[i] as number] as number) + 1;
    places[next] = (places[next] as number) + 1;
  }
  for (let key = 1; key < limit; key++) places[key] = (places[key] as number) + (places[key - 1] as number);
  const sorted = new Uint32Array(edges.length);
  for (let i = 0; i < edges.length; i++) {
    const edge = edges[i] as number;
    const key = keys[edge] as number;
    const place = places[key] as number;
    sorted[place] = edge;
    places[key] = place + 1;
  }
  return sorted;
}

function asTheyCame(edges: number): Uint32Array {
  const order = new Uint32Array(edges);
  for (let edge = 0; edge < edges; edge++) order[edge] = edge;
  return order;
}
