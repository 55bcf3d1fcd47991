/** Most counts are small; all from here on are taken for one. */
const mostTold = 64;

/**
 * As `largest` finds, for counts, of which many are equal and nearly all small: at least `count` positions, among them those
 * of the largest values, ascending.
 *
 * @param values whole, 0 or more
 */
export function largestCounts(values: Float64Array, count: number): number[] {
  if (count <= 0) return [];
  const found: number[] = [];
  const bar = values.length <= count ? 0 : leastKept(values, count);
  for (let at = 0; at < values.length; at++) if ((values[at] as number) >= bar) found.push(at);
  return found;
}

/** A value that at least `count` values reach. */
function leastKept(values: Float64Array, count: number): number {
  const times = new Uint32Array(mostTold + 1);
  for (let at = 0; at < values.length; at++) {
    const value = Math.min(mostTold, values[at] as number);
    times[value] = (times[value] as number) + 1;
  }
  let bar = mostTold;
  for (let sum = times[bar] as number; sum < count && bar > 0; sum += times[bar] as number) bar--;
  return bar;
}
