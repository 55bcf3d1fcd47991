import { gaps, type Tokens } from './tokens.js';
import { isCapitalized, isDistinct } from './word-shape.js';

/** Words joined by hyphens: what can be a name, or a part of one ('V-MoE', 'ViT-22B', 'dataset'). */
export interface Unit {
  text: string;
  /** In lower case. */
  lower: string;
  /** Bits of `gaps` before it; never HYPHEN alone. */
  before: number;
  /** What follows it. */
  after: number;
  /** Spelled as only names are: 'PaLI', 'V-MoE', 'CIFAR-10'. */
  isName: boolean;
  isCapitalized: boolean;
}

/** The words of a text as units, in order. */
export function unitsOf({ words, before, after }: Tokens): Unit[] {
  const units: Unit[] = [];
  for (let at = 0; at < words.length; ) {
    let end = at + 1;
    while (end < words.length && before[end] === gaps.HYPHEN) end++;
    const parts = words.slice(at, end);
    const text = parts.join('-');
    units.push({
      text,
      lower: text.toLowerCase(),
      before: before[at] as number,
      after: end < words.length ? (before[end] as number) : after,
      isName: isNameOf(parts),
      isCapitalized: isCapitalized(text),
    });
    at = end;
  }
  return units;
}

function isNameOf(parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  if (!/^\p{L}/u.test(first) || /^\p{Lu}?\p{L}$/u.test(parts.join(''))) return false;
  // 'BERT-based', 'English-German', 'Seq2Seq-model': compounds, not names.
  if (rest.some((part) => /^\p{Ll}{3,}$/u.test(part))) return false;
  if (rest.length === 0) return isDistinct(first) && !isPlainPlural(first);
  if (!isCapitalized(first) && !isDistinct(first)) return false;
  return parts.some(isDistinct) || rest.some((part) => /^\d+(\.\d+)?\p{Lu}?$|^\p{L}$/u.test(part));
}

/** A plural is no name: 'LLMs', 'MoEs'. */
function isPlainPlural(word: string): boolean {
  return /\p{Lu}s$/u.test(word);
}
