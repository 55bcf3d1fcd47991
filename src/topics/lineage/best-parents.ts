import type { InferredLink } from './inferred-parents.js';

/** The best parents of one paper after another. */
export class BestParents {
  /** The score to beat; 0 while there is room. */
  worst = 0;
  readonly #most: number;
  readonly #parents: Uint32Array;
  readonly #scores: Float64Array;
  readonly #recencies: Float64Array;
  readonly #times: Float64Array;
  #held = 0;

  constructor(most: number) {
    this.#most = most;
    this.#parents = new Uint32Array(most);
    this.#scores = new Float64Array(most);
    this.#recencies = new Float64Array(most);
    this.#times = new Float64Array(most);
  }

  /** @param time in years */
  offer(parent: number, score: number, recency: number, time: number): void {
    let at = this.#held;
    while (at > 0 && this.#isBetter(parent, score, time, at - 1)) at--;
    if (at === this.#most) return;
    if (this.#held < this.#most) this.#held++;
    for (let to = this.#held - 1; to > at; to--) this.#set(to, ...this.#at(to - 1));
    this.#set(at, parent, score, recency, time);
    if (this.#held === this.#most) this.worst = this.#scores[this.#most - 1] as number;
  }

  /** Writes them down, the best first, and makes room. */
  take(child: number, links: InferredLink[]): void {
    for (let at = 0; at < this.#held; at++) {
      const [parent, score, recency] = this.#at(at);
      links.push({ parent, child, score, recency });
    }
    this.#held = this.worst = 0;
  }

  #at(at: number): [parent: number, score: number, recency: number, time: number] {
    return [
      this.#parents[at] as number,
      this.#scores[at] as number,
      this.#recencies[at] as number,
      this.#times[at] as number,
    ];
  }

  #set(at: number, parent: number, score: number, recency: number, time: number): void {
    this.#parents[at] = parent;
    this.#scores[at] = score;
    this.#recencies[at] = recency;
    this.#times[at] = time;
  }

  #isBetter(parent: number, score: number, time: number, at: number): boolean {
    const more = Math.round(score * 1e9) - Math.round((this.#scores[at] as number) * 1e9);
    if (more !== 0) return more > 0;
    const later = time - (this.#times[at] as number);
    return later === 0 ? parent < (this.#parents[at] as number) : later > 0;
  }
}
