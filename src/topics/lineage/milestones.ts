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
  { paperDates, paperAuthors, ids }: Snapshot,
  papers: Uint32Array,
  most: number,
  rank?: ArrayLike<number>,
): Carrier[] {
  const { starts, neighbors } = paperAuthors;
  const written = new Uint32Array(ids.authors.length);
  const firstYears = new Uint16Array(ids.authors.length);
  const lastYears = new Uint16Array(ids.authors.length);
  // Place + 1 of the paper that named somebody last, as a byline may name them twice.
  const last = new Uint32Array(ids.authors.length);
  const met: number[] = [];
  for (let at = 0; at < papers.length; at++) {
    const paper = papers[at] as number;
    const year = Math.floor(paperDates.at(paper) / 10000);
    for (let i = starts.at(paper); i < starts.at(paper + 1); i++) {
      const author = neighbors[i] as number;
      if (last[author] === at + 1) continue;
      if (last[author] === 0) met.push(author);
      last[author] = at + 1;
      written[author] = (written[author] as number) + 1;
      if (year === 0) continue;
      const first = firstYears[author] as number;
      firstYears[author] = first === 0 ? year : Math.min(first, year);
      lastYears[author] = Math.max(lastYears[author] as number, year);
    }
  }
  const least = leastOfGreatest(written, met, most);
  const place = ({ author }: Carrier) => rank?.[author] ?? author;
  const span = ({ firstYear, lastYear }: Carrier) => lastYear - firstYear;
  return met
    .filter((author) => (written[author] as number) >= least)
    .map((author) => ({
      author,
      papers: written[author] as number,
      share: (written[author] as number) / papers.length,
      firstYear: firstYears[author] as number,
      lastYear: lastYears[author] as number,
    }))
    .sort((a, b) => b.papers - a.papers || span(b) - span(a) || a.firstYear - b.firstYear || place(a) - place(b))
    .slice(0, most);
}

/** The smallest count that is among the so many greatest, so that only those are compared in full. */
function leastOfGreatest(counts: Uint32Array, members: readonly number[], most: number): number {
  const greatest = Uint32Array.from(members, (member) => counts[member] as number).sort();
  return greatest[Math.max(0, greatest.length - most)] ?? 0;
}
