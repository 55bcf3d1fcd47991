import { communities } from '../../graph/communities.js';
import { pageRank } from '../../graph/page-rank.js';
import { type AnyRows, neighborsOf } from '../../graph/snapshot.js';
import { type ThemePlace, themePlaces } from './callon.js';
import { associationGraph, type CoWordSettings, coWords } from './co-words.js';

export interface ThemeSettings extends CoWordSettings {
  /** Greater gives smaller themes. */
  resolution: number;
  /** Themes of fewer terms are left out. */
  minTermsPerTheme: number;
  seed: number;
}

/** Terms that stand together in the papers of a period. */
export interface Theme extends ThemePlace {
  /** Topic vertices, the best label first. */
  terms: Uint32Array;
  /** Parallel to the terms: papers of the period that have the term. */
  papersCounts: Uint32Array;
  /** Parallel to the terms: PageRank in the network of the whole period. */
  pageRanks: Float64Array;
  /** Parallel to the terms: ½ · papers of the term / Σ papers of the theme's terms + ½ · PageRank. */
  labelScores: Float64Array;
  /** Papers that have two of its terms or more, in the order given. */
  papers: Uint32Array;
}

export interface ThemesOfPeriod {
  themes: Theme[];
  /** Terms that took part, those of no theme included. */
  terms: number;
  omittedTerms: number;
}

/**
 * The themes of some papers: communities of their co-words under association strength by the Leiden algorithm over
 * modularity, largest first. Labels as bibliometrix ranks them (`thematicMap`, alpha ½); the papers of a theme are its
 * core documents of Cobo et al. (2012), "SciMAT", JASIST 63(8): those with two of its terms.
 *
 * @param papers vertices, each once
 */
export function themesOf(paperTopics: AnyRows, papers: Uint32Array, settings: ThemeSettings): ThemesOfPeriod {
  const words = coWords(paperTopics, papers, settings);
  const graph = associationGraph(words);
  const { resolution, seed, minTermsPerTheme } = settings;
  const { community, sizes } = communities(graph, { quality: 'MODULARITY', resolution, seed });
  const ranks = pageRank(graph);
  // Communities come by size, so those that are large enough are the first ones.
  const kept = sizes.findIndex((size) => size < minTermsPerTheme);
  const count = kept < 0 ? sizes.length : kept;
  const themeOf = Int32Array.from(community, (theme) => (theme < count ? theme : -1));
  const places = themePlaces(words, themeOf, count);
  const members: number[][] = Array.from({ length: count }, () => []);
  for (const [term, theme] of themeOf.entries()) members[theme]?.push(term);
  const corePapers = papersOfThemes(paperTopics, papers, words.terms, themeOf, count);
  const themes = members.map((terms, theme) => {
    const total = terms.reduce((sum, term) => sum + (words.papersCount[term] as number), 0);
    const score = (term: number) => (words.papersCount[term] as number) / total / 2 + (ranks[term] as number) / 2;
    // Terms stand by papers and rank, and the sort is stable.
    terms.sort((a, b) => score(b) - score(a));
    return {
      ...(places[theme] as ThemePlace),
      terms: Uint32Array.from(terms, (term) => words.terms[term] as number),
      papersCounts: Uint32Array.from(terms, (term) => words.papersCount[term] as number),
      pageRanks: Float64Array.from(terms, (term) => ranks[term] as number),
      labelScores: Float64Array.from(terms, score),
      papers: Uint32Array.from(corePapers[theme] as number[]),
    };
  });
  return { themes, terms: words.terms.length, omittedTerms: words.omittedTerms };
}

function papersOfThemes(
  paperTopics: AnyRows,
  papers: Uint32Array,
  terms: Uint32Array,
  themeOf: Int32Array,
  count: number,
): number[][] {
  const themeOfTopic = new Map(Array.from(terms, (topic, term) => [topic, themeOf[term] as number]));
  const found: number[][] = Array.from({ length: count }, () => []);
  const seen = new Uint32Array(count);
  for (const paper of papers) {
    seen.fill(0);
    for (const topic of neighborsOf(paperTopics, paper)) {
      const theme = themeOfTopic.get(topic) ?? -1;
      if (theme < 0) continue;
      seen[theme] = (seen[theme] as number) + 1;
      if (seen[theme] === 2) found[theme]?.push(paper);
    }
  }
  return found;
}
