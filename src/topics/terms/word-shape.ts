/**
 * Whether a word is spelled so that its case says what it is: 'PaLI', 'MoE', 'BERT', 'T5', 'word2vec' are; 'Marian',
 * 'Vision' and 'experts' are not.
 */
export function isDistinct(word: string): boolean {
  const bare = withoutPlural(word);
  if (/^\p{L}+\d[\p{L}\d.]*$/u.test(bare)) return true;
  return /.\p{Lu}/u.test(bare) || (/\p{Lu}/u.test(bare) && /\d/.test(bare));
}

/** An acronym without the 's' of its plural: 'MoEs' becomes 'MoE'. */
export function withoutPlural(word: string): string {
  return /^(.*\p{Lu}.*[\p{Lu}\d]|.*\p{Lu}\p{Lu})s$/u.exec(word)?.[1] ?? word;
}

/** Whether a word is capitalized like the words of a title. */
export function isCapitalized(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
