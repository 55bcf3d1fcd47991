import { isDistinct } from './word-shape.js';

const mostWords = 10;

/**
 * Whether a text in parentheses can be a short form: 2 to 10 characters, begins with a letter and is not spelled like an
 * ordinary word (Schwartz and Hearst ask for a letter only, which lets '(above)' and '(Paris)' in).
 */
export function isShortForm(text: string): boolean {
  return text.length >= 2 && text.length <= 10 && /^\p{L}/u.test(text) && isDistinct(text);
}

/**
 * Finds the long form of a short form among the words before its parenthesis: Schwartz and Hearst, "A simple algorithm
 * for identifying abbreviation definitions in biomedical text" (2003). From the right, each letter of the short form is
 * sought in the words before; the first one must begin a word. Of their candidates, at most min(n + 5, 2n) words for n
 * letters, the shortest is taken.
 *
 * Beyond them: where the initials of a part of the long form already spell the short form, the words behind it are left
 * out ('Mixture of Experts networks (MoE)'), and a digit repeats the letter before it ('Efficient Ensemble of Experts
 * (E3)').
 *
 * @param words those before the parenthesis, of one phrase
 * @returns a range of `words`, or undefined where it is no abbreviation of them
 */
export function longFormOf(short: string, words: readonly string[]): { from: number; to: number } | undefined {
  const letters = [...spelledOut(short).toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
  if (letters.length < 2) return undefined;
  const spelled = byInitials(letters, words);
  if (spelled) return spelled;
  const allowed = Math.min(letters.length + 5, letters.length * 2, mostWords);
  const first = Math.max(0, words.length - allowed);
  const joined = words.slice(first).map((word) => word.toLowerCase());
  const text = joined.join(' ');
  let at = text.length;
  for (let i = letters.length - 1; i >= 0; i--) {
    const letter = letters[i] as string;
    at--;
    while (at >= 0 && (text[at] !== letter || (i === 0 && at > 0 && text[at - 1] !== ' '))) at--;
    if (at < 0) return undefined;
  }
  const from = first + text.slice(0, at).split(' ').length - 1;
  const long = words.slice(from);
  // One word that holds all of it, or that is the short form itself, says nothing.
  if (long.length < 2 || long.some((word) => word.toLowerCase() === short.toLowerCase())) return undefined;
  return { from, to: words.length };
}

/** 'E3' is spelled 'EEE', 'W3C' 'WWWC'; other digits stay. */
function spelledOut(short: string): string {
  return short.replace(/(\p{Lu})([2-5])(?!\d)/gu, (_, letter: string, digit: string) => letter.repeat(Number(digit)));
}

/**
 * The words nearest to the parenthesis whose initials spell the short form, with or without the small words between. One
 * word may stand behind them ('Mixture of Experts networks (MoE)').
 */
function byInitials(letters: readonly string[], words: readonly string[]): { from: number; to: number } | undefined {
  for (const to of [words.length, words.length - 1]) {
    let at = to - 1;
    let letter = letters.length - 1;
    for (; at >= 0 && letter >= 0; at--) {
      const word = (words[at] as string).toLowerCase();
      if (word.startsWith(letters[letter] as string)) letter--;
      else if (at === to - 1 || !smallWords.has(word)) break;
    }
    if (letter < 0 && to - at - 1 >= 2) return { from: at + 1, to };
  }
  return undefined;
}

const smallWords = new Set(['of', 'the', 'for', 'and', 'in', 'to', 'on', 'with', 'a', 'an', 'by', 'at', 'from']);
