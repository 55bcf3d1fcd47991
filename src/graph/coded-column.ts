import { bitsAt, setBits, wordsOf } from './bit-column.js';

/**
 * Numbers by vertex of which many are equal, as dates are: each is kept as its place among all that occur, in as many bits as
 * that takes.
 */
export class CodedColumn implements Iterable<number> {
  readonly length: number;
  /** All that occur, ascending, each once. */
  readonly values: Int32Array;
  /** Bits of a place. */
  readonly width: number;
  readonly words: Uint32Array;

  constructor(length: number, values: Int32Array, words: Uint32Array) {
    this.length = length;
    this.values = values;
    this.width = placeWidth(values.length);
    this.words = words;
    Object.freeze(this);
  }

  static of(numbers: Int32Array): CodedColumn {
    const found = new Map<number, number>();
    const codes = numbersByFirst(numbers, found);
    const values = Int32Array.from(found.keys()).sort();
    const places = new Uint32Array(values.length);
    for (let place = 0; place < values.length; place++) places[found.get(values[place] as number) as number] = place;
    const width = placeWidth(values.length);
    const words = new Uint32Array(wordsOf(codes.length, width));
    for (let v = 0; v < codes.length; v++) setBits(words, width, v, places[codes[v] as number] as number);
    return new CodedColumn(codes.length, values, words);
  }

  /** @param vertex there must be such a one */
  at(vertex: number): number {
    return this.values[bitsAt(this.words, this.width, vertex)] as number;
  }

  /** The place of a vertex's number among all that occur: greater where the number is. */
  placeAt(vertex: number): number {
    return bitsAt(this.words, this.width, vertex);
  }

  /** The places of some vertices' numbers. */
  placesAt(vertices: Uint32Array): Uint32Array {
    const { words, width } = this;
    const places = new Uint32Array(vertices.length);
    for (let i = 0; i < places.length; i++) places[i] = bitsAt(words, width, vertices[i] as number);
    return places;
  }

  /** 0 where there is none. */
  get highest(): number {
    return this.values.at(-1) ?? 0;
  }

  toArray(): Int32Array {
    const numbers = new Int32Array(this.length);
    for (let vertex = 0; vertex < numbers.length; vertex++) numbers[vertex] = this.at(vertex);
    return numbers;
  }

  [Symbol.iterator](): IterableIterator<number> {
    return this.toArray().values();
  }
}

function placeWidth(values: number): number {
  return values < 2 ? 0 : 32 - Math.clz32(values - 1);
}

/** Of each number, how many others were met before it first was. */
function numbersByFirst(numbers: Int32Array, found: Map<number, number>): Uint32Array {
  const codes = new Uint32Array(numbers.length);
  for (let v = 0; v < numbers.length; v++) {
    const number = numbers[v] as number;
    if (v > 0 && number === numbers[v - 1]) {
      codes[v] = codes[v - 1] as number;
      continue;
    }
    let code = found.get(number);
    if (code === undefined) {
      code = found.size;
      found.set(number, code);
    }
    codes[v] = code;
  }
  return codes;
}

/** @throws RangeError where something doesn't fit, so that a number would be none */
export function checkCoded(name: string, { length, values, width, words }: CodedColumn): void {
  const expected = wordsOf(length, width);
  if (words.length !== expected)
    throw new RangeError(`freeze snapshot: ${name}.words holds ${words.length} words, expected ${expected}`);
  for (let i = 1; i < values.length; i++)
    if ((values[i] as number) <= (values[i - 1] as number))
      throw new RangeError(
        `freeze snapshot: ${name}.values[${i}] is ${values[i]}, not above ${values[i - 1]} before it`,
      );
  if (length > 0 && values.length === 0) throw new RangeError(`freeze snapshot: ${name} has no values`);
  for (let v = 0; v < length; v++) {
    const place = bitsAt(words, width, v);
    if (place >= values.length)
      throw new RangeError(`freeze snapshot: ${name}[${v}] is at ${place}, expected below ${values.length}`);
  }
}
