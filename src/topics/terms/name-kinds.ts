import { phraseEnds } from './introduction-words.js';
import { gaps } from './tokens.js';
import type { Unit } from './units.js';
import { wordSet } from './word-set.js';

export type NameKind = 'SYSTEM' | 'DATASET' | 'BENCHMARK';

const { COMMA, OPEN, CLOSE, QUOTE } = gaps;

const benchmarkHeads = wordSet(`benchmark benchmarks challenge testbed test-bed leaderboard test-suite testsuite
  shared-task challenge-set`);
const datasetHeads =
  wordSet(`dataset datasets corpus corpora treebank treebanks database databases lexicon lexicons wordnet
  data-set data-sets collection datasuite gazetteer thesaurus wordlist resource propbank framenet parallel-corpus
  testset test-set dictionary glossary ontology archive repository knowledge-base knowledgebase`);
const systemHeads = wordSet(`model models system systems framework method methods approach toolkit tool library platform
  architecture algorithm module network pipeline parser tagger package agent chatbot interface
  recipe technique strategy mechanism scheme operator metric measure extension variant transformer encoder decoder layer
  assistant engine editor environment workbench infrastructure`);
/** What 'set' is the head of: 'data set', 'test set'. */
const datasetSets = wordSet('data training');
const benchmarkSets = wordSet('test challenge evaluation');
const benchmarkSuites = wordSet('test evaluation benchmark benchmarking challenge probing');
/** What holds what is named behind 'of': 'a suite of math models', 'a collection of data sets'. */
const containers = wordSet('suite set collection series family range bundle');
const testWords = wordSet('test tests task tasks probe probes question questions problem problems');

export function rankOf(kind: NameKind): number {
  return kind === 'BENCHMARK' ? 2 : kind === 'DATASET' ? 1 : 0;
}

export function isHeadWord(word: string): boolean {
  return systemHeads.has(word) || datasetHeads.has(word) || benchmarkHeads.has(word);
}

/** What a word calls a thing, in the light of the word before it. */
export function kindOfHead(word: string, before?: string): NameKind | null {
  if (benchmarkHeads.has(word)) return 'BENCHMARK';
  if (datasetHeads.has(word)) return 'DATASET';
  if (systemHeads.has(word)) return 'SYSTEM';
  if (before === undefined) return null;
  if (word === 'set' || word === 'sets')
    return datasetSets.has(before) ? 'DATASET' : benchmarkSets.has(before) ? 'BENCHMARK' : null;
  if (word === 'suite') return benchmarkSuites.has(before) ? 'BENCHMARK' : null;
  if (word === 'task' && before === 'shared') return 'BENCHMARK';
  return (word === 'bank' && before === 'tree') || (word === 'base' && before === 'knowledge') ? 'DATASET' : null;
}

/** What else is said beside a name: 'the UCCA shared task' and 'CLARIN resources' don't say what UCCA and CLARIN are. */
const besideOnly = wordSet(
  'resource resources repository archive collection challenge suite extension variant measure metric',
);

/** What the word behind a name calls it, as in 'the NAME corpus'. */
export function kindBeside(word: string, next: string | undefined): NameKind | null {
  if (besideOnly.has(word)) return null;
  const kind = kindOfHead(word);
  if (kind || next === undefined || next === 'task') return kind;
  return kindOfHead(next, word) === kindOfHead(next) ? null : kindOfHead(next, word);
}

/** What words call a thing, the last that says it. */
export function kindOfWords(words: readonly string[]): NameKind | null {
  for (let at = words.length - 1; at >= 0; at--) {
    const kind = kindOfHead((words[at] as string).toLowerCase(), words[at - 1]?.toLowerCase());
    if (kind) return kind;
  }
  return null;
}

/** What the words before a name, or the explanation behind it, call it. */
export function kindAround(sentence: readonly Unit[], from: number, end: number): NameKind | null {
  // 'Task-guided Corpus Filtering (TCF) method'
  const next = kindOfHead(sentence[end]?.lower ?? '');
  if (next) return next;
  const after = kindBehind(sentence, end);
  const said = kindOfWords(sentence.slice(from, end).map(({ lower }) => lower));
  return after && said ? (rankOf(after) > rankOf(said) ? after : said) : (after ?? said);
}

/** Words that end the noun phrase which says what a thing is. */
const behindHead =
  /^(?:of|for|that|which|with|to|on|in|from|by|where|using|based|consisting|containing|comprising|covering|spanning|designed|built|created|annotated|is|are)$/;
const mostExplanation = 18;
/** Words before a comma that may list what a thing is like. */
const mostListed = 6;

/**
 * What the noun phrase at a place calls a thing; what stands in parentheses is passed over. Of 'a multi-task benchmark and
 * analysis platform' the greater counts.
 */
