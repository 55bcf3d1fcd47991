import { seededRandom } from '../../src/graph/random.js';
import { type AuthorEvidenceOptions, authorEvidenceDefaults } from '../../src/identity/author-evidence.js';
import { clusterAll } from './author-stages.js';
import { type BCubed, bCubed } from './b-cubed.js';
import type { LabelledMention } from './labelled-mention.js';

/** What the search may choose: the weights that full names of the ACL Anthology don't decide. */
const ranges = {
  initial: [-2, 1],
  sameInitials: [-1, 2.5],
  omittedInitials: [-2, 0],
  initialNamesakes: [0.05, 0.6],
  coauthors: [0.8, 2.4],
  coauthorNamesakes: [1, 10],
  organization: [0.5, 2.5],
  otherOrganization: [-2, 0],
} as const satisfies Partial<Record<keyof AuthorEvidenceOptions, readonly [number, number]>>;

type Tuned = Record<keyof typeof ranges, number>;

/**
 * People in two halves, by a hash of their names and a seed: what is tuned on one has not seen the other.
 *
 * @returns the mentions of each half
 */
export function halvesOfPeople(
  mentions: readonly LabelledMention[],
  seed: number,
): [tuned: LabelledMention[], heldOut: LabelledMention[]] {
  const people = [...new Set(mentions.flatMap(({ person }) => person ?? []))].sort();
  const random = seededRandom(seed);
  const held = new Set(people.filter(() => random() < 0.5));
  const isHeld = ({ person }: LabelledMention) => person !== null && held.has(person);
  return [mentions.filter((mention) => !isHeld(mention)), mentions.filter(isHeld)];
}

/** B³ of whole blocks with some weights. */
export function scoreWeights(mentions: readonly LabelledMention[], weights: Partial<AuthorEvidenceOptions>): BCubed {
  const { clusters } = clusterAll(mentions, weights);
  return bCubed(
    mentions.map(({ facts }) => clusters.get(facts.mentionKey) ?? -1),
    mentions.map(({ person }) => person ?? ''),
  );
}

/**
 * Random search, seeded: a quarter of the tries anywhere, the others near the best so far. The best is the greatest F1 whose
 * precision is at least `leastPrecision`.
 */
export function tuneWeights(
  mentions: readonly LabelledMention[],
  { tries, seed, leastPrecision = 0.93 }: { tries: number; seed: number; leastPrecision?: number },
  onBest: (weights: Tuned, score: BCubed, at: number) => void,
): Partial<AuthorEvidenceOptions> {
  const random = seededRandom(seed);
  const names = Object.keys(ranges) as (keyof Tuned)[];
  let best: Tuned | null = null;
  let bestScore = 0;
  for (let at = 0; at < tries; at++) {
    const isNear = best !== null && at > tries / 4;
    const weights = Object.fromEntries(
      names.map((name) => {
        const [low, high] = ranges[name];
        const near = ((best?.[name] ?? low) - low) / (high - low) + (random() - 0.5) * 0.3;
        const share = isNear ? Math.min(1, Math.max(0, near)) : random();
        return [name, Math.round((low + share * (high - low)) * 100) / 100];
      }),
    ) as Tuned;
    const score = scoreWeights(mentions, weights);
    const value = score.precision >= leastPrecision ? score.f1 : 0;
    if (value <= bestScore) continue;
    best = weights;
    bestScore = value;
    onBest(weights, score, at);
  }
  return best ?? authorEvidenceDefaults;
}
