import type { CursorKey } from './cursor.js';
import type { Sequence } from './sequence.js';

export interface Ranking extends Sequence {
  /** Which row of the table stands at an index of the ranking. */
  row(index: number): number;
}

interface RankingOptions {
  /** Names the order, for the cursors. */
  order: string;
  /** Rows of the table. */
  length: number;
  direction: 'ASC' | 'DESC';
  /** What to sort by; null comes last in both directions. */
  value(row: number): number | null;
  /** Database id: ties go by it, ascending. */
  id(row: number): number;
}

/** The rows of a table by a value, then by id. */
export function ranking({ order, length, direction, value, id }: RankingOptions): Ranking {
  const sign = direction === 'ASC' ? 1 : -1;
  const compareKeys = ([a, aId]: CursorKey, [b, bId]: CursorKey): number => {
    if (a === null || b === null) return a === b ? Number(aId) - Number(bId) : a === null ? 1 : -1;
    return sign * (Number(a) - Number(b)) || Number(aId) - Number(bId);
  };
  const key = (row: number): CursorKey => [value(row), id(row)];
  const rows = Uint32Array.from({ length }, (_, row) => row).sort((a, b) => compareKeys(key(a), key(b)));
  const row = (index: number) => rows[index] as number;
  return {
    length,
    order: `${order}_${direction}`,
    keyLength: 2,
    row,
    key: (index) => key(row(index)),
    compare: (index, other) => compareKeys(key(row(index)), other),
  };
}
