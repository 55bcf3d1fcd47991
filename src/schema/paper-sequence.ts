import { newestFirst } from '../graph/newest-first.js';
import type { Snapshot } from '../graph/snapshot.js';
import type { CursorKey } from './cursor.js';
import type { Sequence } from './sequence.js';

/** Orders of papers that a snapshot knows. Unknown dates come last in both. */
export type PaperLinkOrder = 'NEWEST_FIRST' | 'OLDEST_FIRST';

/** Papers by vertex in an order of dates. */
export interface PaperSequence extends Sequence {
  vertex(index: number): number;
}

/**
 * Papers by date and id. Within one date the newest-first order goes by id, the oldest-first order is its mirror
 * image. A date of which only a year is known stands before the days of that year (OLDEST_FIRST) or after them.
 *
 * @param newest paper vertices, newest first, unknown dates last, papers of one date by vertex
 * @param mask by paper vertex, 1 where the paper is kept
 */
export function paperSequence(
  snapshot: Snapshot,
  newest: Uint32Array,
  order: PaperLinkOrder,
  mask?: Uint8Array,
): PaperSequence {
  const { paperDates } = snapshot;
  const ids = snapshot.ids.papers;
  const length = newest.length;
  const dateAt = (at: number) => paperDates.at(newest[at] as number);
  const dated = order === 'NEWEST_FIRST' ? 0 : countDated(length, dateAt);
  const vertex = (index: number) => newest[index < dated ? dated - 1 - index : index] as number;
  const sign = order === 'NEWEST_FIRST' ? 1 : -1;
  return {
    length,
    order,
    keyLength: 2,
    vertex,
    key: (index) => [paperDates.at(vertex(index)), ids.at(vertex(index))],
    compare: (index, [keyDate, keyId]: CursorKey) => {
      const date = paperDates.at(vertex(index));
      const id = ids.at(vertex(index));
      if (date === 0 || keyDate === 0) return date === keyDate ? id - Number(keyId) : date === 0 ? 1 : -1;
      return sign * (Number(keyDate) - date || id - Number(keyId));
    },
    ...(mask && { keep: (index: number) => mask[vertex(index)] === 1 }),
  };
}

/** A copy, newest first, unknown dates last, papers of one date by vertex. */
export function sortNewestFirst(snapshot: Snapshot, papers: Uint32Array): Uint32Array {
  return newestFirst(snapshot.paperDates, papers.slice().sort());
}

function countDated(length: number, dateAt: (at: number) => number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (dateAt(middle) > 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
