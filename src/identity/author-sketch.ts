const firstSeed = 0x811c9dc5;
const secondSeed = 0x9747b28c;
const prime = 0x01000193;

/** Counts of texts in a fixed number of buckets: texts may share one, so that a count is never too low. */
export class CountSketch {
  readonly #counts: Uint32Array;
  readonly #shift: number;

  /** @param bits 2^bits buckets of four bytes. */
  constructor(bits: number) {
    this.#counts = new Uint32Array(2 ** bits);
    this.#shift = 32 - bits;
  }

  add(text: string): void {
    const at = hash(text, firstSeed) >>> this.#shift;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  count(text: string): number {
    return this.#counts[hash(text, firstSeed) >>> this.#shift] ?? 0;
  }
}

/** A Bloom filter of two bits a text (Bloom 1970). */
export class SeenTexts {
  readonly #words: Uint32Array;
  readonly #shift: number;

  /** @param bits 2^bits bits. */
  constructor(bits: number) {
    this.#words = new Uint32Array(2 ** Math.max(bits - 5, 0));
    this.#shift = 32 - bits;
  }

  /** Whether the text was new; it is seen from now on. */
  add(text: string): boolean {
    let first = firstSeed;
    let second = secondSeed;
    for (let at = 0; at < text.length; at++) {
      const letter = text.charCodeAt(at);
      first = Math.imul(first ^ letter, prime);
      second = Math.imul(second ^ letter, prime);
    }
    const isFirstNew = this.#set(mixed(first) >>> this.#shift);
    const isSecondNew = this.#set(mixed(second) >>> this.#shift);
    return isFirstNew || isSecondNew;
  }

  #set(bit: number): boolean {
    const mask = 1 << (bit & 31);
    const word = this.#words[bit >>> 5] ?? 0;
    this.#words[bit >>> 5] = word | mask;
    return (word & mask) === 0;
  }
}

/** FNV-1a with a final mix. */
function hash(text: string, seed: number): number {
  let value = seed;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), prime);
  return mixed(value);
}

function mixed(sum: number): number {
  let value = sum;
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  value = Math.imul(value ^ (value >>> 12), 0x297a2d39);
  return (value ^ (value >>> 15)) >>> 0;
}
