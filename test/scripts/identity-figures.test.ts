import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { clusterAll } from '../../scripts/bench/author-stages.js';
import { bCubed } from '../../scripts/bench/b-cubed.js';
import { inspireMentions } from '../../scripts/bench/inspire-mentions.js';

const folder = fileURLToPath(new URL('../../../shared/data/disambiguation/inspire-wang-beard', import.meta.url));

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
    const { clusters } = clusterAll(mentions);
    const { precision, f1 } = bCubed(
      mentions.map(({ facts }) => clusters.get(facts.mentionKey) ?? -1),
      people,
    );
    expect(precision).toBeGreaterThanOrEqual(0.93);
    expect(f1).toBeGreaterThanOrEqual(0.9);
  });
});
