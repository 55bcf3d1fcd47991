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
  const forms: Form[] = [];
  for (const [at, text] of [label, ...aliases].entries()) {
    const { words } = tokenize(plainText(text));
    const folded = words.map(foldWord);
    if (folded.length === 0 || folded.some((word) => word === '')) continue;
    const isStrict = kind !== 'TERM' && (words.length === 1 || (at > 0 && words.length < fewestFreeWords));
    const exact = words.map((word) =>
      isDistinct(word) || (isStrict && isCapitalized(word)) ? withoutPlural(word) : null,
    );
    const form = { words: folded, exact };
    if (!forms.some((known) => covers(known, form))) forms.push(form);
  }
  return forms.filter((form) => !forms.some((other) => other !== form && covers(other, form)));
}

/** Whether a form is found wherever another one is. */
function covers(wide: Form, narrow: Form): boolean {
  return (
    wide.words.length === narrow.words.length &&
    wide.words.every((word, at) => word === narrow.words[at]) &&
    wide.exact.every((spelling, at) => spelling === null || spelling === narrow.exact[at])
  );
}

/** A phrase as forms are compared: folded words. */
export function foldPhrase(text: string): string {
  return tokenize(plainText(text)).words.map(foldWord).join(' ');
}
