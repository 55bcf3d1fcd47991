import { asObject } from '../json-object.js';
import { markupToText } from '../markup-to-text.js';

/** Positions beyond any real abstract are not believed. */
const maxLength = 200_000;

/**
 * The text of an inverted abstract: each word with the positions where it stands. Positions that no word has are
 * left out. Some dumps have the index as JSON text, or wrapped as `{"InvertedIndex": ...}`.
 */
export function abstractOfIndex(value: unknown): string | undefined {
  const index = asObject(typeof value === 'string' ? parsed(value) : value);
  const words = asObject(index?.InvertedIndex) ?? index;
  if (!words) return undefined;
  const text: string[] = [];
  for (const [word, positions] of Object.entries(words)) {
    if (!Array.isArray(positions)) continue;
    for (const position of positions)
      if (Number.isInteger(position) && position >= 0 && position < maxLength) text[position] = word;
  }
  return markupToText(text.filter((word) => word !== undefined).join(' ')) || undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