export function kindBehind(sentence: readonly Unit[], start: number): NameKind | null {
  const conjuncts: string[][] = [[]];
  let isOpen = false;
  let isHeld = false;
  for (let at = start; at < Math.min(sentence.length, start + mostExplanation); at++) {
    const unit = sentence[at] as Unit;
    if ((unit.before & CLOSE) !== 0) isOpen = false;
    if ((unit.before & OPEN) !== 0) isOpen = true;
    if (isOpen) continue;
    const isBegun = conjuncts.some((words) => words.length > 0);
    const end = isBegun ? unit.before & phraseEnds & ~CLOSE : 0;
    // 'a simple, inclusive, and big evaluation data set'
    const isList = end === COMMA && conjuncts.flat().length <= mostListed && !conjuncts.some(kindOfWords);
    if (end !== 0 && !isList) break;
    if (unit.lower === 'of' && isContainer(sentence[at - 1]?.lower ?? '', sentence[at - 2]?.lower)) {
      isHeld = true;
      continue;
    }
    if (isBegun && behindHead.test(unit.lower)) break;
    if (unit.lower === 'and' || unit.lower === '&') conjuncts.push([]);
    else conjuncts.at(-1)?.push(unit.lower);
  }
  if (isHeld && conjuncts.some((words) => testWords.has(words.at(-1) ?? ''))) return 'BENCHMARK';
  return greatest(conjuncts.map(kindOfWords));
}

/** 'suite', but neither 'test suite' nor 'data set', which are known. */
function isContainer(word: string, before: string | undefined): boolean {
  return containers.has(word) && (word === 'collection' || kindOfHead(word, before) === null);
}

function greatest(kinds: readonly (NameKind | null)[]): NameKind | null {
  return kinds.reduce((most, kind) => (most === null || (kind && rankOf(kind) > rankOf(most)) ? kind : most), null);
}

/** How many things of a kind are said to be in something: 'contains 5,000 annotated sentences'. */
const holdsVerbs = /^(?:consists|comprises|contains|covers|includes|spans|encompasses|features)$/;

/**
 * What the other sentences of a paper call what it introduces: 'the NAME corpus', 'NAME is a large-scale ...', 'NAME
 * consists of 5,000 ...'. What most of them say.
 */
export function kindSaid(sentences: readonly (readonly Unit[])[], name: string): NameKind | null {
  const counts = { SYSTEM: 0, DATASET: 0, BENCHMARK: 0 };
  const say = (kind: NameKind | null) => {
    if (kind) counts[kind]++;
  };
  const words = name.split(' ');
  for (const sentence of sentences)
    for (let at = 0; at + words.length <= sentence.length; at++) {
      if (!words.every((word, offset) => sentence[at + offset]?.text === word)) continue;
      const end = at + words.length;
      const [next, second] = [sentence[end], sentence[end + 1]];
      const before = sentence[at - 1];
      if (before && ((sentence[at] as Unit).before & ~QUOTE) === 0)
        say(kindOfHead(before.lower, sentence[at - 2]?.lower));
      // '..., by creating NAME, a diagnostic data set'
      if (next && (next.before & ~QUOTE) === COMMA && /^an?$/.test(next.lower)) say(kindBehind(sentence, end + 1));
      if (!next || (next.before & ~QUOTE) !== 0) continue;
      say(kindBeside(next.lower, second?.lower));
      if (/^(?:is|are)$/.test(next.lower) && /^(?:an?|the|our)$/.test(second?.lower ?? ''))
        say(kindBehind(sentence, end + 2));
      const holds = /^(?:also|currently|now)$/.test(next.lower) ? second : next;
      const counted = sentence.slice(end, end + 6).some(({ text }) => /^\d[\d,.]*[kKM]?$/.test(text));
      if (holds && holdsVerbs.test(holds.lower) && counted) say('DATASET');
    }
  return mostOf(counts);
}

/** The kind of most votes, the greater of equal ones; null without votes. */
export function mostOf(counts: Readonly<Record<NameKind, number>>): NameKind | null {
  const [first = 'SYSTEM', ...others] = (Object.keys(counts) as NameKind[]).sort((a, b) => rankOf(b) - rankOf(a));
  const best = others.reduce((most, kind) => (counts[kind] > counts[most] ? kind : most), first);
  return counts[best] > 0 ? best : null;
}

/** What the spelling of a name says where nothing else does: 'LegalBench', 'PropBank'. */
export function kindOfSpelling(name: string): NameKind | null {
  if (/(?:Bench|-bench|BENCH)$/.test(name)) return 'BENCHMARK';
  return /(?:[Bb]ank|BANK|Corpus|Treebank|Lex|Set)$/.test(name) ? 'DATASET' : null;
}
