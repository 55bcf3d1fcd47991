import { type CursorKey, decodeCursor, encodeCursor } from './cursor.js';
import type { PageRequest } from './page-arguments.js';

/** Items in a strict total order, reached by index: a row of the snapshot, or the sorted answer of a traversal. */
export interface Sequence {
  readonly length: number;
  /** Names the order, for the cursors. */
  readonly order: string;
  /** How many values a key has. */
  readonly keyLength: number;
  key(index: number): CursorKey;
  /** Below 0 where the item comes before the key, 0 at it, above 0 after it. The key may belong to no item. */
  compare(index: number, key: CursorKey): number;
  /** Items that are left out; all are kept where absent. */
  keep?(index: number): boolean;
}

export interface SequencePage {
  /** In the order of the sequence, whichever way the page was read. */
  indices: number[];
  hasPreviousPage: boolean;
  hasNextPage: boolean;
}

/**
 * One page. Cursors are found by binary search on their values, so a page begins at the right place even where the
 * item of the cursor is gone or others came.
 *
 * @throws QueryError CURSOR
 */
export function sequencePage(sequence: Sequence, request: PageRequest): SequencePage {
  const keep = (index: number) => sequence.keep?.(index) ?? true;
  const low = request.after === undefined ? 0 : firstAfter(sequence, request.after, true);
  const high = request.before === undefined ? sequence.length : firstAfter(sequence, request.before, false);
  const indices: number[] = [];
  if (request.backward) {
    for (let i = high - 1; i >= low && indices.length < request.size; i--) if (keep(i)) indices.push(i);
    indices.reverse();
  } else {
    for (let i = low; i < high && indices.length < request.size; i++) if (keep(i)) indices.push(i);
  }
  const begin = indices[0] ?? low;
  const end = (indices.at(-1) ?? Math.max(low, high) - 1) + 1;
  return {
    indices,
    hasPreviousPage: some(keep, 0, Math.min(begin, sequence.length)),
    hasNextPage: some(keep, end, sequence.length),
  };
}

/** How many items are kept. */
export function sequenceLength(sequence: Sequence): number {
  if (!sequence.keep) return sequence.length;
  let count = 0;
  for (let i = 0; i < sequence.length; i++) if (sequence.keep(i)) count++;
  return count;
}

export function sequenceCursor(sequence: Sequence, index: number): string {
  return encodeCursor(sequence.order, sequence.key(index));
}

/** The first index behind the cursor; at the cursor itself where `beyond` is false. */
function firstAfter(sequence: Sequence, cursor: string, beyond: boolean): number {
  const key = decodeCursor(sequence.order, cursor, (found) => found.length === sequence.keyLength);
  let low = 0;
  let high = sequence.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const compared = sequence.compare(middle, key);
    if (compared > 0 || (compared === 0 && !beyond)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function some(keep: (index: number) => boolean, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (keep(i)) return true;
  return false;
}
