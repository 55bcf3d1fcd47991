/** What is compared of a theme: parallel columns, each term once. */
export interface ComparedTheme {
  /** Topic vertices. */
  terms: ArrayLike<number>;
  papersCounts: ArrayLike<number>;
  pageRanks: ArrayLike<number>;
}

/**
 * How much of a theme A comes back in a theme B, over the shared terms W; occ is the papers of a term in the period of
 * the theme. The formulas of bibliometrix (`thematicEvolution`, `assignEvolutionColors`), coverage beside them.
 */
export interface ThemeIndices {
  /** |W| / min(|A|, |B|). */
  inclusion: number;
  /** |W| / (|A| + |B| - |W|). */
  stability: number;
  /** Σ_W min(occ_A, occ_B) / min(Σ occ_A, Σ occ_B). */
  weightedInclusion: number;
  /** √(Σ_W PR_A · PR_B / (Σ PR_A · Σ PR_B)). */
  pageRankIndex: number;
  /** ½ weightedInclusion + ½ pageRankIndex. */
  lineageStrength: number;
  /** Σ_W min(occ_A, occ_B) / Σ occ_A: how much of A goes on in B. */
  coverageForward: number;
  /** Σ_W min(occ_A, occ_B) / Σ occ_B: how much of B comes from A. */
  coverageBackward: number;
}

export const themeIndices = [
  'inclusion',
  'stability',
  'weightedInclusion',
  'pageRankIndex',
  'lineageStrength',
  'coverageForward',
  'coverageBackward',
] as const satisfies readonly (keyof ThemeIndices)[];

/**
 * Compares two themes.
 *
 * @returns the indices and the shared terms in the order of A; undefined where no term is shared
 */
export function compareThemes(
  a: ComparedTheme,
  b: ComparedTheme,
): { indices: ThemeIndices; shared: number[] } | undefined {
  const placeInB = new Map(Array.from(b.terms, (term, at) => [term, at]));
  const shared: number[] = [];
  let occurrences = 0;
  let ranks = 0;
  for (let i = 0; i < a.terms.length; i++) {
    const j = placeInB.get(a.terms[i] as number);
    if (j === undefined) continue;
    shared.push(a.terms[i] as number);
    occurrences += Math.min(a.papersCounts[i] as number, b.papersCounts[j] as number);
    ranks += (a.pageRanks[i] as number) * (b.pageRanks[j] as number);
  }
  if (shared.length === 0) return undefined;
  const [occurrencesA, occurrencesB] = [sum(a.papersCounts), sum(b.papersCounts)];
  const weightedInclusion = occurrences / Math.min(occurrencesA, occurrencesB);
  const pageRankIndex = Math.sqrt(ranks / (sum(a.pageRanks) * sum(b.pageRanks)));
  const indices: ThemeIndices = {
    inclusion: shared.length / Math.min(a.terms.length, b.terms.length),
    stability: shared.length / (a.terms.length + b.terms.length - shared.length),
    weightedInclusion,
    pageRankIndex,
    lineageStrength: weightedInclusion / 2 + pageRankIndex / 2,
    coverageForward: occurrences / occurrencesA,
    coverageBackward: occurrences / occurrencesB,
  };
  return { indices, shared };
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  return total;
}
