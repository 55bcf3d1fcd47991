import { phraseEnds, smallWords } from './introduction-words.js';
import { longFormOf } from './short-forms.js';
import { gaps } from './tokens.js';
import type { Unit } from './units.js';
import { wordSet } from './word-set.js';

const { OPEN, CLOSE } = gaps;

/** Tasks that papers name by their initials are no systems: 'Open-Target Stance Detection (OTSD)'. */
const taskHeads =
  wordSet(`detection identification recognition classification extraction answering generation translation
  summarization prediction task tasks processing understanding analysis estimation resolution parsing labeling retrieval
  linking disambiguation inference reasoning completion correction verification segmentation tagging evaluation`);

/** The words before a parenthesis that its short form stands for, where they are written as a name. */
export function capitalizedLongForm(sentence: readonly Unit[], from: number, open: number): string | null {
  const words: string[] = [];
  for (let at = from; at < open; at++) {
    const unit = sentence[at] as Unit;
    if (at > from && (unit.before & phraseEnds) !== 0) words.length = 0;
    words.push(...unit.text.split('-'));
  }
  const short = (sentence[open] as Unit).text;
  const range = longFormOf(short, words);
  const all = range ? words.slice(range.from, range.to) : capitalizedRun(words);
  if (range ? range.to !== words.length : all.length < 2 || !spellsInOrder(short, all)) return null;
  const long = all.filter((word) => !smallWords.has(word.toLowerCase()));
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word)).length;
  if (taskHeads.has((long.at(-1) ?? '').toLowerCase())) return null;
  return long.length >= 2 && capitals >= Math.max(2, long.length * 0.75) ? all.join(' ') : null;
}

/** The capitalized words at the end, small words between them included. */
function capitalizedRun(words: readonly string[]): string[] {
  let start = words.length;
  for (let at = words.length - 1; at >= 0; at--) {
    const word = words[at] as string;
    if (/^\p{Lu}/u.test(word)) start = at;
    else if (!smallWords.has(word.toLowerCase())) break;
  }
  return words.slice(start);
}

function spellsInOrder(short: string, words: readonly string[]): boolean {
  const text = words.join('').toLowerCase();
  let at = -1;
  for (const letter of short.toLowerCase()) {
    if (!/\p{L}/u.test(letter)) continue;
    at = text.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return words[0]?.[0]?.toLowerCase() === short[0]?.toLowerCase();
}

/** 'NAME (Long Form)': the long form, where the parenthesis holds one. */
export function longFormBehind(sentence: readonly Unit[], at: number, name: string): string | null {
  if (((sentence[at]?.before ?? 0) & OPEN) === 0) return null;
  const words: string[] = [];
  for (let next = at; next < sentence.length && next < at + 12; next++) {
    const unit = sentence[next] as Unit;
    if (next > at && (unit.before & phraseEnds) !== 0) break;
    words.push(...unit.text.split('-'));
    if ((unit.after & CLOSE) !== 0) {
      const range = longFormOf(name, words);
      return words.length >= 2 && ((range && range.from === 0) || spellsInOrder(name, words)) ? words.join(' ') : null;
    }
  }
  return null;
}

export function longFormIn(sentences: readonly Unit[][], name: string): string | null {
  for (const sentence of sentences)
    for (let at = 0; at < sentence.length; at++)
      if ((sentence[at] as Unit).text === name) {
        const long = longFormBehind(sentence, at + 1, name);
        if (long) return long;
      }
  return null;
}
