import { phraseEnds } from './introduction-words.js';
import { gaps } from './tokens.js';
import type { Unit } from './units.js';
import { wordSet } from './word-set.js';

export type NameKind = 'SYSTEM' | 'DATASET' | 'BENCHMARK';

const { OPEN, CLOSE } = gaps;

const benchmarkHeads = wordSet('benchmark benchmarks challenge testbed leaderboard test-suite testsuite');
const datasetHeads = wordSet(`dataset datasets corpus corpora treebank treebanks database lexicon lexicons wordnet
  data-set collection datasuite gazetteer thesaurus wordlist resource propbank framenet parallel-corpus testset test-set`);
const systemHeads = wordSet(`model models system systems framework method methods approach toolkit tool library platform
  architecture algorithm module network pipeline parser tagger package agent chatbot interface
  recipe technique strategy mechanism scheme operator metric measure extension variant transformer encoder decoder layer`);

export function rankOf(kind: NameKind): number {
  return kind === 'BENCHMARK' ? 2 : kind === 'DATASET' ? 1 : 0;
}

export function isHeadWord(word: string): boolean {
  return systemHeads.has(word) || datasetHeads.has(word) || benchmarkHeads.has(word);
}

/** What words call a thing, the last that says it. */
export function kindOfWords(words: readonly string[]): NameKind | null {
  for (const word of words.map((each) => each.toLowerCase()).reverse()) {
    if (benchmarkHeads.has(word)) return 'BENCHMARK';
    if (datasetHeads.has(word)) return 'DATASET';
    if (systemHeads.has(word)) return 'SYSTEM';
  }
  return null;
}

/** What the words before a name, or the explanation behind it, call it. */
export function kindAround(sentence: readonly Unit[], from: number, end: number): NameKind | null {
  const before = sentence.slice(from, end).map(({ lower }) => lower);
  const behind: string[] = [];
  let isOpen = false;
  for (let at = end; at < Math.min(sentence.length, end + 14); at++) {
    const unit = sentence[at] as Unit;
    if ((unit.before & OPEN) !== 0) isOpen = true;
    if (!isOpen) {
      if (
        behind.length > 0 &&
        ((unit.before & phraseEnds) !== 0 ||
          /^(?:of|for|that|which|with|to|on|in|from|by|where|using|based|consisting|containing)$/.test(unit.lower))
      )
        break;
      behind.push(unit.lower);
    }
    if ((unit.after & CLOSE) !== 0) isOpen = false;
  }
  const after = kindOfWords(behind);
  const said = kindOfWords(before);
  return after && said ? (rankOf(after) > rankOf(said) ? after : said) : (after ?? said);
}
