import { foldWord } from './fold-word.js';
import { genericBits, genericBitsOf } from './generic-words.js';
import { IntList } from './int-list.js';
import { languageOf, stopBitsOf } from './languages.js';
import { gaps, type Tokens } from './tokens.js';
import { isCapitalized, isDistinct } from './word-shape.js';

/** What a word of the stream is besides its spelling. */
export const flags = {
  /** The number of the spelling. */
  SPELLING: (1 << 24) - 1,
  /** No phrase goes on from the word before. */
  BREAK: 1 << 24,
  /** Joined to the word before by a hyphen. */
  HYPHEN: 1 << 25,
  /** Belongs to no phrase: a stop word or a verb of argument. */
  STOP: 1 << 26,
  /** A stop word that may stand inside a phrase ('of'). */
  CONNECTOR: 1 << 27,
  /** In a text of another language than English, for which there is no list of words that say nothing. */
  FOREIGN: 1 << 28,
} as const;

/** Second halves of compounds that say nothing: 'BERT-based models' is about BERT. */
const emptySuffixes = new Set(
  'based like style aware driven oriented level specific free guided enhanced augmented only wise related centric agnostic'.split(
    ' ',
  ),
);

/** The bit of English, whose stop words are none in any language here. */
const english = 1;
const verbCues = new Set(['to', 'we', 'We', 'can', 'could', 'may', 'will', 'would', 'should', 'they', 'not']);

/** All words of a corpus as numbers, paper by paper: the title, then the abstract. */
export class TokenStream {
  /** Spellings by number, as printed. */
  readonly spellings: string[] = [];
  /** Folded words by number. */
  readonly foldedWords: string[] = [];
  /** Of each folded word: bits of what is generic in it. */
  readonly generic: number[] = [];
  readonly tokens = new IntList(1 << 16);
  /** Where each paper begins, and where its abstract begins, in turn; closed by the length. */
  readonly bounds = new IntList();
  readonly #numbers = new Map<string, number>();
  readonly #foldedNumbers = new Map<string, number>();
  readonly #foldedOf = new IntList();
  /** Of each spelling: how often it stands in running text, where its case is its own. */
  readonly #running = new IntList();
  /** Of each spelling: bits of the languages of which it is a stop word or connector. */
  readonly #stops = new IntList();
  readonly #connectors = new IntList();
  /** Of each folded word: how often it stands behind a word that verbs follow ('to', 'we', 'can'). */
  readonly #verbal = new IntList();
  readonly #total = new IntList();
  /** Of each folded word: how often it is a stop word of a text in another language. */
  readonly #foreignStops = new IntList();
  #nameShares: Float64Array | undefined;

  get papers(): number {
    return this.bounds.length >> 1;
  }

  addPaper(title: Tokens, abstract: Tokens | null): void {
    this.#nameShares = undefined;
    this.bounds.push(this.tokens.length);
    this.#addText(title, false);
    this.bounds.push(this.tokens.length);
    if (abstract) this.#addText(abstract, true);
  }

  /** Folded words by spelling. */
  foldedOf(): Int32Array {
    return this.#foldedOf.view();
  }

  /** The number of a folded word; a new one where no text has it. */
  foldedNumberOf(folded: string): number {
    const known = this.#foldedNumbers.get(folded);
    if (known !== undefined) return known;
    const number = this.foldedWords.length;
    this.#foldedNumbers.set(folded, number);
    this.foldedWords.push(folded);
    this.generic.push(isNoWord(folded) ? genericBits.VERB : genericBitsOf(folded));
    this.#verbal.push(0);
    this.#total.push(0);
    this.#foreignStops.push(0);
    return number;
  }

