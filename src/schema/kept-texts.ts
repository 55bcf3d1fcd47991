import type { IdColumn } from '../graph/id-column.js';
import { viewOf, WrittenTexts } from './written-text.js';

/** Bytes to begin with, and at most: some 300,000 authors. */
const leastRoom = 1 << 16;
const mostRoom = 1 << 24;

/** Keys and names of some entities, in their order. */
export interface Labels {
  keys: WrittenTexts;
  names: WrittenTexts;
}

/**
 * Names and keys as JSON, side by side: a hundred of them lie in a hundred places of memory, where rows and their strings
 * lie in many times as many, and they needn't be written again. What finds no room is not kept.
 */
export class KeptTexts {
  #bytes = Buffer.allocUnsafeSlow(leastRoom);
  #view = viewOf(this.#bytes);
  /** Of the next text; 0 stands for none. */
  #next = 1;
  readonly #ids: IdColumn;
  /** By vertex: where the key begins, and behind it the name. Each has its length before it, in two bytes. */
  readonly #places: Uint32Array;

  /** @param ids of the snapshot; what it doesn't have is not kept */
  constructor(ids: IdColumn) {
    this.#ids = ids;
    this.#places = new Uint32Array(ids.length);
  }

  /** Undefined where one of them is not kept. */
  labels(vertices: ArrayLike<number>): Labels | undefined {
    const count = vertices.length;
    const places = new Uint32Array(count);
    for (let at = 0; at < count; at++) {
      const place = this.#places[vertices[at] as number] ?? 0;
      if (place === 0) return undefined;
      places[at] = place;
    }
    const keys = this.#textsAt(places);
    return { keys, names: this.#textsAt(keys.ends) };
  }

  set(id: number, key: string, name: string): void {
    const vertex = this.#ids.vertexOf(id);
    if (vertex < 0 || this.#places[vertex] !== 0) return;
    const texts = [key, name].map((text) => Buffer.from(JSON.stringify(text)));
    const length = texts.reduce((sum, text) => sum + 2 + text.length, 0);
    if (this.#next + length > mostRoom || texts.some((text) => text.length > 0xffff)) return;
    this.#makeRoom(this.#next + length);
    this.#places[vertex] = this.#next;
    for (const text of texts) {
      this.#bytes.writeUInt16LE(text.length, this.#next);
      this.#bytes.set(text, this.#next + 2);
      this.#next += 2 + text.length;
    }
  }

  /** @param places of lengths, with the text behind each */
  #textsAt(places: ArrayLike<number>): WrittenTexts {
    const bytes = this.#bytes;
    const starts = new Uint32Array(places.length);
    const ends = new Uint32Array(places.length);
    for (let at = 0; at < places.length; at++) {
      const place = places[at] as number;
      starts[at] = place + 2;
      ends[at] = place + 2 + ((bytes[place] as number) | ((bytes[place + 1] as number) << 8));
    }
    return new WrittenTexts(this.#view, starts, ends);
  }

  #makeRoom(length: number): void {
    if (length <= this.#bytes.length) return;
    const bytes = Buffer.allocUnsafeSlow(Math.max(length, this.#bytes.length * 2));
    bytes.set(this.#bytes);
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
  }
}
