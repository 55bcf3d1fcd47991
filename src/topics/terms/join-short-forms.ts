import type { ChosenTerm } from './choose-terms.js';
import { foldWord } from './fold-word.js';
import type { TermWithShortForms } from './spell-terms.js';
import type { TokenStream } from './token-stream.js';

/**
 * Joins terms that are one: a short form is no term beside its long form, and a term that holds a short form is the
 * one that holds the long form, where there is one: 'sparse MoE' is 'sparse mixture of experts'.
 *
 * @param terms with the short forms of each
 * @returns the terms that stay, in their order
 */
export function joinShortForms(
  terms: readonly (ChosenTerm & { shortForms: readonly string[] })[],
  stream: TokenStream,
): TermWithShortForms[] {
  const byWords = new Map<string, TermWithShortForms>();
  for (const { words, value, shortForms } of terms)
    byWords.set(words.join(' '), { words, value, shortForms: [...shortForms] });
  // From the folded short form, of one word, to what it is short for.
  const longOf = new Map<string, { short: string; words: readonly string[] }>();
  for (const { words, shortForms } of terms)
    for (const short of shortForms) if (!short.includes('-')) longOf.set(foldWord(short), { short, words });
  const isShort = (word: string) => longOf.has(word) && stream.isSpelledAsName(word);
  return [...byWords.values()].filter((term) => {
    if (!term.words.some(isShort)) return true;
    const key = term.words.flatMap((word) => (isShort(word) ? (longOf.get(word)?.words ?? word) : word)).join(' ');
    const whole = byWords.get(key);
    if (whole === undefined || whole === term) return true;
    if (term.words.length > 1)
      whole.shortForms.push(
        term.words.map((word) => (isShort(word) ? (longOf.get(word)?.short ?? word) : word)).join(' '),
      );
    return false;
  });
}
