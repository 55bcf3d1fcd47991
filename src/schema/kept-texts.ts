import { WrittenText } from './written-text.js';

/** Bytes to begin with, and at most: some 300,000 authors. */
const leastRoom = 1 << 16;
const mostRoom = 1 << 24;
/** Ids up to here, so that the table of places stays small. */
const mostIds = 1 << 22;

/**
 * Names and keys as JSON, side by side: a hundred of them lie in a hundred places of memory, where rows and their strings
 * lie in many times as many, and they needn't be written again. What finds no room is not kept.
 */
export class KeptTexts {
  #bytes = Buffer.allocUnsafeSlow(leastRoom);
  /** Of the next text; 0 stands for none. */
  #next = 1;
  /** By database id: where the key begins, and behind it the name. Each has its length before it, in two bytes. */
  #places = new Uint32Array(1024);

  has(id: number): boolean {
    return (this.#places[id] ?? 0) > 0;
  }

  key(id: number): WrittenText {
    return this.#at(this.#places[id] as number);
  }

  name(id: number): WrittenText {
    const place = this.#places[id] as number;
    return this.#at(place + 2 + this.#lengthAt(place));
  }

  set(id: number, key: string, name: string): void {
    if (id >= mostIds || this.has(id)) return;
    const texts = [key, name].map((text) => Buffer.from(JSON.stringify(text)));
    const length = texts.reduce((sum, text) => sum + 2 + text.length, 0);
    if (this.#next + length > mostRoom || texts.some((text) => text.length > 0xffff)) return;
    this.#makeRoom(id, this.#next + length);
    this.#places[id] = this.#next;
    for (const text of texts) {
      this.#bytes.writeUInt16LE(text.length, this.#next);
      this.#bytes.set(text, this.#next + 2);
      this.#next += 2 + text.length;
    }
  }

  #lengthAt(place: number): number {
    return (this.#bytes[place] as number) | ((this.#bytes[place + 1] as number) << 8);
  }

  #at(place: number): WrittenText {
    return new WrittenText(this.#bytes, place + 2, place + 2 + this.#lengthAt(place));
  }

  #makeRoom(id: number, length: number): void {
    if (id >= this.#places.length) {
      const places = new Uint32Array(Math.max(id + 1, this.#places.length * 2));
      places.set(this.#places);
      this.#places = places;
    }
    if (length <= this.#bytes.length) return;
    const bytes = Buffer.allocUnsafeSlow(Math.max(length, this.#bytes.length * 2));
    bytes.set(this.#bytes);
    this.#bytes = bytes;
  }
}
