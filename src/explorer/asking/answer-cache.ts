/** How many answers are kept, and for how long (milliseconds), so that the back button shows a page at once. */
const defaults = { most: 100, age: 120_000, now: () => Date.now() };

/** Answers by what was asked; the longest unused goes first. */
export class AnswerCache {
  readonly #options: typeof defaults;
  readonly #kept = new Map<string, { data: unknown; at: number }>();

  constructor(options: Partial<typeof defaults> = {}) {
    this.#options = { ...defaults, ...options };
  }

  get(key: string): unknown {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    this.#kept.delete(key);
    if (this.#options.now() - kept.at > this.#options.age) return undefined;
    this.#kept.set(key, kept);
    return kept.data;
  }

  set(key: string, data: unknown): void {
    this.#kept.delete(key);
    this.#kept.set(key, { data, at: this.#options.now() });
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= this.#options.most) break;
      this.#kept.delete(oldest);
    }
  }
}
