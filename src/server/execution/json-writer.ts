import { viewOf } from '../../schema/written-text.js';
import { roomToSend } from '../sent-bytes.js';
import type { ByteText } from './written.js';

/** Bytes to begin with; longer texts make it grow. */
const usualRoom = 65_536;
/** A longer room is given back with what was written in it. */
const mostRoom = 4_194_304;
/** A character of JavaScript takes at most so many bytes in UTF-8. */
const mostBytes = 3;
/** Bytes that are copied at once, as one number; what is too many is written over by what comes next. */
const stride = 4;
/** Whole numbers below are written at once, by their digits. */
const longNumber = 10_000;
/** By number: its digits in ASCII, the first in the lowest byte. */
const digits = Uint32Array.from({ length: longNumber }, (_, number) =>
  String(number)
    .split('')
    .reduceRight((word, digit) => word * 256 + digit.charCodeAt(0), 0),
);
/** Longer strings are cheaper to hand over than to write character by character. */
const longString = 64;

const quote = 0x22;
const backslash = 0x5c;
const firstPrintable = 0x20;
const firstWide = 0x80;

/**
 * JSON that is written as UTF-8, one thing behind the other, and taken once a whole part is there: the characters of hundreds
 * of short texts cost less than as many texts put together.
 */
export class JsonWriter {
  #room: Buffer = Buffer.allocUnsafeSlow(usualRoom);
  #view = viewOf(this.#room);
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
    if (start === 0 && this.#room.length > mostRoom) this.#replaceRoom(Buffer.allocUnsafeSlow(usualRoom));
  }

  /** One character of ASCII. */
  sign(code: number): void {
    if (this.#length === this.#room.length) this.#grow(1);
    this.#room[this.#length++] = code;
  }

  /** @param json as UTF-8 */
  copy(json: DataView, start: number, end: number): void {
    const length = end - start;
    if (this.#length + length + stride > this.#room.length) this.#grow(length + stride);
    const view = this.#view;
    const last = Math.min(end - 1, json.byteLength - stride);
    let from = start;
    let to = this.#length;
    for (; from <= last; from += stride, to += stride) view.setUint32(to, json.getUint32(from, true), true);
    for (; from < end; from++, to++) view.setUint8(to, json.getUint8(from));
    this.#length += length;
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
    const whole = value | 0;
    if (whole !== value || whole < 0 || whole >= longNumber) {
      this.text(JSON.stringify(value));
      return;
    }
    if (this.#length + stride > this.#room.length) this.#grow(stride);
    this.#view.setUint32(this.#length, digits[whole] as number, true);
    this.#length += whole < 10 ? 1 : whole < 100 ? 2 : whole < 1000 ? 3 : 4;
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

  #grow(more: number): void {
    const room = Buffer.allocUnsafeSlow(Math.max(this.#room.length * 2, this.#length + more));
    room.set(this.#room.subarray(0, this.#length));
    this.#replaceRoom(room);
  }

  #replaceRoom(room: Buffer): void {
    this.#room = room;
    this.#view = viewOf(room);
  }
}
