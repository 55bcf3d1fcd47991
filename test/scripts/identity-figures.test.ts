import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { clusterAll } from '../../scripts/bench/author-stages.js';
import { bCubed } from '../../scripts/bench/b-cubed.js';
import { inspireMentions } from '../../scripts/bench/inspire-mentions.js';
import { type LabelledMention, mentionKey } from '../../scripts/bench/labelled-mention.js';
import { seededRandom } from '../../src/graph/random.js';

const folder = fileURLToPath(new URL('../../../shared/data/disambiguation/inspire-wang-beard', import.meta.url));

function withOtherKeys(mentions: readonly LabelledMention[], seed: number): LabelledMention[] {
  const random = seededRandom(seed);
  const order = mentions.map(() => random());
  const ranks = order.map((_, at) => at).sort((a, b) => (order[a] ?? 0) - (order[b] ?? 0));
  return mentions.map((mention, at) => ({
    ...mention,
    facts: { ...mention.facts, mentionKey: mentionKey(ranks[at] ?? at) },
  }));
}

describe.skipIf(!existsSync(folder))('author figures on INSPIRE signatures (left out without ../shared/data)', () => {
  it('reach what is stated of whole blocks, and the baselines stand where the literature has them', () => {
    const mentions = inspireMentions(folder);
    const people = mentions.map(({ person }) => person ?? '');
    const initial = bCubed(
      mentions.map(({ facts }) => facts.name.blockKey),
      people,
    );
    expect(initial.precision).toBeCloseTo(0.299, 3);
    expect(initial.recall).toBeCloseTo(0.999, 3);
    // The order of the keys decides equal scores: the first are as they come.
    for (const keys of [undefined, 1, 2]) {
      const keyed = keys === undefined ? mentions : withOtherKeys(mentions, keys);
      const { clusters } = clusterAll(keyed);
      const { precision, f1 } = bCubed(
        keyed.map(({ facts }) => clusters.get(facts.mentionKey) ?? -1),
        people,
      );
      expect(precision).toBeGreaterThanOrEqual(0.93);
      expect(f1).toBeGreaterThanOrEqual(0.9);
    }
  });
});
