/**
 * Phrases as numbers: each is a shorter phrase and one more word, found by open addressing. No object and no string is
 * made for a phrase.
 */
export class PhraseTable {
  #slots: Int32Array;
  #prefixes: Int32Array;
  #words: Int32Array;
  #size = 0;

  constructor(capacity = 1024) {
    this.#slots = new Int32Array(capacity * 2).fill(-1);
    this.#prefixes = new Int32Array(capacity);
    this.#words = new Int32Array(capacity);
  }

  /** How many phrases there are: their numbers are 0 up to it. */
  get size(): number {
    return this.#size;
  }

  /**
   * @param prefix a phrase, -1 for none
   * @returns the number of the prefix with the word behind it, a new one where it was not known
   */
  add(prefix: number, word: number): number {
    let slot = this.#slotOf(prefix, word);
    const known = this.#slots[slot] as number;
    if (known >= 0) return known;
    if (this.#size === this.#prefixes.length) {
      this.#grow();
      slot = this.#slotOf(prefix, word);
    }
    const phrase = this.#size++;
    this.#slots[slot] = phrase;
    this.#prefixes[phrase] = prefix;
    this.#words[phrase] = word;
    return phrase;
  }

  /** The number of a phrase, or -1. */
  find(prefix: number, word: number): number {
    return this.#slots[this.#slotOf(prefix, word)] as number;
  }

  prefixOf(phrase: number): number {
    return this.#prefixes[phrase] as number;
  }

  /** The words of a phrase, in order. */
  wordsOf(phrase: number): number[] {
    const words: number[] = [];
    for (let at = phrase; at >= 0; at = this.#prefixes[at] as number) words.push(this.#words[at] as number);
    return words.reverse();
  }

  #slotOf(prefix: number, word: number): number {
    const mask = this.#slots.length - 1;
    let slot = (Math.imul(prefix + 1, 0x9e3779b1) ^ Math.imul(word + 1, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & mask;
    for (;;) {
      const phrase = this.#slots[slot] as number;
      if (phrase < 0 || (this.#prefixes[phrase] === prefix && this.#words[phrase] === word)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const capacity = this.#prefixes.length * 2;
    const prefixes = new Int32Array(capacity);
    const words = new Int32Array(capacity);
    prefixes.set(this.#prefixes);
    words.set(this.#words);
    this.#prefixes = prefixes;
    this.#words = words;
    this.#slots = new Int32Array(capacity * 2).fill(-1);
    for (let phrase = 0; phrase < this.#size; phrase++)
      this.#slots[this.#slotOf(prefixes[phrase] as number, words[phrase] as number)] = phrase;
  }
}
