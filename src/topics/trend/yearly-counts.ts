import type { Snapshot } from '../../graph/snapshot.js';

/** Papers by year, from the first year of the corpus to its last, years without papers included: parallel columns. */
export interface YearlyCounts {
  firstYear: number;
  /** Papers of the subject. */
  papers: Uint32Array;
  /** Papers of the whole corpus. */
  corpus: Uint32Array;
  /** Papers of the subject without a year. */
  undated: number;
}

/**
 * Counts papers beside the corpus that they belong to.
 *
 * @param papers vertices, each once
 * @param mask by paper vertex, 1 where the paper belongs to the corpus; all do unless given
 */
export function yearlyCounts({ paperDates }: Snapshot, papers: Uint32Array, mask?: Uint8Array): YearlyCounts {
  const ofCorpus = new Map<number, number>();
  const ofSubject = new Map<number, number>();
  let undated = 0;
  const count = (counts: Map<number, number>, paper: number) => {
    const year = Math.floor(paperDates.at(paper) / 10000);
    if (year > 0) counts.set(year, (counts.get(year) ?? 0) + 1);
    return year > 0;
  };
  for (let paper = 0; paper < paperDates.length; paper++)
    if (mask === undefined || mask[paper] === 1) count(ofCorpus, paper);
  for (const paper of papers) if ((mask === undefined || mask[paper] === 1) && !count(ofSubject, paper)) undated++;
  const years = [...ofCorpus.keys()];
  const firstYear = years.reduce((least, year) => Math.min(least, year), Number.POSITIVE_INFINITY);
  const lastYear = years.reduce((most, year) => Math.max(most, year), 0);
  const length = years.length === 0 ? 0 : lastYear - firstYear + 1;
  const column = (counts: Map<number, number>) =>
    Uint32Array.from({ length }, (_, at) => counts.get(firstYear + at) ?? 0);
  return { firstYear: length === 0 ? 0 : firstYear, papers: column(ofSubject), corpus: column(ofCorpus), undated };
}
