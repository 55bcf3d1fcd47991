import { kthLargest } from './kth-largest.js';

/**
 * Where the largest of some distinct values stand, the largest first: sorted as numbers, which no comparing function slows
 * down, and then looked up.
 *
 * @param values distinct, without NaN
 */
export function largestDistinct(values: Float64Array, count: number): Uint32Array {
  const kept = Math.max(0, Math.min(count, values.length));
  const order = new Uint32Array(kept);
  if (kept === 0) return order;
  const copy = values.slice();
  const least = kthLargest(copy, kept);
  const sorted = copy.subarray(values.length - kept).sort();
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value >= least) order[kept - 1 - placeOf(sorted, value)] = at;
  }
  return order;
}

function placeOf(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
