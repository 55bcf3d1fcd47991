import { roomToSend } from './sent-bytes.js';

/** Most buffers that the room is made of, each when it is reached, and the least bytes of one. */
const mostSlabs = 8;
const leastSlab = 1 << 16;

/** Where bytes lie: how many had been written before them. */
interface Place {
  key: string;
  at: number;
  length: number;
}

/**
 * Bytes by key, up to a number in all. They are copied into one room that is written round and round, so that what
 * comes and goes leaves no garbage; what is asked for again before half the room was written anew stays.
 */
export class KeptBytes {
  readonly #most: number;
  readonly #slabBytes: number;
  readonly #slabs: Buffer[] = [];
  readonly #slabsCount: number;
  readonly #places = new Map<string, Place>();
  /** In the order of writing, from `#oldest` on. */
  #order: Place[] = [];
  #oldest = 0;
  /** Bytes, those that have been written over included. */
  #written = 0;

  /** @param limit bytes, and characters of keys; what takes more than a tenth of it is not kept */
  constructor(limit: number) {
    this.#most = limit / 10;
    this.#slabBytes = Math.min(limit, Math.max(leastSlab, Math.floor(limit / mostSlabs)));
    this.#slabsCount = Math.floor(limit / this.#slabBytes);
  }

  /** A copy, as the room may be written over. */
  get(key: string): Buffer | undefined {
    const place = this.#places.get(key);
    if (place === undefined) return undefined;
    const { at, length } = place;
    const start = at % this.#slabBytes;
    const bytes = roomToSend(length);
    bytes.set(this.#slabOf(at).subarray(start, start + length));
    if (this.#written - at > this.#room / 2) this.set(key, bytes);
    return bytes;
  }

  set(key: string, bytes: Uint8Array): void {
    const size = key.length + bytes.length;
    if (size > this.#most) return;
    const left = this.#slabBytes - (this.#written % this.#slabBytes);
    const at = this.#written + (size > left ? left : 0);
    this.#written = at + size;
    this.#forget(this.#written - this.#room);
    this.#slabOf(at).set(bytes, at % this.#slabBytes);
    const place = { key, at, length: bytes.length };
    this.#places.set(key, place);
    this.#order.push(place);
  }

  get #room(): number {
    return this.#slabBytes * this.#slabsCount;
  }

  #slabOf(at: number): Buffer {
    const number = Math.floor(at / this.#slabBytes) % this.#slabsCount;
    this.#slabs[number] ??= Buffer.allocUnsafeSlow(this.#slabBytes);
    return this.#slabs[number];
  }

  /** What began before `at` is written over. */
  #forget(at: number): void {
    for (let place = this.#order[this.#oldest]; place && place.at < at; place = this.#order[++this.#oldest])
      if (this.#places.get(place.key) === place) this.#places.delete(place.key);
    if (this.#oldest * 2 <= this.#order.length) return;
    this.#order = this.#order.slice(this.#oldest);
    this.#oldest = 0;
  }
}
