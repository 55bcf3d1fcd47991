import type { EntityKind } from '../load-details.js';

/** What a batch added or changed, by kind: the search index follows it. */
export class Touched {
  readonly paper = new Set<number>();
  readonly author = new Set<number>();
  readonly organization = new Set<number>();
  readonly category = new Set<number>();
  readonly topic = new Set<number>();
  readonly venue = new Set<number>();

  get isEmpty(): boolean {
    return this.kinds.every(([, ids]) => ids.size === 0);
  }

  get kinds(): [EntityKind, Set<number>][] {
    return [
      ['paper', this.paper],
      ['author', this.author],
      ['organization', this.organization],
      ['category', this.category],
      ['topic', this.topic],
      ['venue', this.venue],
    ];
  }
}
