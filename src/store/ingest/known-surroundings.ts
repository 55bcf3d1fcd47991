/** What surrounds somebody's names on papers, as `matchAuthors` weighs it; all folded. */
export interface Surroundings {
  coauthors: string[];
  organizations: string[];
  venues: string[];
  years: [number, number] | null;
  /** Of each paper, so that a word may stand as often. */
  titleWords: string[];
}

/** A paper that has just been written, around one of its people. */
export interface PaperAround {
  /** All authors, with the names by which they are known; none where the byline is too long to tell anything. */
  authors: readonly { id: number; folded: string }[];
  organizations: readonly string[];
  venue: string | null;
  year: number | null;
  titleWords: readonly string[];
}

/** Papers that wait to be added, at most: each is remembered by all of its people. */
const mostWaiting = 8;

/**
 * What surrounds one person, kept as text, which takes a fraction of the memory, and followed as papers come: to read it
 * again from the database costs more the more somebody writes.
 */
export class KnownSurroundings {
  readonly #id: number;
  #text: string;
  #waiting: PaperAround[] = [];

  constructor(id: number, surroundings: Surroundings) {
    this.#id = id;
    this.#text = JSON.stringify(surroundings);
  }

  add(paper: PaperAround): void {
    this.#waiting.push(paper);
    if (this.#waiting.length >= mostWaiting) this.#settle();
  }

  get value(): Surroundings {
    return this.#waiting.length > 0 ? this.#settle() : (JSON.parse(this.#text) as Surroundings);
  }

  #settle(): Surroundings {
    const known = JSON.parse(this.#text) as Surroundings;
    const coauthors = new Set(known.coauthors);
    const organizations = new Set(known.organizations);
    const venues = new Set(known.venues);
    let { years } = known;
    for (const paper of this.#waiting) {
      for (const { id, folded } of paper.authors) if (id !== this.#id) coauthors.add(folded);
      for (const organization of paper.organizations) organizations.add(organization);
      if (paper.venue !== null) venues.add(paper.venue);
      const { year } = paper;
      if (year !== null) years = years ? [Math.min(years[0], year), Math.max(years[1], year)] : [year, year];
      known.titleWords.push(...paper.titleWords);
    }
    const { titleWords } = known;
    const all = {
      coauthors: [...coauthors],
      organizations: [...organizations],
      venues: [...venues],
      years,
      titleWords,
    };
    this.#text = JSON.stringify(all);
    this.#waiting = [];
    return all;
  }
}
