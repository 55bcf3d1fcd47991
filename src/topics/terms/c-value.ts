/** A phrase that may be a term. */
export interface Nested {
  /** Number of words. */
  length: number;
  frequency: number;
  /** Candidates within it, by index, each once. */
  within: readonly number[];
}

/**
 * C-value: Frantzi, Ananiadou, Mima, "Automatic recognition of multi-word terms: the C-value/NC-value method" (2000),
 * section 2.3. From the longest candidates to the shortest: `log2 |a| · f(a)` where a stands in no longer candidate, else
 * `log2 |a| · (f(a) − t(a) / c(a))`, where c(a) is the number of longer candidates that hold a, and t(a) how often a
 * stands in them, each occurrence counted once. A candidate whose value is below `least` is no candidate for shorter ones.
 *
 * @param candidates in any order
 * @param options.offset added to `log2 |a|`, so that single words have a value: 0 is the paper's formula, 1 that of
 *   Barrón-Cedeño, Sierra, Drouin, Ananiadou (2009)
 * @returns values in the order of the candidates
 */
export function cValues(
  candidates: readonly Nested[],
  { offset = 1, least = 0 }: { offset?: number; least?: number } = {},
): Float64Array {
  const values = new Float64Array(candidates.length);
  const nested = new Float64Array(candidates.length);
  const holders = new Int32Array(candidates.length);
  const order = Array.from(candidates.keys()).sort(
    (a, b) => (candidates[b] as Nested).length - (candidates[a] as Nested).length,
  );
  for (const at of order) {
    const { length, frequency, within } = candidates[at] as Nested;
    const count = holders[at] as number;
    const own = frequency - (nested[at] as number);
    values[at] = (offset + Math.log2(length)) * (count === 0 ? frequency : frequency - (nested[at] as number) / count);
    if ((values[at] as number) < least) continue;
    for (const shorter of within) {
      nested[shorter] = (nested[shorter] as number) + own;
      holders[shorter] = (holders[shorter] as number) + 1;
    }
  }
  return values;
}
