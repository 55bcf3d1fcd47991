import type { Definition } from './definitions.js';
import { foldWord } from './fold-word.js';

interface Meaning {
  papers: number;
  lastPaper: number;
}

/** Share of the papers that define a short form, from which on one long form is what it means. */
const leastShare = 0.6;

/** What short forms mean in a corpus: counted by paper, so that what most papers say holds. */
export class ShortFormCounts {
  readonly #meanings = new Map<string, Map<string, Meaning>>();

  add({ short, long }: Definition, paper: number): void {
    const folded = long.map(foldWord).join(' ');
    let meanings = this.#meanings.get(short);
    if (!meanings) {
      meanings = new Map();
      this.#meanings.set(short, meanings);
    }
    const known = meanings.get(folded);
    if (!known) meanings.set(folded, { papers: 1, lastPaper: paper });
    else if (known.lastPaper !== paper) {
      known.papers++;
      known.lastPaper = paper;
    }
  }

  /** What a short form means: folded long forms, each with the number of papers that say so. */
  meaningsOf(short: string): Map<string, number> {
    const meanings = this.#meanings.get(short) ?? new Map<string, Meaning>();
    return new Map([...meanings].map(([long, { papers }]) => [long, papers]));
  }

  /**
   * The long forms that short forms mean, where most papers agree.
   *
   * @returns folded long form to its short forms, the most frequent first
   */
  byLongForm(): Map<string, string[]> {
    const found = new Map<string, { short: string; papers: number }[]>();
    for (const [short, meanings] of this.#meanings) {
      let total = 0;
      let best = '';
      let most = 0;
      for (const [long, { papers }] of meanings) {
        total += papers;
        if (papers < most || (papers === most && long > best)) continue;
        best = long;
        most = papers;
      }
      if (most / total < leastShare) continue;
      const list = found.get(best);
      if (list) list.push({ short, papers: most });
      else found.set(best, [{ short, papers: most }]);
    }
    const byLongForm = new Map<string, string[]>();
    for (const [long, list] of found) {
      list.sort((a, b) => b.papers - a.papers || (a.short < b.short ? -1 : 1));
      byLongForm.set(
        long,
        list.map(({ short }) => short),
      );
    }
    return byLongForm;
  }
}
