import { kthLargest } from './kth-largest.js';

/**
 * Where the largest values stand, and all that equal the least of them: at least `count` positions, ascending, or all
 * where there are no more. For orders that ties make longer: sort these few instead of all.
 *
 * @param values without NaN
 */
export function largest(values: Float64Array, count: number): number[] {
  if (count <= 0) return [];
  const bar = values.length <= count ? Number.NEGATIVE_INFINITY : kthLargest(values.slice(), count);
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) if ((values[i] as number) >= bar) found.push(i);
  return found;
}
