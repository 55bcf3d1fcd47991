/** Texts by key, the ones asked for last, up to a number of characters in all. */
export class KeptTexts {
  readonly #limit: number;
  readonly #texts = new Map<string, string>();
  #size = 0;

  /** @param limit characters of keys and texts; a text of more than a tenth of it is not kept */
  constructor(limit: number) {
    this.#limit = limit;
  }

  get(key: string): string | undefined {
    const text = this.#texts.get(key);
    if (text === undefined) return undefined;
    this.#texts.delete(key);
    this.#texts.set(key, text);
    return text;
  }

  set(key: string, text: string): void {
    if (key.length + text.length > this.#limit / 10) return;
    this.#drop(key);
    this.#texts.set(key, text);
    this.#size += key.length + text.length;
    for (const oldest of this.#texts.keys()) {
      if (this.#size <= this.#limit) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string): void {
    const text = this.#texts.get(key);
    if (text === undefined) return;
    this.#texts.delete(key);
    this.#size -= key.length + text.length;
  }
}
