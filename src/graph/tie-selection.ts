import type { Counting, PaperFilter } from './ties.js';

/** Which papers count, how, and which ties are strong enough. */
export interface TieSelection extends PaperFilter {
  counting: Counting;
  /** Ties below are neither walked nor returned. */
  minWeight: number;
  /** Ties of fewer joint papers are neither walked nor returned. */
  minPapers: number;
}

/** A tolerance of 1e-9 keeps a sum of fractions that rounding left just below its threshold. */
export function isSelected(papersCount: number, weight: number, selection: TieSelection): boolean {
  return papersCount >= selection.minPapers && weight >= selection.minWeight - 1e-9;
}

/** Whether every tie is strong enough, so that none needs to be summed to know. */
export function selectsAll({ minPapers, minWeight }: TieSelection): boolean {
  return minPapers <= 1 && minWeight <= 0;
}
