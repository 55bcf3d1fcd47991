import type { ChosenTerm } from './choose-terms.js';
import { smallWords } from './introduction-words.js';
import type { ShortFormCounts } from './short-form-counts.js';
import { flags, type TokenStream } from './token-stream.js';
import { TopicMatcher } from './topic-matcher.js';
import { withoutPlural } from './word-shape.js';

/** Capitals with small letters between them, as initials are written where words like 'of' are read aloud. */
const withSmallWords = /^\p{Lu}+(?:\p{Ll}\p{Lu}+)+$/u;

/**
 * Short forms that no paper defines, as happens where there are no abstracts: 'MoE' is 'mixture of experts', as its letters
 * are just the initials, small words in lower case, of one term and no other, and as a paper has both, the short form perhaps
 * within a name of its own ('LIMoE: the Language-Image Mixture of Experts'). Short forms all in capitals are left alone:
 * their letters fit too much.
 *
 * @param terms of the corpus
 * @returns folded long form to its short forms
 */
export function shortFormsByInitials(
  stream: TokenStream,
  terms: readonly ChosenTerm[],
  defined: ShortFormCounts,
): Map<string, string[]> {
  const undefinedForms = new Set(
    stream.spellings
      .map(withoutPlural)
      .filter((word) => withSmallWords.test(word) && defined.meaningsOf(word).size === 0),
  );
  if (undefinedForms.size === 0) return new Map();
  const termsByInitials = new Map<string, ChosenTerm[]>();
  for (const term of terms) {
    const initials = initialsOf(term.words);
    if (undefinedForms.has(initials)) termsByInitials.set(initials, [...(termsByInitials.get(initials) ?? []), term]);
  }
  const fitting = [...termsByInitials].flatMap(([short, [term, other]]) =>
    term !== undefined && other === undefined ? { short, words: term.words } : [],
  );
  const papersWithBoth = meet(stream, fitting);
  return new Map(
    fitting.filter((_, at) => papersWithBoth.has(at)).map(({ short, words }) => [words.join(' '), [short]]),
  );
}

/** 'MoE' of 'mixture of expert'. */
function initialsOf(words: readonly string[]): string {
  return words.map((word) => (smallWords.has(word) ? (word[0] ?? '') : (word[0] ?? '').toUpperCase())).join('');
}

/** Which of the pairs some paper has both of. */
function meet(stream: TokenStream, pairs: readonly { short: string; words: readonly string[] }[]): Set<number> {
  const tokens = stream.tokens.view();
  const bounds = stream.bounds.view();
  const found = new Set<number>();
  const holders = pairs.map(
    ({ short }) => new Set(stream.spellings.flatMap((word, spelling) => (word.includes(short) ? spelling : []))),
  );
  const forms = pairs.map(({ words }) => [{ words: [...words], exact: words.map(() => null) }]);
  new TopicMatcher(stream, forms).match((paper, _, pair) => {
    if (found.has(pair)) return;
    const end = bounds[2 * paper + 2] ?? tokens.length;
    for (let at = bounds[2 * paper] as number; at < end; at++)
      if (holders[pair]?.has((tokens[at] as number) & flags.SPELLING)) found.add(pair);
  });
  return found;
}
