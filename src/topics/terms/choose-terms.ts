import { cValues } from './c-value.js';
import { type Candidate, findCandidates } from './candidates.js';
import type { TokenStream } from './token-stream.js';

export interface TermOptions {
  /** Fewest papers of a term; by the size of the corpus unless stated: 2 up to 1,600 papers, 17 for 110,000. */
  floor: number;
  /** Greatest share of the papers for terms of several words, 0 to 1. */
  ceiling: number;
  /** The same for single words, which say less. */
  wordCeiling: number;
  /** Papers below which single words are no terms, unless they are spelled as names. */
  fewestPapersForWords: number;
  /** Of the occurrences, the least share that ends a noun phrase. */
  leastEndings: number;
  leastWordEndings: number;
  /** Of the papers of a term, the least share that have it in the title: what is never a subject is none. */
  leastTitles: number;
  leastWordTitles: number;
  /** Most terms, the greatest C-values first. */
  most: number;
  /** Most words of a term, connectors included. */
  longest: number;
}

export const termDefaults: Omit<TermOptions, 'floor'> = {
  ceiling: 0.5,
  wordCeiling: 0.05,
  fewestPapersForWords: 500,
  leastEndings: 0.25,
  leastWordEndings: 0.5,
  leastTitles: 0.02,
  leastWordTitles: 0.12,
  most: 20_000,
  longest: 6,
};

/** Papers up to which nothing is too frequent: in a small corpus most papers may well share a topic. */
const fewestForCeiling = 20;
/** Share of a phrase's occurrences in one longer term, from which on the longer one is the term. */
const absorbed = 0.8;
/** Share of a word's occurrences where verbs stand, from which on it is no noun. */
const mostVerbal = 0.15;
/** Heads that add nothing to a term that stands without them: 'machine translation system'. */
const lightHeads = new Set(['system', 'task', 'model', 'algorithm', 'problem', 'application', 'tool']);

/** The fewest papers of a term in a corpus: grows with its square root. */
export function floorFor(papers: number): number {
  return Math.max(2, Math.ceil(Math.sqrt(papers) / 20));
}

/** A term and how much of one it is. */
export interface ChosenTerm {
  /** Folded. */
  words: string[];
  value: number;
}

/**
 * The terms of a corpus, the greatest C-value first: frequent phrases that end noun phrases, are not everywhere, and are
 * not merely part of one longer term.
 */
export function chooseTerms(stream: TokenStream, given: Partial<TermOptions> = {}): ChosenTerm[] {
  const options = { ...termDefaults, floor: floorFor(stream.papers), ...given };
  const candidates = findCandidates(stream, options);
  const values = cValues(candidates, { least: options.floor });
  const isTerm = candidates.map((candidate) => mayBeTerm(candidate, stream, options));
  const known = new Map(candidates.map(({ words }, at) => [words.join(' '), at]));
  const greatestHolder = new Float64Array(candidates.length);
  candidates.forEach(({ within, frequency }, at) => {
    if (!isTerm[at]) return;
    for (const shorter of within)
      if (frequency > (greatestHolder[shorter] as number)) greatestHolder[shorter] = frequency;
  });
  return candidates
    .flatMap((candidate, at) => {
      const value = values[at] as number;
      if (!isTerm[at] || value < options.floor) return [];
      if ((greatestHolder[at] as number) >= absorbed * candidate.frequency) return [];
      if (isLight(candidate, (words) => isTerm[known.get(words) ?? -1] === true)) return [];
      return { words: candidate.words, value };
    })
    .sort((a, b) => b.value - a.value || compare(a.words.join(' '), b.words.join(' ')))
    .slice(0, options.most);
}

function mayBeTerm(candidate: Candidate, stream: TokenStream, options: TermOptions): boolean {
  const { words, papersCount, titlesCount, frequency, endings } = candidate;
  if (papersCount < options.floor) return false;
  const most = (share: number) => Math.max(fewestForCeiling, share * stream.papers);
  if (words.length > 1) {
    if (papersCount > most(options.ceiling)) return false;
    if ([words[0], words.at(-1)].some((word) => stream.isForeignStopWord(word as string))) return false;
    if (stream.verbalShare(stream.foldedNumberOf(words[0] as string)) > 2 * mostVerbal) return false;
    return endings >= options.leastEndings * frequency && titlesCount >= Math.floor(options.leastTitles * papersCount);
  }
  const [word = ''] = words;
  if (stream.isStopWord(word)) return false;
  // A name is a noun wherever it stands.
  if (stream.isSpelledAsName(word)) return papersCount <= most(options.ceiling);
  if (stream.papers < options.fewestPapersForWords || /(?:ed|ly)$/.test(word)) return false;
  if (papersCount > most(options.wordCeiling)) return false;
  if (stream.verbalShare(stream.foldedNumberOf(word)) > mostVerbal) return false;
  return (
    endings >= options.leastWordEndings * frequency && titlesCount >= Math.floor(options.leastWordTitles * papersCount)
  );
}

function isLight({ words }: Candidate, isTerm: (words: string) => boolean): boolean {
  return words.length > 2 && lightHeads.has(words.at(-1) as string) && isTerm(words.slice(0, -1).join(' '));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
