import { roomToSend } from '../sent-bytes.js';
import type { ByteText } from './written.js';

/** Bytes to begin with; longer texts make it grow. */
const usualRoom = 65_536;
/** A longer room is given back with what was written in it. */
const mostRoom = 4_194_304;
/** A character of JavaScript takes at most so many bytes in UTF-8. */
const mostBytes = 3;
/** Longer strings are cheaper to hand over than to write character by character. */
const longString = 64;

const zero = 0x30;
const quote = 0x22;
const backslash = 0x5c;
const firstPrintable = 0x20;
const firstWide = 0x80;

/**
 * JSON that is written as UTF-8, one thing behind the other, and taken once a whole part is there: the characters of hundreds
 * of short texts cost less than as many texts put together.
 */
export class JsonWriter {
  #room = Buffer.allocUnsafeSlow(usualRoom);
  #length = 0;

  /** Bytes so far: what `rewind` and `take` go back to. */
  get length(): number {
    return this.#length;
  }

  /** Forgets what was written since. */
  rewind(length: number): void {
    this.#length = length;
  }

  /** What was written since, which is forgotten here. */
  take(start: number): ByteText {
    const json = this.#room.toString('latin1', start, this.#length);
    this.#giveBack(start);
    return json;
  }

  /** The same as bytes. */
  takeBytes(start: number): Buffer {
    const json = roomToSend(this.#length - start);
    json.set(this.#room.subarray(start, this.#length));
    this.#giveBack(start);
    return json;
  }

  #giveBack(start: number): void {
    this.rewind(start);
    if (start === 0 && this.#room.length > mostRoom) this.#room = Buffer.allocUnsafeSlow(usualRoom);
  }

  /** One character of ASCII. */
  sign(code: number): void {
    if (this.#length === this.#room.length) this.#grow(1);
    this.#room[this.#length++] = code;
  }

  /** @param json as UTF-8 */
  copy(json: Uint8Array, start = 0, end = json.length): void {
    const length = end - start;
    if (this.#length + length > this.#room.length) this.#grow(length);
    const room = this.#room;
    let at = this.#length;
    for (let i = start; i < end; i++) room[at++] = json[i] as number;
    this.#length = at;
  }

  string(value: string): void {
    const { length } = value;
    if (length > longString) {
      this.text(JSON.stringify(value));
      return;
    }
    if (this.#length + length + 2 > this.#room.length) this.#grow(length + 2);
    const room = this.#room;
    let at = this.#length;
    room[at++] = quote;
    for (let i = 0; i < length; i++) {
      const code = value.charCodeAt(i);
      if (code < firstPrintable || code >= firstWide || code === quote || code === backslash) {
        this.text(JSON.stringify(value));
        return;
      }
      room[at++] = code;
    }
    room[at++] = quote;
    this.#length = at;
  }

  number(value: number): void {
    if (!Number.isInteger(value) || value < 0 || value > 0x7fffffff) this.text(JSON.stringify(value));
    else if (value < 10) this.sign(zero + value);
    else this.#digits(value);
  }

  /** @param json written already */
  text(json: string): void {
    const most = json.length * mostBytes;
    if (this.#length + most > this.#room.length) this.#grow(most);
    this.#length += this.#room.write(json, this.#length);
  }

  /** Writes nothing where JSON has no word for the value. */
  value(value: unknown): void {
    if (typeof value === 'string') this.string(value);
    else if (typeof value === 'number') this.number(value);
    else {
      const text = JSON.stringify(value) as string | undefined;
      if (text !== undefined) this.text(text);
    }
  }

  /** @param value a whole number from 1, of 31 bits */
  #digits(value: number): void {
    let count = 0;
    for (let rest = value; rest > 0; rest = (rest / 10) | 0) count++;
    if (this.#length + count > this.#room.length) this.#grow(count);
    let at = this.#length + count;
    this.#length = at;
    for (let rest = value; rest > 0; ) {
      const next = (rest / 10) | 0;
      this.#room[--at] = zero + rest - next * 10;
      rest = next;
    }
  }

  #grow(more: number): void {
    const room = Buffer.allocUnsafeSlow(Math.max(this.#room.length * 2, this.#length + more));
    room.set(this.#room.subarray(0, this.#length));
    this.#room = room;
  }
}
