import type { CoWords } from './co-words.js';

export type Quadrant = 'MOTOR' | 'NICHE' | 'BASIC' | 'EMERGING_OR_DECLINING';

/** Where a theme stands on the strategic map. */
export interface ThemePlace {
  centrality: number;
  density: number;
  quadrant: Quadrant;
}

/**
 * Callon's centrality and density, with e_ij = c_ij² / (c_i c_j) the equivalence index over joint papers and papers:
 * centrality 10 · Σ e over the links that leave a theme, density 100 · Σ e / w over those inside it, w its terms
 * (Callon, Courtial, Laville 1991, Scientometrics 22; the constants as in Cobo et al. 2011, Journal of Informetrics 5).
 * Every link counts for each theme that it touches, so the order of the terms does not matter.
 * A theme is central, or dense, where its value is the median of the themes or above.
 *
 * @param themeOf theme of each term, -1 for none; links to terms of no theme count as leaving
 */
export function themePlaces(words: CoWords, themeOf: ArrayLike<number>, themes: number): ThemePlace[] {
  const { papersCount, joint } = words;
  const count = papersCount.length;
  const leaving: number[][] = Array.from({ length: themes }, () => []);
  const inside: number[][] = Array.from({ length: themes }, () => []);
  const size = new Uint32Array(themes);
  for (let i = 0; i < count; i++) {
    const theme = themeOf[i] as number;
    if (theme >= 0) size[theme] = (size[theme] as number) + 1;
    for (let j = i + 1; j < count; j++) {
      const papers = joint[i * count + j] as number;
      if (papers === 0) continue;
      const other = themeOf[j] as number;
      const equivalence = papers ** 2 / ((papersCount[i] as number) * (papersCount[j] as number));
      if (theme === other) inside[theme]?.push(equivalence);
      else {
        leaving[theme]?.push(equivalence);
        leaving[other]?.push(equivalence);
      }
    }
  }
  const centrality = leaving.map((links) => 10 * steadySum(links));
  const density = inside.map((links, theme) => (100 * steadySum(links)) / Math.max(1, size[theme] as number));
  const isCentral = atMedianOrAbove(centrality);
  const isDense = atMedianOrAbove(density);
  return centrality.map((value, theme) => ({
    centrality: value,
    density: density[theme] as number,
    quadrant: quadrantOf(isCentral[theme] as boolean, isDense[theme] as boolean),
  }));
}

function quadrantOf(isCentral: boolean, isDense: boolean): Quadrant {
  if (isCentral) return isDense ? 'MOTOR' : 'BASIC';
  return isDense ? 'NICHE' : 'EMERGING_OR_DECLINING';
}

/** The same to the last bit whatever the order of the values. */
function steadySum(values: number[]): number {
  return values.sort((a, b) => a - b).reduce((sum, value) => sum + value, 0);
}

function atMedianOrAbove(values: readonly number[]): boolean[] {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  const median = sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
  return values.map((value) => value >= median);
}
