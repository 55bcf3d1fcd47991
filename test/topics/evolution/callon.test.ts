import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../../src/graph/random.js';
import { themePlaces } from '../../../src/topics/evolution/callon.js';
import type { CoWords } from '../../../src/topics/evolution/co-words.js';

/** Co-words from joint papers given once a pair. */
function words(papersCount: number[], pairs: [number, number, number][]): CoWords {
  const count = papersCount.length;
  const joint = new Uint32Array(count * count);
  for (const [i, j, papers] of pairs) joint[i * count + j] = joint[j * count + i] = papers;
  return {
    terms: Uint32Array.from(papersCount.keys()),
    papersCount: Uint32Array.from(papersCount),
    joint,
    omittedTerms: 0,
  };
}

/** The terms in another order. */
function permuted({ terms, papersCount, joint }: CoWords, order: number[]): CoWords {
  const count = order.length;
  const moved = new Uint32Array(count * count);
  for (const [i, from] of order.entries())
    for (const [j, other] of order.entries()) moved[i * count + j] = joint[from * count + other] as number;
  return {
    terms: Uint32Array.from(order, (i) => terms[i] as number),
    papersCount: Uint32Array.from(order, (i) => papersCount[i] as number),
    joint: moved,
    omittedTerms: 0,
  };
}

/** As bibliometrix's thematicMap has it: the upper triangle alone, each link to the theme of its row. */
function triangleCentrality({ papersCount, joint }: CoWords, themeOf: number[], theme: number): number {
  const count = papersCount.length;
  let sum = 0;
  for (let i = 0; i < count; i++)
    for (let j = i + 1; j < count; j++)
      if (themeOf[i] === theme && themeOf[j] !== theme)
        sum += (joint[i * count + j] as number) ** 2 / ((papersCount[i] as number) * (papersCount[j] as number));
  return 10 * sum;
}

describe('themePlaces', () => {
  // Theme 0 is terms 0 and 1, theme 1 is terms 2 and 3; term 4 has none.
  const example = words(
    [4, 4, 2, 8, 1],
    [
      [0, 1, 2],
      [1, 2, 1],
      [2, 3, 2],
      [3, 4, 1],
    ],
  );
  const themeOf = [0, 0, 1, 1, -1];

  test('works out a hand-made example', () => {
    // e01 = 4/16, e12 = 1/8, e23 = 4/16, e34 = 1/8.
    expect(themePlaces(example, themeOf, 2)).toEqual([
      { centrality: 1.25, density: 12.5, quadrant: 'NICHE' },
      { centrality: 2.5, density: 12.5, quadrant: 'MOTOR' },
    ]);
  });

  test('does not depend on the order of terms, where one triangle by row does', () => {
    const order = [2, 3, 1, 0, 4];
    const moved = permuted(example, order);
    const movedThemes = order.map((i) => themeOf[i] as number);
    expect(triangleCentrality(example, themeOf, 0)).toBe(1.25);
    expect(triangleCentrality(moved, movedThemes, 0)).toBe(0);
    expect(themePlaces(moved, movedThemes, 2)).toEqual(themePlaces(example, themeOf, 2));
  });

  test('is the same to the last bit in any order of terms', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.integer({ min: 0, max: 2 ** 31 }), (count, seed) => {
        const random = seededRandom(seed);
        const papers = Array.from({ length: count }, () => 1 + Math.floor(random() * 20));
        const pairs: [number, number, number][] = [];
        for (let i = 0; i < count; i++)
          for (let j = i + 1; j < count; j++)
            pairs.push([i, j, Math.floor(random() * (Math.min(papers[i] as number, papers[j] as number) + 1))]);
        const themes = papers.map(() => Math.floor(random() * 3));
        const order = papers.map((_, i) => i).sort(() => random() - 0.5);
        const before = words(papers, pairs);
        const after = permuted(before, order);
        const movedThemes = order.map((i) => themes[i] as number);
        expect(themePlaces(after, movedThemes, 3)).toEqual(themePlaces(before, themes, 3));
      }),
    );
  });
});
