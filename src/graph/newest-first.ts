import type { CodedColumn } from './coded-column.js';
import { type AnyRows, neighborsOf, type Snapshot } from './snapshot.js';

/**
 * Papers by date, newest first: unknown dates last, papers of one date by vertex.
 *
 * @param papers ascending
 * @returns a copy
 */
export function newestFirst(dates: CodedColumn, papers: Uint32Array): Uint32Array {
  const places = dates.placesAt(papers);
  const days = dates.values.length;
  return papers.length * 8 < days ? sortedBy(places, papers, days) : countedBy(places, papers, days);
}

/** For few: by age and order as one number. */
function sortedBy(places: Uint32Array, papers: Uint32Array, days: number): Uint32Array {
  const { length } = papers;
  const keys = new Float64Array(length);
  for (let i = 0; i < length; i++) keys[i] = (days - (places[i] as number)) * length + i;
  keys.sort();
  const sorted = new Uint32Array(length);
  for (let i = 0; i < length; i++) sorted[i] = papers[(keys[i] as number) % length] as number;
  return sorted;
}

/** For many: a counting sort, from the last paper on. */
function countedBy(places: Uint32Array, papers: Uint32Array, days: number): Uint32Array {
  const ends = new Uint32Array(days);
  for (let i = 0; i < places.length; i++) {
    const place = places[i] as number;
    ends[place] = (ends[place] as number) + 1;
  }
  for (let place = days - 2; place >= 0; place--) ends[place] = (ends[place] as number) + (ends[place + 1] as number);
  const sorted = new Uint32Array(papers.length);
  for (let i = places.length - 1; i >= 0; i--) {
    const place = places[i] as number;
    const at = (ends[place] as number) - 1;
    ends[place] = at;
    sorted[at] = papers[i] as number;
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
