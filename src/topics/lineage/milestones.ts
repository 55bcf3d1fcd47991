import type { Snapshot } from '../../graph/snapshot.js';

/** Somebody who carried a topic. */
export interface Carrier {
  author: number;
  papers: number;
  /** Papers of the author over papers of the topic. */
  share: number;
  /** Years of the first and the last dated paper; 0 where none is dated. */
  firstYear: number;
  lastYear: number;
}

/**
 * Who carried a topic: its authors by papers, then by the span of years, then by the first year, then by rank.
 *
 * @param papers vertices of the papers of the topic, each once
 */
export function carriers(
  { paperDates, paperAuthors }: Snapshot,
  papers: Uint32Array,
  most: number,
  rank?: ArrayLike<number>,
): Carrier[] {
  const found = new Map<number, Carrier>();
  const { starts, neighbors } = paperAuthors;
  for (const paper of papers) {
    const year = Math.floor((paperDates[paper] as number) / 10000);
    for (const author of new Set(neighbors.subarray(starts[paper], starts[paper + 1]))) {
      const carrier = found.get(author) ?? { author, papers: 0, share: 0, firstYear: 0, lastYear: 0 };
      found.set(author, carrier);
      carrier.papers++;
      carrier.share = carrier.papers / papers.length;
      if (year > 0) {
        carrier.firstYear = carrier.firstYear === 0 ? year : Math.min(carrier.firstYear, year);
        carrier.lastYear = Math.max(carrier.lastYear, year);
      }
    }
  }
  const place = ({ author }: Carrier) => rank?.[author] ?? author;
  const span = ({ firstYear, lastYear }: Carrier) => lastYear - firstYear;
  return [...found.values()]
    .sort((a, b) => b.papers - a.papers || span(b) - span(a) || a.firstYear - b.firstYear || place(a) - place(b))
    .slice(0, most);
}
