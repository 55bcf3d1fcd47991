import { genericBits } from './generic-words.js';
import { IntList } from './int-list.js';
import { PhraseTable } from './phrase-table.js';
import { flags, type TokenStream } from './token-stream.js';

/** A phrase that is frequent enough, with where it stands. */
export interface Candidate {
  /** Folded. */
  words: string[];
  /** How many words, connectors left out. */
  length: number;
  frequency: number;
  papersCount: number;
  /** Papers that have it in the title. */
  titlesCount: number;
  /** Of the occurrences: how many end their phrase. Nouns do, what goes before nouns does not. */
  endings: number;
  /** Shorter candidates within it, by index. */
  within: number[];
}

export interface CandidateOptions {
  /** Fewest papers. */
  floor: number;
  /** Most words, connectors included. */
  longest: number;
}

/**
 * Counts the phrases of a corpus: words without a stop word, a verb of argument or punctuation between them, connectors
 * inside allowed. Length by length: a phrase can only be frequent where the phrase without its last word is.
 */
export function findCandidates(stream: TokenStream, { floor, longest }: CandidateOptions): Candidate[] {
  const tokens = stream.tokens.view();
  const bounds = stream.bounds.view();
  const foldedOf = stream.foldedOf();
  const generic = Uint8Array.from(stream.generic);
  const table = new PhraseTable(1 << 16);
  const counts: Counts = {
    any: new IntList(),
    papers: new IntList(),
    titles: new IntList(),
    frequency: new IntList(),
    endings: new IntList(),
  };
  const lastPaper = { any: new IntList(), valid: new IntList() };
  // The phrase of the length before that begins at each word, -1 for none.
  let begun = new Int32Array(tokens.length).fill(-1);
  for (let length = 1; length <= longest; length++) {
    const sizeBefore = table.size;
    const next = new Int32Array(tokens.length).fill(-1);
    for (let text = 0; text < bounds.length; text++) {
      const end = bounds[text + 1] ?? tokens.length;
      const paper = text >> 1;
      for (let at = bounds[text] as number; at + length <= end; at++) {
        const prefix = length === 1 ? -1 : (begun[at] as number);
        if (length === 1 ? !mayBegin(tokens, at) : prefix < 0 || counts.any.at(prefix) < floor) continue;
        const last = at + length - 1;
        const token = tokens[last] as number;
        if (length > 1 && (token & (flags.BREAK | flags.STOP)) !== 0) continue;
        const word = foldedOf[token & flags.SPELLING] as number;
        const phrase = table.add(prefix, word);
        if (phrase === counts.any.length) {
          for (const list of Object.values(counts)) list.push(0);
          lastPaper.any.push(-1);
          lastPaper.valid.push(-1);
        }
        next[at] = phrase;
        if (lastPaper.any.at(phrase) !== paper) {
          lastPaper.any.add(phrase, paper - lastPaper.any.at(phrase));
          counts.any.add(phrase, 1);
        }
        if (!isWhole(tokens, at, last, end, foldedOf, generic)) continue;
        counts.frequency.add(phrase, 1);
        if (endsPhrase(tokens, last, end)) counts.endings.add(phrase, 1);
        if (lastPaper.valid.at(phrase) === paper) continue;
        lastPaper.valid.add(phrase, paper - lastPaper.valid.at(phrase));
        counts.papers.add(phrase, 1);
        // The title is read first.
        if ((text & 1) === 0) counts.titles.add(phrase, 1);
      }
    }
    begun = next;
    if (table.size === sizeBefore) break;
  }
  return collect(stream, table, counts, floor);
}

type Counts = Record<'any' | 'papers' | 'titles' | 'frequency' | 'endings', IntList>;

function collect(stream: TokenStream, table: PhraseTable, counts: Counts, floor: number): Candidate[] {
  const indexOf = new Map<number, number>();
  const found: { phrase: number; numbers: number[] }[] = [];
  for (let phrase = 0; phrase < table.size; phrase++) {
    if (counts.papers.at(phrase) < floor) continue;
    indexOf.set(phrase, found.length);
    found.push({ phrase, numbers: table.wordsOf(phrase) });
  }
  return found.map(({ phrase, numbers }) => {
    const words = numbers.map((number) => stream.foldedWords[number] as string);
    const within = new Set<number>();
    for (let start = 0; start < numbers.length; start++) {
      let shorter = -1;
      for (let end = start; end < numbers.length && (start > 0 || end < numbers.length - 1); end++) {
        shorter = table.find(shorter, numbers[end] as number);
        if (shorter < 0) break;
        const index = indexOf.get(shorter);
        if (index !== undefined) within.add(index);
      }
    }
    return {
      words,
      length: words.filter((word) => word.length > 2 || !connectorWords.has(word)).length,
      frequency: counts.frequency.at(phrase),
      papersCount: counts.papers.at(phrase),
      titlesCount: counts.titles.at(phrase),
      endings: counts.endings.at(phrase),
      within: [...within],
    };
  });
}

const connectorWords = new Set(['of', 'de', 'du', 'da', 'do', 'di', 'la', 'd', 'l', 'a']);

/** Whether a phrase may begin at a word: no stop word, and not the second half of a compound. */
function mayBegin(tokens: Int32Array, at: number): boolean {
  return ((tokens[at] as number) & (flags.STOP | flags.CONNECTOR | flags.HYPHEN)) === 0;
}

/** Whether a phrase is whole where it stands: it cuts no compound in two, and has no generic word at its ends. */
function isWhole(
  tokens: Int32Array,
  first: number,
  last: number,
  end: number,
  foldedOf: Int32Array,
  generic: Uint8Array,
): boolean {
  const lastToken = tokens[last] as number;
  if ((lastToken & flags.CONNECTOR) !== 0 || isJoined(tokens, last + 1, end)) return false;
  const bits = (at: number) => generic[foldedOf[(tokens[at] as number) & flags.SPELLING] as number] as number;
  if ((bits(last) & (genericBits.HEAD | genericBits.MODIFIER)) !== 0) return false;
  if (first === last) return (bits(first) & genericBits.NOUN) === 0 && (lastToken & flags.FOREIGN) === 0;
  // 'low-resource languages' may begin with what 'low accuracy' may not.
  return (bits(first) & genericBits.MODIFIER) === 0 || isJoined(tokens, first + 1, end);
}

function isJoined(tokens: Int32Array, at: number, end: number): boolean {
  return at < end && ((tokens[at] as number) & flags.HYPHEN) !== 0;
}

function endsPhrase(tokens: Int32Array, last: number, end: number): boolean {
  return last + 1 >= end || ((tokens[last + 1] as number) & (flags.BREAK | flags.STOP | flags.CONNECTOR)) !== 0;
}
