import { type AnyRows, neighborsOf } from '../../graph/snapshot.js';

/** Which vertices of a kind are meant: by vertex, 1 where one is, else 0. */
export type Mask = Uint8Array;

/** Takes away what another mask does not mean. */
export function intersect(mask: Mask, other: Mask): void {
  for (let vertex = 0; vertex < mask.length; vertex++)
    mask[vertex] = (mask[vertex] as number) & (other[vertex] as number);
}

/** Adds what another mask means. */
export function unite(mask: Mask, other: Mask): void {
  for (let vertex = 0; vertex < mask.length; vertex++)
    mask[vertex] = (mask[vertex] as number) | (other[vertex] as number);
}

/** Everything else. */
export function complement(mask: Mask): Mask {
  return mask.map((isMeant) => 1 - isMeant);
}

/** What some vertices lead to. */
export function reached(rows: AnyRows, from: Mask, count: number): Mask {
  const found = new Uint8Array(count);
  for (let vertex = 0; vertex < from.length; vertex++) {
    if (from[vertex] !== 1) continue;
    const led = neighborsOf(rows, vertex);
    for (let i = 0; i < led.length; i++) found[led[i] as number] = 1;
  }
  return found;
}

/** How many vertices are meant. */
export function countOf(mask: Mask): number {
  let count = 0;
  for (let vertex = 0; vertex < mask.length; vertex++) count += mask[vertex] as number;
  return count;
}
