const onset = '(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?';
const rime =
  '(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ue|ui|un|uo|a|e|i|o|u|v)';
const syllable = `${onset}${rime}`;
const splits = [1, 2, 3].map((count) => new RegExp(`^${`(${syllable})`.repeat(count)}$`));

/**
 * Splits a folded word into one to three syllables of Hanyu Pinyin, the fewest that do ('xiaoming': 'xiao', 'ming').
 * The table of syllables is regular, not exact: 'susan' passes, so that a caller needs another sign of Chinese.
 *
 * @returns null where the word can't be read so.
 */
export function pinyinSyllables(word: string): string[] | null {
  for (const split of splits) {
    const found = split.exec(word);
    if (found) return found.slice(1);
  }
  return null;
}
