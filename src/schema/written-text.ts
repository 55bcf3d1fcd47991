/** A string that is JSON already, in UTF-8: whoever writes answers copies it; for everybody else it is the string. */
export class WrittenText {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;

  /** @param bytes that don't change between start and end */
  constructor(bytes: Uint8Array, start: number, end: number) {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  /** What graphql-js asks an object for that stands where a string is expected. */
  valueOf(): string {
    return JSON.parse(Buffer.from(this.bytes.subarray(this.start, this.end)).toString());
  }

  toJSON(): string {
    return this.valueOf();
  }
}

/** Several of them that lie in the same bytes. */
export class WrittenTexts {
  readonly bytes: Uint8Array;
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;

  constructor(bytes: Uint8Array, starts: ArrayLike<number>, ends: ArrayLike<number>) {
    this.bytes = bytes;
    this.starts = starts;
    this.ends = ends;
  }

  at(place: number): WrittenText {
    return new WrittenText(this.bytes, this.starts[place] as number, this.ends[place] as number);
  }
}
