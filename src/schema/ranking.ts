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
  /** Database id: it stands in cursors. */
  id(row: number): number;
  /** What ties go by, ascending, of a database id: the id itself unless given. */
  placeOf?(id: number): number;
}

/** The rows of a table by a value, then by place. */
export function ranking({ order, length, direction, value, id, placeOf = (one) => one }: RankingOptions): Ranking {
  const sign = direction === 'ASC' ? 1 : -1;
  const compare = (a: CursorKey[0], b: CursorKey[0], aPlace: number, bPlace: number): number => {
    if (a === null || b === null) return a === b ? aPlace - bPlace : a === null ? 1 : -1;
    return sign * (Number(a) - Number(b)) || aPlace - bPlace;
  };
  const places = Float64Array.from({ length }, (_, row) => placeOf(id(row)));
  const rows = Uint32Array.from({ length }, (_, row) => row).sort((a, b) =>
    compare(value(a), value(b), places[a] as number, places[b] as number),
  );
  const row = (index: number) => rows[index] as number;
  return {
    length,
    order: `${order}_${direction}`,
    keyLength: 2,
    row,
    key: (index) => [value(row(index)), id(row(index))],
    compare: (index, [other, otherId]) =>
      compare(value(row(index)), other as CursorKey[0], places[row(index)] as number, placeOf(Number(otherId))),
  };
}
