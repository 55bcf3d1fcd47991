/** Most rows that share a base, as a power of two. */
const longestShift = 6;
const offsetsEnd = 0x10000;

/**
 * Where rows begin among their neighbors, in half the memory of plain numbers and hardly slower to read: of some rows that
 * stand together one whole number, and of each its distance from that in two bytes.
 */
export class RowStarts {
  /** One more than there are rows. */
  readonly length: number;
  /** So many rows share a base, as a power of two: fewer where long rows stand together. */
  readonly shift: number;
  readonly bases: Uint32Array;
  readonly offsets: Uint16Array;

  constructor(length: number, shift: number, bases: Uint32Array, offsets: Uint16Array) {
    this.length = length;
    this.shift = shift;
    this.bases = bases;
    this.offsets = offsets;
    Object.freeze(this);
  }

  /** @param starts at least one, none below the one before it */
  static of(starts: Uint32Array): RowStarts {
    const shift = shiftOf(starts);
    const { bases, offsets } = rowStartsSizes(starts.length, shift);
    const made = new RowStarts(starts.length, shift, new Uint32Array(bases), new Uint16Array(offsets));
    for (let v = 0; v < starts.length; v++) {
      const block = v >>> shift;
      if (block << shift === v) made.bases[block] = starts[v] as number;
      made.offsets[v] = (starts[v] as number) - (made.bases[block] as number);
    }
    return made;
  }

  /** @param row below the length */
  at(row: number): number {
    return (this.bases[row >>> this.shift] as number) + (this.offsets[row] as number);
  }

  toArray(): Uint32Array {
    const starts = new Uint32Array(this.length);
    for (let row = 0; row < starts.length; row++) starts[row] = this.at(row);
    return starts;
  }
}

/** Elements of both arrays for so many starts; offsets come in pairs, as they are stored in words of 32 bits. */
export function rowStartsSizes(length: number, shift: number): { bases: number; offsets: number } {
  return { bases: Math.ceil(length / 2 ** shift), offsets: 2 * Math.ceil(length / 2) };
}

/** The longest blocks in which every distance fits. */
function shiftOf(starts: Uint32Array): number {
  for (let shift = longestShift; shift > 0; shift--) {
    let fits = true;
    for (let first = 0; fits && first < starts.length; first += 1 << shift) {
      const last = Math.min(starts.length, first + (1 << shift)) - 1;
      fits = (starts[last] as number) - (starts[first] as number) < offsetsEnd;
    }
    if (fits) return shift;
  }
  return 0;
}

/** @throws RangeError where the arrays don't fit, so that reading would fail */
export function checkRowStarts(name: string, { length, shift, bases, offsets }: RowStarts): void {
  const sizes = rowStartsSizes(length, shift);
  if (shift > longestShift || bases.length !== sizes.bases || offsets.length !== sizes.offsets)
    throw new RangeError(
      `freeze snapshot: ${name} holds ${bases.length} bases and ${offsets.length} offsets of 2^${shift} rows each, ` +
        `expected ${sizes.bases} and ${sizes.offsets}`,
    );
}
