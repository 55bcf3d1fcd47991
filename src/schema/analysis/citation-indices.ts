/** Indices of a list of papers by their citations. */
export interface CitationIndices {
  /** Most h papers with at least h citations each: Hirsch (2005), PNAS 102(46). */
  h: number;
  /** Most g papers that together have at least g² citations, no more than there are: Egghe (2006), Scientometrics 69(1). */
  g: number;
  /** Papers with at least ten citations. */
  i10: number;
  citations: number;
}

/** @param citations of each paper, in any order */
export function citationIndices(citations: readonly number[]): CitationIndices {
  const sorted = [...citations].sort((a, b) => b - a);
  const indices: CitationIndices = { h: 0, g: 0, i10: 0, citations: 0 };
  for (const [at, count] of sorted.entries()) {
    indices.citations += count;
    if (count >= at + 1) indices.h = at + 1;
    if (indices.citations >= (at + 1) ** 2) indices.g = at + 1;
    if (count >= 10) indices.i10++;
  }
  return indices;
}
