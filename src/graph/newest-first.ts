import type { CodedColumn } from './coded-column.js';
import { type AnyRows, neighborsOf, type Snapshot } from './snapshot.js';

/**
 * Papers by date, newest first: unknown dates last, papers of one date by vertex.
 *
 * @param papers ascending
 * @returns a copy
 */
export function newestFirst(dates: CodedColumn, papers: Uint32Array): Uint32Array {
  const days = dates.values.length;
  const ages = new Uint32Array(papers.length);
  for (let i = 0; i < ages.length; i++) ages[i] = days - 1 - dates.placeAt(papers[i] as number);
  return papers.length * 8 < days ? sortedBy(ages, papers) : countedBy(ages, days, papers);
}

/** For few: by age and place as one number. */
function sortedBy(ages: Uint32Array, papers: Uint32Array): Uint32Array {
  const { length } = papers;
  const keys = new Float64Array(length);
  for (let i = 0; i < length; i++) keys[i] = (ages[i] as number) * length + i;
  keys.sort();
  const sorted = new Uint32Array(length);
  for (let i = 0; i < length; i++) sorted[i] = papers[(keys[i] as number) % length] as number;
  return sorted;
}

/** For many: a counting sort. */
function countedBy(ages: Uint32Array, days: number, papers: Uint32Array): Uint32Array {
  const next = new Uint32Array(days + 1);
  for (let i = 0; i < ages.length; i++) {
    const after = (ages[i] as number) + 1;
    next[after] = (next[after] as number) + 1;
  }
  for (let age = 0; age < days; age++) next[age + 1] = (next[age + 1] as number) + (next[age] as number);
  const sorted = new Uint32Array(papers.length);
  for (let i = 0; i < ages.length; i++) {
    const age = ages[i] as number;
    const at = next[age] as number;
    sorted[at] = papers[i] as number;
    next[age] = at + 1;
  }
  return sorted;
}

/** All papers, newest first. */
export function allNewestFirst(dates: CodedColumn): Uint32Array {
  const papers = new Uint32Array(dates.length);
  for (let paper = 0; paper < papers.length; paper++) papers[paper] = paper;
  return newestFirst(dates, papers);
}

/** The papers of an organization, a category, a topic or a venue, newest first. */
export function papersNewestFirst({ paperDates }: Snapshot, rows: AnyRows, vertex: number): Uint32Array {
  return newestFirst(paperDates, neighborsOf(rows, vertex));
}
