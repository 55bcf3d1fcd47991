import { type AnyRows, neighborsOf, type Snapshot } from '../../graph/snapshot.js';

/** A category or an organization that a topic has reached. */
export interface Adopter {
  vertex: number;
  /** The earliest dated paper there. */
  firstPaper: number;
  firstYear: number;
  lastYear: number;
  papers: number;
}

/** How far a topic has come by the end of a year. */
export interface DiffusionYear {
  year: number;
  /** Reached for the first time in the year, and until then. */
  newAdopters: number;
  adopters: number;
  /** Papers with an adopter in the year, and until then. */
  papers: number;
  cumulatedPapers: number;
}

export interface Diffusion {
  /** In the order of the first paper; of one date, those of more papers first, then by rank. */
  adopters: Adopter[];
  /** Every year from the first adoption to the last year with a paper. */
  years: DiffusionYear[];
  /** Papers without a date, or without any adopter. */
  omittedPapers: number;
}

/**
 * How a topic moves between categories or organizations.
 *
 * @param papers vertices, each once
 * @param paperMembers categories or organizations of each paper
 * @param rank orders of papers and of members that nothing else tells apart, by vertex
 */
export function diffusion(
  { paperDates }: Snapshot,
  papers: Uint32Array,
  paperMembers: AnyRows,
  rank: { papers?: ArrayLike<number>; members?: ArrayLike<number> } = {},
): Diffusion {
  const found = new Map<number, Adopter>();
  const papersOfYear = new Map<number, number>();
  let omittedPapers = 0;
  const place = (paper: number) => rank.papers?.[paper] ?? paper;
  const inTime = papers.slice().sort((p, q) => paperDates.at(p) - paperDates.at(q) || place(p) - place(q));
  for (const paper of inTime) {
    const year = Math.floor(paperDates.at(paper) / 10000);
    const members = new Set(neighborsOf(paperMembers, paper));
    if (year === 0 || members.size === 0) {
      omittedPapers++;
      continue;
    }
    papersOfYear.set(year, (papersOfYear.get(year) ?? 0) + 1);
    for (const vertex of members) {
      const adopter = found.get(vertex);
      if (adopter === undefined) {
        found.set(vertex, { vertex, firstPaper: paper, firstYear: year, lastYear: year, papers: 1 });
      } else {
        adopter.lastYear = year;
        adopter.papers++;
      }
    }
  }
  const placeOf = ({ vertex }: Adopter) => rank.members?.[vertex] ?? vertex;
  const dateOf = (adopter: Adopter) => paperDates.at(adopter.firstPaper);
  const adopters = [...found.values()].sort(
    (a, b) => dateOf(a) - dateOf(b) || b.papers - a.papers || placeOf(a) - placeOf(b),
  );
  return { adopters, years: byYear(adopters, papersOfYear), omittedPapers };
}

function byYear(adopters: readonly Adopter[], papersOfYear: ReadonlyMap<number, number>): DiffusionYear[] {
  const newOf = new Map<number, number>();
  for (const { firstYear } of adopters) newOf.set(firstYear, (newOf.get(firstYear) ?? 0) + 1);
  const last = [...papersOfYear.keys()].reduce((most, year) => Math.max(most, year), 0);
  const years: DiffusionYear[] = [];
  let [reached, cumulatedPapers] = [0, 0];
  for (let year = adopters[0]?.firstYear ?? last + 1; year <= last; year++) {
    const newAdopters = newOf.get(year) ?? 0;
    const papers = papersOfYear.get(year) ?? 0;
    reached += newAdopters;
    cumulatedPapers += papers;
    years.push({ year, newAdopters, adopters: reached, papers, cumulatedPapers });
  }
  return years;
}
