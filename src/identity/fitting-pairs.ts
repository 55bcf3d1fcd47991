/** What a pair fits by. */
interface Fit {
  score: number;
}

/**
 * The pairs of clusters that fit, and those of them that are put off: one fits another that can't be one with its
 * partner about as well, so that nothing says whose it is. They come up again when one of the three has changed.
 */
export class FittingPairs<Evidence extends Fit> {
  readonly #fits: Map<number, Evidence>[];
  readonly #putOff: Set<number>[];
  readonly #margin: number;
  readonly #canBeOne: (at: number, other: number) => boolean;

  /** @param margin in points of the score: what leads by more is better */
  constructor(count: number, margin: number, canBeOne: (at: number, other: number) => boolean) {
    this.#fits = Array.from({ length: count }, () => new Map());
    this.#putOff = Array.from({ length: count }, () => new Set());
    this.#margin = margin;
    this.#canBeOne = canBeOne;
  }

  /** @param evidence null where they don't fit */
  set(at: number, other: number, evidence: Evidence | null): void {
    for (const [one, two] of [
      [at, other],
      [other, at],
    ] as const) {
      this.#putOff[one]?.delete(two);
      if (evidence === null) this.#fits[one]?.delete(two);
      else this.#fits[one]?.set(two, evidence);
    }
  }

  /** Forgets a cluster that was taken in by another. */
  drop(gone: number): void {
    for (const other of this.#fits[gone]?.keys() ?? []) {
      this.#fits[other]?.delete(gone);
      this.#putOff[other]?.delete(gone);
    }
    this.#fits[gone]?.clear();
    this.#putOff[gone]?.clear();
  }

  /** Puts a pair off where one of the two has a rival to the other. */
  putOff(at: number, other: number): boolean {
    if (!this.#hasRival(at, other) && !this.#hasRival(other, at)) return false;
    this.#putOff[at]?.add(other);
    this.#putOff[other]?.add(at);
    return true;
  }

  /** The pairs of a cluster that are put off, which they are no longer. */
  takePutOff(at: number): [other: number, evidence: Evidence][] {
    const others = [...(this.#putOff[at] ?? [])];
    for (const other of others) {
      this.#putOff[at]?.delete(other);
      this.#putOff[other]?.delete(at);
    }
    return others.flatMap((other) => {
      const evidence = this.#fits[at]?.get(other);
      return evidence ? [[other, evidence]] : [];
    });
  }

  #hasRival(at: number, partner: number): boolean {
    const fits = this.#fits[at];
    const least = (fits?.get(partner)?.score ?? 0) - this.#margin;
    for (const [rival, { score }] of fits ?? [])
      if (score >= least && rival !== partner && !this.#canBeOne(rival, partner)) return true;
    return false;
  }
}
