import type { TopicMention } from './paper-record.js';

/**
 * Keywords that the source states, each once, as topics.
 * @param labels as the source has them
 * @returns undefined where there is none
 */
export function keywordTopics(labels: readonly string[]): TopicMention[] | undefined {
  const unique = new Set(labels.map((label) => label.replace(/\s+/g, ' ').trim()).filter((label) => label !== ''));
  if (unique.size === 0) return undefined;
  return [...unique].map((label) => ({ label, kind: 'KEYWORD', foundIn: 'KEYWORD' }));
}

/** Cuts one text of keywords: at semicolons where there are any, else at commas. */
export function splitKeywords(text: string): string[] {
  return text.split(text.includes(';') ? ';' : ',');
}
