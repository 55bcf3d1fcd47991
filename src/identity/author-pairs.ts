import { affiliationWords } from './affiliation-text.js';
import type { GivenNames } from './author-given-names.js';
import type { AuthorProfile } from './author-profile.js';

export const authorPairDefaults = {
  /** Up to as many clusters of a block are compared in all pairs. */
  exactAtMost: 1500,
  /** What more clusters of like names share says nothing. */
  sharedByAtMost: 60,
};

/**
 * Which clusters of a block are compared with which. In a small block it is all whose names begin alike, or with an
 * initial; in a huge one, those of them that share a coauthor, an organization or a word of it, a title word, or the
 * whole name, unless so many share it that it says nothing: so the work grows with the block, not with its square.
 */
export class AuthorPairs {
  readonly #neighbors: Set<number>[] | null;
  readonly #buckets = new Map<string, number[]>();
  readonly #profiles: readonly Pick<AuthorProfile, 'names'>[];

  constructor(
    profiles: readonly AuthorProfile[],
    { exactAtMost, sharedByAtMost }: typeof authorPairDefaults = authorPairDefaults,
  ) {
    this.#profiles = profiles;
    profiles.forEach(({ names }, at) => {
      for (const bucket of bucketsOf(names)) push(this.#buckets, bucket, at);
    });
    this.#neighbors = profiles.length > exactAtMost ? sharers(profiles, sharedByAtMost) : null;
  }

  /** The clusters with which one is compared, each once. */
  of(at: number): Iterable<number> {
    if (this.#neighbors) return this.#neighbors[at] ?? [];
    const near = new Set<number>();
    for (const bucket of nearBuckets(bucketsOf(this.#profiles[at]?.names ?? []), this.#buckets))
      for (const other of this.#buckets.get(bucket) ?? []) if (other !== at) near.add(other);
    return near;
  }

  /** One has taken in another: whom that was compared with, it is compared with. */
  merge(into: number, other: number): void {
    if (this.#neighbors) {
      const own = this.#neighbors[into] as Set<number>;
      for (const neighbor of this.#neighbors[other] ?? []) {
        if (neighbor === into) continue;
        own.add(neighbor);
        this.#neighbors[neighbor]?.add(into);
      }
      own.delete(other);
      return;
    }
    for (const bucket of bucketsOf(this.#profiles[into]?.names ?? [])) {
      const members = this.#buckets.get(bucket);
      if (members === undefined) this.#buckets.set(bucket, [into]);
      else if (!members.includes(into)) members.push(into);
    }
  }
}

/** The first two letters of a name; of an initial the one letter. */
function bucketsOf(names: readonly GivenNames[]): Set<string> {
  return new Set(names.map(({ tokens }) => (tokens[0] ?? '').slice(0, 2)));
}

/** Names that begin alike may be one's; an initial may be anybody's. */
function nearBuckets(own: ReadonlySet<string>, all: ReadonlyMap<string, unknown>): Iterable<string> {
  for (const bucket of own) if (bucket.length < 2) return all.keys();
  return [...all.keys()].filter((bucket) => bucket.length < 2 || own.has(bucket));
}

function sharers(profiles: readonly AuthorProfile[], sharedByAtMost: number): Set<number>[] {
  const neighbors = profiles.map(() => new Set<number>());
  const bearers = new Map<string, number[]>();
  profiles.forEach((profile, at) => {
    const buckets = [...bucketsOf(profile.names)];
    for (const feature of featuresOf(profile)) for (const bucket of buckets) push(bearers, `${bucket} ${feature}`, at);
  });
  const connect = (one: number, other: number): void => {
    if (one === other) return;
    neighbors[one]?.add(other);
    neighbors[other]?.add(one);
  };
  for (const [key, members] of bearers) {
    if (members.length > sharedByAtMost) continue;
    for (const one of members) for (const other of members) if (other < one) connect(one, other);
    const gap = key.indexOf(' ');
    if (gap < 2) continue;
    // Initials are met by all that begin with them.
    for (const letters of new Set([key.slice(0, 1), '']))
      for (const other of bearers.get(`${letters}${key.slice(gap)}`)?.slice(0, sharedByAtMost) ?? [])
        for (const one of members) connect(one, other);
  }
  return neighbors;
}

function* featuresOf(profile: AuthorProfile): Iterable<string> {
  for (const name of profile.names) yield `n ${name.key}`;
  for (const coauthor of profile.coauthors) yield `c ${coauthor}`;
  for (const organization of profile.organizations) {
    yield `o ${organization}`;
    for (const word of affiliationWords(organization)) yield `w ${word}`;
  }
  for (const word of profile.titleWords.keys()) yield `t ${word}`;
}

function push(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
