/** Bytes behind a text that lies by itself, so that several at once can be read up to its end. */
const padding = 4;

/** A string that is JSON already, in UTF-8: whoever writes answers copies it; for everybody else it is the string. */
export class WrittenText {
  readonly bytes: DataView;
  readonly start: number;
  readonly end: number;

  /** @param bytes that don't change between start and end */
  constructor(bytes: DataView, start: number, end: number) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /** @param json or a part of it */
  static of(json: string): WrittenText {
    const length = Buffer.byteLength(json);
    const bytes = Buffer.alloc(length + padding);
    bytes.write(json);
    return new WrittenText(viewOf(bytes), 0, length);
  }

  /** What graphql-js asks an object for that stands where a string is expected. */
  valueOf(): string {
    const { buffer, byteOffset } = this.bytes;
    return JSON.parse(Buffer.from(buffer, byteOffset + this.start, this.end - this.start).toString());
  }

  toJSON(): string {
    return this.valueOf();
  }
}

/** Several of them that lie in the same bytes. */
export class WrittenTexts {
  readonly bytes: DataView;
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;

  constructor(bytes: DataView, starts: ArrayLike<number>, ends: ArrayLike<number>) {
    this.bytes = bytes;
    this.starts = starts;
    this.ends = ends;
  }

  at(place: number): WrittenText {
    return new WrittenText(this.bytes, this.starts[place] as number, this.ends[place] as number);
  }
}

/** The same bytes, to be read several at once. */
export function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
