import { foldWord } from './fold-word.js';
import { plainText } from './plain-text.js';
import { tokenize } from './tokens.js';
import { isCapitalized, isDistinct, withoutPlural } from './word-shape.js';

export type FoundKind = 'TERM' | 'SYSTEM' | 'DATASET' | 'BENCHMARK';

/** What a topic is recognized by. */
export interface NamedTopic {
  label: string;
  kind: FoundKind;
  aliases: readonly string[];
}

/** One way in which a topic is written. */
export interface Form {
  /** Folded. */
  words: string[];
  /** Of each word: the spelling that it must have; null where any case will do. */
  exact: (string | null)[];
}

/** Long forms of names with fewer words than this could be ordinary words: 'Big Transfer'. */
const fewestFreeWords = 3;

/**
 * The forms of a topic, each once. They follow from what is stored of a topic, so that a vocabulary that was read from
 * the database finds what the one that was just made finds. Words that are spelled as names are ('MoE') must be spelled
 * so; so must the one word of a name, and its short other names.
 */
export function formsOf({ label, kind, aliases }: NamedTopic): Form[] {
  const forms = new Map<string, Form>();
  for (const [at, text] of [label, ...aliases].entries()) {
    const { words } = tokenize(plainText(text));
    const folded = words.map(foldWord);
    if (folded.length === 0 || folded.some((word) => word === '')) continue;
    const isStrict = kind !== 'TERM' && (words.length === 1 || (at > 0 && words.length < fewestFreeWords));
    const exact = words.map((word) =>
      isDistinct(word) || (isStrict && isCapitalized(word)) ? withoutPlural(word) : null,
    );
    const key = folded.join(' ');
    const known = forms.get(key);
    // The freest of several spellings is the one that counts.
    if (known)
      known.exact = known.exact.map((spelling, index) =>
        exact[index] === null || exact[index] !== spelling ? null : spelling,
      );
    else forms.set(key, { words: folded, exact });
  }
  return [...forms.values()];
}

/** A phrase as forms are compared: folded words. */
export function foldPhrase(text: string): string {
  return tokenize(plainText(text)).words.map(foldWord).join(' ');
}