  /**
   * A spelling as it would stand within a sentence: words that are capitalized only where titles and sentences begin are
   * in lower case.
   */
  display(spelling: number): string {
    const text = this.spellings[spelling] as string;
    if (!isCapitalized(text) || isDistinct(text)) return text;
    const lower = text.toLowerCase();
    const inLower = this.#numbers.get(lower);
    const capitals = this.#running.at(spelling);
    return capitals >= 2 && capitals > (inLower === undefined ? 0 : this.#running.at(inLower)) ? text : lower;
  }

  /** Whether a folded word is a stop word of any language. */
  isStopWord(folded: string): boolean {
    return stopBitsOf(folded, folded).stops !== 0;
  }

  /** Whether a folded word is mostly spelled as only names are: 'BERT', 'ImageNet'. */
  isSpelledAsName(folded: string): boolean {
    this.#nameShares ??= this.#countNames();
    return (this.#nameShares[this.foldedNumberOf(folded)] ?? 0) > 0.5;
  }

  /** How often a spelling stands in running text, where its case is its own. */
  runningCount(text: string): number {
    const number = this.#numbers.get(text);
    return number === undefined ? 0 : this.#running.at(number);
  }

  /** Share of the occurrences of a folded word, 0 to 1, that stand where verbs do. */
  verbalShare(folded: number): number {
    return this.#verbal.at(folded) / Math.max(1, this.#total.at(folded));
  }

  /**
   * Whether a folded word is mostly a stop word of other languages than English: 'un', and not 'war' or 'die' where texts in
   * English have them, nor what joins ('de', as in 'de-identification'). So it is one in titles too short to tell their language.
   */
  isForeignStopWord(folded: string): boolean {
    const number = this.foldedNumberOf(folded);
    return 2 * this.#foreignStops.at(number) > this.#total.at(number);
  }

  /** Of each folded word: the share of its occurrences that are spelled as names. */
  #countNames(): Float64Array {
    const names = new Float64Array(this.foldedWords.length);
    const all = new Float64Array(this.foldedWords.length);
    const isName = this.spellings.map(isDistinct);
    for (const token of this.tokens.view()) {
      const spelling = token & flags.SPELLING;
      const folded = this.#foldedOf.at(spelling);
      all[folded] = (all[folded] as number) + 1;
      if (isName[spelling]) names[folded] = (names[folded] as number) + 1;
    }
    return names.map((count, folded) => count / Math.max(1, all[folded] as number));
  }

  #addText({ words, before }: Tokens, isRunning: boolean): void {
    const spelled = words.map((word) => this.#numberOf(word));
    const language = languageOf(spelled.map((number) => this.#stops.at(number)));
    const ownCase = isRunning && !isTitleCase(words);
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as string;
      const number = spelled[at] as number;
      const gap = before[at] as number;
      let token = number | (language === 0 ? 0 : flags.FOREIGN);
      if (gap === gaps.HYPHEN) {
        token |= emptySuffixes.has(word) ? flags.BREAK | flags.STOP : flags.HYPHEN;
      } else if ((gap & ~gaps.QUOTE) !== 0) token |= flags.BREAK;
      const folded = this.#foldedOf.at(number);
      if (((this.#connectors.at(number) >>> language) & 1) !== 0) token |= flags.CONNECTOR;
      else if ((this.#stops.at(number) & ((1 << language) | english)) !== 0) token |= flags.STOP;
      else if ((this.generic[folded] as number) & genericBits.VERB) token |= flags.STOP;
      this.#total.add(folded, 1);
      if (language !== 0 && (token & flags.STOP) !== 0) this.#foreignStops.add(folded, 1);
      if (gap === 0 && verbCues.has(words[at - 1] as string)) this.#verbal.add(folded, 1);
      if (ownCase && (gap & (gaps.STOP | gaps.COLON | gaps.QUOTE)) === 0) this.#running.add(number, 1);
      this.tokens.push(token);
    }
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.spellings.length;
    if (number > flags.SPELLING) throw new RangeError(`read words: there are more than ${flags.SPELLING} spellings`);
    // A copy: a part of a text would keep the whole text in memory.
    const copy = Buffer.from(word).toString();
    this.#numbers.set(copy, number);
    this.spellings.push(copy);
    const folded = foldWord(copy);
    const foldedNumber = this.foldedNumberOf(folded);
    this.#foldedOf.push(foldedNumber);
    this.#running.push(0);
    const { stops, connectors } = isDistinct(copy)
      ? { stops: 0, connectors: 0 }
      : stopBitsOf(folded, copy.toLowerCase());
    this.#stops.push(stops);
    this.#connectors.push(connectors);
    return number;
  }
}

/** Numbers and single letters. */
function isNoWord(folded: string): boolean {
  return folded === '' || /^[\d.,_]+$/.test(folded) || /^[a-z]$/.test(folded);
}

/** Whether most of the longer words are capitalized, so that capitals say nothing. */
function isTitleCase(words: readonly string[]): boolean {
  let long = 0;
  let capitals = 0;
  for (const word of words) {
    if (word.length < 4) continue;
    long++;
    if (isCapitalized(word)) capitals++;
  }
  return capitals > long * 0.6;
}
