/** Bytes by key, the ones asked for last, up to a number in all. */
export class KeptBytes {
  readonly #limit: number;
  readonly #entries = new Map<string, Uint8Array>();
  #size = 0;

  /** @param limit bytes, and characters of keys; what takes more than a tenth of it is not kept */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): Uint8Array | undefined {
    const bytes = this.#entries.get(key);
    if (bytes === undefined) return undefined;
    this.#entries.delete(key);
    this.#entries.set(key, bytes);
    return bytes;
  }

  set(key: string, bytes: Uint8Array): void {
    if (key.length + bytes.length > this.#limit / 10) return;
    this.#drop(key);
    this.#entries.set(key, bytes);
    this.#size += key.length + bytes.length;
    for (const oldest of this.#entries.keys()) {
      if (this.#size <= this.#limit) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const bytes = this.#entries.get(key);
    if (bytes === undefined) return;
    this.#entries.delete(key);
    this.#size -= key.length + bytes.length;
  }
}
